/** On which days professionals are not there. */
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type Absence = Row<'absence'> & { pseudonym: string }

/** The absences that run or come, by their first day. */
export async function comingAbsences(db: Reader | Writing, today: string): Promise<Absence[]> {
  return await db
    .selectFrom('absence')
    .innerJoin('account', 'account.id', 'absence.account_id')
    .selectAll('absence')
    .select('account.pseudonym')
    .where('absence.to_day', '>=', today)
    .where('account.active', '=', 1)
    .orderBy('absence.from_day')
    .execute()
}

/** Whether somebody is away on one of the days from `from` to `to`. */
export async function isAway(
  trx: Writing,
  accountId: string,
  days: { from: string; to: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('absence')
    .select('id')
    .where('account_id', '=', accountId)
    .where('from_day', '<=', days.to)
    .where('to_day', '>=', days.from)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertAbsence(trx: Writing, row: Row<'absence'>): Promise<void> {
  await trx.insertInto('absence').values(row).execute()
}

/** Takes an absence away, of `accountId` alone where it is given; answers whether there was one. */
export async function deleteAbsence(
  trx: Writing,
  id: string,
  accountId: string | null,
): Promise<boolean> {
  let query = trx.deleteFrom('absence').where('id', '=', id)
  if (accountId !== null) query = query.where('account_id', '=', accountId)
  return (await query.executeTakeFirst()).numDeletedRows === 1n
}

/** Who works here no more is planned no more. */
export async function dropAbsencesOf(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('absence').where('account_id', '=', accountId).execute()
}
