/**
 * One turn of the alarm loop: takes what is due under a lease, sends it, and sets when it is due again.
 * An alarm is a row; a process that dies in the middle leaves a lease that runs out.
 */
import { changeAlarm, leaseDueAlarms } from '#db/queries/alarms.ts'
import { insertCaseEvent } from '#db/queries/cases.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { getSetting } from '../settings.ts'

export type SendAlarm = (alarm: { caseId: string; attempt: number }) => Promise<void> | void

const LEASE_MS = 10_000

/**
 * Delivers every due alarm once through `send`. Answers how many were sent.
 * @param by names this process in the lease.
 */
export async function deliverAlarms(
  store: Store,
  loop: { by: string; now: Date; send: SendAlarm },
): Promise<number> {
  const now = loop.now.getTime()
  const repeatMs = (await getSetting(store.read, 'alarmRepeatSeconds')) * 1000
  const due = await inTransaction(store, async (trx) => {
    const leased = await leaseDueAlarms(trx, { by: loop.by, now, until: now + LEASE_MS })
    for (const alarm of leased.filter((one) => one.state === 'quiet')) {
      // Taken, and then nothing: it rings again.
      await changeAlarm(trx, alarm.case_id, { state: 'ringing' })
      await insertCaseEvent(trx, { case_id: alarm.case_id, kind: 'rang-again', by: null, at: now })
    }
    return leased
  })
  for (const alarm of due) {
    await loop.send({ caseId: alarm.case_id, attempt: alarm.attempts + 1 })
    await inTransaction(store, async (trx) => {
      await trx
        .updateTable('alarm')
        .set({
          attempts: alarm.attempts + 1,
          first_sent_at: alarm.first_sent_at ?? now,
          due_at: now + repeatMs,
          lease_by: null,
          lease_until: null,
        })
        .where('id', '=', alarm.id)
        // Acknowledged while it was being sent: that stands.
        .where('lease_by', '=', loop.by)
        .execute()
    })
  }
  return due.length
}
