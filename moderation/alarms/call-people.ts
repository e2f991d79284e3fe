import { MINUTE_MS } from '#db/days.ts'
import { changeAlarm, ringingAlarms } from '#db/queries/alarms.ts'
import { isStaffed, shiftsAt } from '#db/queries/shifts.ts'
import { accountsWithRole, summon } from '#db/queries/summons.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { getSetting } from '../settings.ts'
import { calledAt, tierAfter } from './ladder.ts'

/**
 * Goes up the ladder for every ringing alarm: calls who is due to be called, again with each higher
 * tier, and everybody again as long as nobody takes it. Answers for how many alarms somebody was called.
 */
export async function callPeople(store: Store, now: Date): Promise<number> {
  const at = now.getTime()
  if ((await ringingAlarms(store.read)).length === 0) return 0
  const minutes = await getSetting(store.read, 'ladderMinutes')
  return await inTransaction(store, async (trx) => {
    const shifts = await shiftsAt(trx, at)
    const staff = {
      professionals: await accountsWithRole(trx, ['professional']),
      administrators: await accountsWithRole(trx, ['administrator']),
    }
    let called = 0
    for (const alarm of await ringingAlarms(trx)) {
      const call = calledAt(tierAfter(at - alarm.ringing_since, minutes), shifts, staff)
      const lastCall = alarm.called_at ?? 0
      // Set back, the clock would make everybody wait: a call that lies ahead is no call.
      const longAgo = at - lastCall >= minutes.second * MINUTE_MS || lastCall > at
      if (call.tier <= alarm.tier && !longAgo) continue
      await summon(trx, { accountIds: call.accountIds, why: 'acute', now: at })
      if (call.tier === 3 && alarm.tier < 3) {
        const nobody = !shifts.some(isStaffed)
        if (nobody) await summon(trx, { accountIds: staff.administrators, why: 'nobody', now: at })
      }
      await changeAlarm(trx, alarm.case_id, {
        tier: call.tier,
        highest_tier: Math.max(alarm.highest_tier, call.tier),
        called_at: at,
      })
      called += 1
    }
    return called
  })
}
