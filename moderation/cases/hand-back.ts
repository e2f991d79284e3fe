import { alarmOfCase, changeAlarm } from '#db/queries/alarms.ts'
import { changeCase, insertCaseEvent, openCasesTakenBy } from '#db/queries/cases.ts'
import type { Writing } from '#db/store.ts'

/**
 * Gives back the open cases of a professional who leaves: they wait for a person again, and alarms ring
 * again. A case that nobody has must not look as if somebody had it.
 */
export async function handBackCases(trx: Writing, accountId: string, now: Date): Promise<number> {
  const taken = await openCasesTakenBy(trx, accountId)
  for (const found of taken) {
    await changeCase(trx, found, { acknowledged_by: null, acknowledged_at: null })
    await insertCaseEvent(trx, {
      case_id: found.id,
      kind: 'handed-back',
      by: null,
      at: now.getTime(),
    })
    const alarm = await alarmOfCase(trx, found.id)
    if (alarm !== undefined && alarm.state !== 'ended') {
      await changeAlarm(trx, found.id, {
        state: 'ringing',
        due_at: now.getTime(),
        // From the foot of the ladder: whoever is on call first has not heard of it yet.
        ringing_since: now.getTime(),
        tier: 0,
        called_at: null,
        lease_by: null,
        lease_until: null,
      })
    }
  }
  return taken.length
}
