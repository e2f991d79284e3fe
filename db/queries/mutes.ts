import { sql, type Insertable } from 'kysely'
import type { MuteTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** Mutes a name for somebody; what is muted already stays so. */
export async function insertMute(trx: Writing, row: Insertable<MuteTable>): Promise<void> {
  await trx
    .insertInto('mute')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type Muted = Row<'mute'> & { name: string }

/** Which names somebody muted, in their order. */
export async function mutedBy(db: Reader, accountId: string): Promise<Muted[]> {
  return await db
    .selectFrom('mute')
    .leftJoin('account as muted', 'muted.id', 'mute.muted_id')
    .leftJoin('alias', 'alias.id', 'mute.alias_id')
    .selectAll('mute')
    .select(sql<string>`coalesce(alias.name, muted.pseudonym)`.as('name'))
    .where('mute.account_id', '=', accountId)
    .orderBy('name')
    .execute()
}

/** Takes a mute of this account back. */
export async function dropMute(
  trx: Writing,
  mute: { id: string; accountId: string },
): Promise<void> {
  await trx
    .deleteFrom('mute')
    .where('id', '=', mute.id)
    .where('account_id', '=', mute.accountId)
    .execute()
}
