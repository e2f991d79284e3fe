import type { Insertable } from 'kysely'
import type { MuteTable } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** Mutes somebody for somebody; who is muted already stays so. */
export async function insertMute(trx: Writing, row: Insertable<MuteTable>): Promise<void> {
  await trx
    .insertInto('mute')
    .values(row)
    .onConflict((conflict) => conflict.columns(['account_id', 'muted_id']).doNothing())
    .execute()
}

export type Muted = { id: string; muted_id: string; pseudonym: string }

/** Whom somebody muted, by name. */
export async function mutedBy(db: Reader, accountId: string): Promise<Muted[]> {
  return await db
    .selectFrom('mute')
    .innerJoin('account as muted', 'muted.id', 'mute.muted_id')
    .select(['mute.id', 'mute.muted_id', 'muted.pseudonym'])
    .where('mute.account_id', '=', accountId)
    .orderBy('muted.pseudonym')
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
