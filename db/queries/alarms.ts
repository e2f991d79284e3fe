import type { Insertable } from 'kysely'
import type { AlarmTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertAlarm(trx: Writing, row: Insertable<AlarmTable>): Promise<void> {
  await trx.insertInto('alarm').values(row).execute()
}

export async function alarmOfCase(
  db: Reader | Writing,
  caseId: string,
): Promise<Row<'alarm'> | undefined> {
  return await db.selectFrom('alarm').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

export async function changeAlarm(
  trx: Writing,
  caseId: string,
  change: Partial<Omit<Row<'alarm'>, 'id' | 'case_id'>>,
): Promise<void> {
  await trx.updateTable('alarm').set(change).where('case_id', '=', caseId).execute()
}

const LONGEST_REST_MS = 10 * 60_000

/**
 * Takes the alarms that are due under a lease, so that no second loop sends them at the same time; a
 * lease that ran out (a killed process) is free again.
 */
export async function leaseDueAlarms(
  trx: Writing,
  lease: { by: string; now: number; until: number },
): Promise<Array<Row<'alarm'>>> {
  return await trx
    .updateTable('alarm')
    .set({ lease_by: lease.by, lease_until: lease.until })
    .where('state', '!=', 'ended')
    .where((eb) =>
      eb.or([
        eb('due_at', '<=', lease.now),
        // Written by a clock that was set back since: no ringing alarm waits so long.
        eb.and([eb('state', '=', 'ringing'), eb('due_at', '>', lease.now + LONGEST_REST_MS)]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('lease_until', 'is', null),
        eb('lease_until', '<=', lease.now),
        eb('lease_until', '>', lease.now + LONGEST_REST_MS),
      ]),
    )
    .returningAll()
    .execute()
}

/** Ends a lease, if it is still ours: an alarm that was acknowledged meanwhile is left as it is. */
export async function giveBackAlarm(
  trx: Writing,
  lease: { id: string; by: string; dueAt: number },
): Promise<void> {
  await trx
    .updateTable('alarm')
    .set({ due_at: lease.dueAt, lease_by: null, lease_until: null })
    .where('id', '=', lease.id)
    .where('lease_by', '=', lease.by)
    .execute()
}

/** How many acute cases ring, and how many wait in all: the only thing an on-call page may hear. */
export async function countWaiting(db: Reader): Promise<{ ringing: number; cases: number }> {
  const ringing = await db
    .selectFrom('alarm')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'ringing')
    .executeTakeFirstOrThrow()
  const cases = await db
    .selectFrom('case')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .where('acknowledged_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { ringing: ringing.count, cases: cases.count }
}

/** All alarms that ring, oldest first. */
export async function ringingAlarms(db: Reader | Writing): Promise<Array<Row<'alarm'>>> {
  return await db
    .selectFrom('alarm')
    .selectAll()
    .where('state', '=', 'ringing')
    .orderBy('ringing_since')
    .execute()
}
