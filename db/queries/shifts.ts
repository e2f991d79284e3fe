import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** The shifts that run at `now`, first tier first. */
export async function shiftsAt(
  db: Reader | Writing,
  now: number,
): Promise<Array<Row<'shift'> & { role: Row<'account'>['role'] }>> {
  return await db
    .selectFrom('shift')
    .innerJoin('account', 'account.id', 'shift.account_id')
    .selectAll('shift')
    .select('account.role')
    .where('shift.starts_at', '<=', now)
    .where('shift.ends_at', '>', now)
    .where('account.active', '=', 1)
    .orderBy('shift.tier')
    .execute()
}

/** Whether a professional is on call at `now`: what authors are told follows from it. */
export async function somebodyOnCall(db: Reader | Writing, now: number): Promise<boolean> {
  return (await shiftsAt(db, now)).some((shift) => shift.role === 'professional')
}

/** Whether a shift is still planned and not over. */
export async function shiftStands(db: Reader, id: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('shift')
    .select('id')
    .where('id', '=', id)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertShift(trx: Writing, row: Row<'shift'>): Promise<void> {
  await trx.insertInto('shift').values(row).execute()
}

export type PlannedShift = Row<'shift'> & { pseudonym: string }

/** The shifts that run or come, by their beginning. Whoever is out of service has none. */
export async function comingShifts(
  db: Reader | Writing,
  now: number,
  limit: number,
): Promise<PlannedShift[]> {
  return await db
    .selectFrom('shift')
    .innerJoin('account', 'account.id', 'shift.account_id')
    .selectAll('shift')
    .select('account.pseudonym')
    .where('shift.ends_at', '>', now)
    .where('account.active', '=', 1)
    .where('account.role', '=', 'professional')
    .orderBy('shift.starts_at')
    .orderBy('shift.tier')
    .limit(limit)
    .execute()
}

/** Takes a shift away; answers whether there was one. */
export async function deleteShift(trx: Writing, id: string): Promise<boolean> {
  const gone = await trx.deleteFrom('shift').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows === 1n
}

/** Takes away what somebody has running or coming. */
export async function deleteComingShiftsOf(
  trx: Writing,
  accountId: string,
  now: number,
): Promise<void> {
  await trx
    .deleteFrom('shift')
    .where('account_id', '=', accountId)
    .where('ends_at', '>', now)
    .execute()
}
