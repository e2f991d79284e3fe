import { dayOf, HOUR_MS } from '../days.ts'
import type { Insertable } from 'kysely'
import type { Row, ShiftTable } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type ShiftAt = Row<'shift'> & {
  role: Row<'account'>['role']
  /** When its person last heard a test alarm on their own device. */
  heard_at: number | null
}

/** The shifts that run at `now`, first tier first. Of who said to be away that day none does. */
export async function shiftsAt(db: Reader | Writing, now: number): Promise<ShiftAt[]> {
  const today = dayOf(new Date(now))
  return await db
    .selectFrom('shift')
    .innerJoin('account', 'account.id', 'shift.account_id')
    .leftJoin('alarm_test', 'alarm_test.account_id', 'shift.account_id')
    .selectAll('shift')
    .select(['account.role', 'alarm_test.acknowledged_at as heard_at'])
    .where('shift.starts_at', '<=', now)
    .where('shift.ends_at', '>', now)
    .where('account.active', '=', 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('absence')
            .select('absence.id')
            .whereRef('absence.account_id', '=', 'shift.account_id')
            .where('absence.from_day', '<=', today)
            .where('absence.to_day', '>=', today),
        ),
      ),
    )
    .orderBy('shift.tier')
    .execute()
}

const TEST_COUNTS_MS = 12 * HOUR_MS

/** Whether a shift has somebody who can be called: a test alarm was heard at most 12 h before it began. */
export function isStaffed(shift: Pick<ShiftAt, 'role' | 'heard_at' | 'starts_at'>): boolean {
  return (
    shift.role === 'professional' &&
    shift.heard_at !== null &&
    shift.heard_at >= shift.starts_at - TEST_COUNTS_MS
  )
}

/** Whether a professional is on call at `now`: what authors are told follows from it. */
export async function somebodyOnCall(db: Reader | Writing, now: number): Promise<boolean> {
  return (await shiftsAt(db, now)).some(isStaffed)
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

export async function insertShift(trx: Writing, row: Insertable<ShiftTable>): Promise<void> {
  await trx.insertInto('shift').values(row).execute()
}

export type PlannedShift = Row<'shift'> & { pseudonym: string; offeredToName: string | null }

/** The shifts that run or come, by their beginning. Whoever is out of service has none. */
export async function comingShifts(
  db: Reader | Writing,
  now: number,
  limit: number,
): Promise<PlannedShift[]> {
  return await db
    .selectFrom('shift')
    .innerJoin('account', 'account.id', 'shift.account_id')
    .leftJoin('account as colleague', 'colleague.id', 'shift.offered_to')
    .selectAll('shift')
    .select(['account.pseudonym', 'colleague.pseudonym as offeredToName'])
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

/** A shift that runs or comes, or undefined. */
export async function findComingShift(
  trx: Writing,
  id: string,
  now: number,
): Promise<Row<'shift'> | undefined> {
  return await trx
    .selectFrom('shift')
    .selectAll()
    .where('id', '=', id)
    .where('ends_at', '>', now)
    .executeTakeFirst()
}

/** Asks a colleague to take a shift, takes that back with null, or gives it to who took it. */
export async function passShift(
  trx: Writing,
  id: string,
  to: { offered_to: string | null; account_id?: string },
): Promise<void> {
  await trx.updateTable('shift').set(to).where('id', '=', id).execute()
}

/** The shift that begins next, or undefined. */
export async function nextShift(
  db: Reader | Writing,
  now: number,
): Promise<Row<'shift'> | undefined> {
  return await db
    .selectFrom('shift')
    .selectAll()
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
}
