import { alarmOfCase, changeAlarm } from '#db/queries/alarms.ts'
import type { Writing } from '#db/store.ts'

/** Something was done: the alarm of a taken case rests for good, until the case is raised again. */
export async function restAlarm(trx: Writing, caseId: string): Promise<void> {
  const alarm = await alarmOfCase(trx, caseId)
  if (alarm?.state === 'quiet') {
    await changeAlarm(trx, caseId, { due_at: Number.MAX_SAFE_INTEGER })
  }
}
