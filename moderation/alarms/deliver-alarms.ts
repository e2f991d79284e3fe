/**
 * One turn of the alarm loop: takes what is due under a lease, sends it, and sets when it is due again.
 * An alarm is a row; a process that dies in the middle leaves a lease that runs out.
 */
import { MINUTE_MS } from '#db/days.ts'
import { changeAlarm, giveBackAlarm, leaseDueAlarms } from '#db/queries/alarms.ts'
import { insertCaseEvent } from '#db/queries/cases.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { getSetting } from '../settings.ts'

export type SendAlarm = (alarm: { caseId: string; attempt: number }) => Promise<void> | void

const LEASE_MS = 10_000

type Loop = {
  /** Names this process in the lease. */
  by: string
  now: Date
  send: SendAlarm
}

export type Delivered = { sent: number; faults: unknown[] }

/** It rang: counted, due again after its pause; unless it was acknowledged while it was being sent. */
async function markSent(
  store: Store,
  alarm: Row<'alarm'>,
  loop: Loop,
  repeatMs: number,
): Promise<void> {
  const now = loop.now.getTime()
  await inTransaction(store, async (trx) => {
    await changeAlarm(trx, alarm.case_id, {
      attempts: alarm.attempts + 1,
      first_sent_at: alarm.first_sent_at ?? now,
    })
    await giveBackAlarm(trx, { id: alarm.id, by: loop.by, dueAt: now + repeatMs })
  })
}

/**
 * Delivers every due alarm once through `send`. One that could not be sent keeps none of the others from
 * ringing; it is due again at the next turn.
 */
export async function deliverAlarms(store: Store, loop: Loop): Promise<Delivered> {
  const now = loop.now.getTime()
  const repeatMs = (await getSetting(store.read, 'alarmRepeatSeconds')) * 1000
  const ladder = await getSetting(store.read, 'ladderMinutes')
  const due = await inTransaction(store, async (trx) => {
    const leased = await leaseDueAlarms(trx, { by: loop.by, now, until: now + LEASE_MS })
    for (const alarm of leased.filter((one) => one.state === 'quiet')) {
      // Taken, and then nothing: it rings again.
      // Up the ladder at the second tier: the first had it, and did not act.
      await changeAlarm(trx, alarm.case_id, {
        state: 'ringing',
        ringing_since: now - ladder.second * MINUTE_MS,
        tier: 0,
        called_at: null,
      })
      await insertCaseEvent(trx, { case_id: alarm.case_id, kind: 'rang-again', by: null, at: now })
    }
    return leased
  })
  const faults: unknown[] = []
  for (const alarm of due) {
    try {
      await loop.send({ caseId: alarm.case_id, attempt: alarm.attempts + 1 })
      await markSent(store, alarm, loop, repeatMs)
    } catch (error) {
      faults.push(error)
      await inTransaction(store, (trx) =>
        giveBackAlarm(trx, { id: alarm.id, by: loop.by, dueAt: alarm.due_at }),
      )
    }
  }
  return { sent: due.length - faults.length, faults }
}
