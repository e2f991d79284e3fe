import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type Debrief = Row<'debrief'> & { name: string; takenByName: string | null }

/** Who asked for a talk: those who ask for `asked`, and `of` whoever they asked. */
export async function debriefs(
  db: Reader,
  wanted: { asked: Row<'debrief'>['asked']; of?: string },
): Promise<Debrief[]> {
  return await db
    .selectFrom('debrief')
    .innerJoin('account', 'account.id', 'debrief.account_id')
    .leftJoin('account as taker', 'taker.id', 'debrief.taken_by')
    .selectAll('debrief')
    .select(['account.pseudonym as name', 'taker.pseudonym as takenByName'])
    .where((eb) =>
      eb.or([
        eb('debrief.asked', '=', wanted.asked),
        ...(wanted.of === undefined ? [] : [eb('debrief.account_id', '=', wanted.of)]),
      ]),
    )
    .orderBy('debrief.asked_at')
    .execute()
}

export async function findDebrief(
  trx: Writing,
  accountId: string,
): Promise<Row<'debrief'> | undefined> {
  return await trx
    .selectFrom('debrief')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export async function keepDebrief(trx: Writing, row: Row<'debrief'>): Promise<void> {
  await trx.deleteFrom('debrief').where('account_id', '=', row.account_id).execute()
  await trx.insertInto('debrief').values(row).execute()
}

export async function dropDebrief(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('debrief').where('account_id', '=', accountId).execute()
}
