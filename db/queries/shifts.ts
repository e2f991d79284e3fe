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
