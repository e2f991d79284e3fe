/**
 * The ladder: who is called for an acute case that nobody takes. First tier at once, the second with it
 * after five minutes, after ten everybody: all professionals, and the administrators, who hold the phone
 * list. A tier that is empty is passed over: somebody is always called.
 */
import { MINUTE_MS } from '#db/days.ts'
import { isStaffed, type ShiftAt } from '#db/queries/shifts.ts'

export type Tier = 1 | 2 | 3
export type LadderMinutes = { second: number; all: number }

/** The tier for an alarm that has been ringing for so long. */
export function tierAfter(ringingMs: number, minutes: LadderMinutes): Tier {
  if (ringingMs >= minutes.all * MINUTE_MS) return 3
  return ringingMs >= minutes.second * MINUTE_MS ? 2 : 1
}

export type Staff = { professionals: string[]; administrators: string[] }

/** Who is called at a tier, and which tier that is when the ones below it are empty. */
export function calledAt(
  tier: Tier,
  shifts: ShiftAt[],
  staff: Staff,
): { tier: Tier; accountIds: string[] } {
  const staffed = shifts.filter(isStaffed)
  const upTo = (most: number) =>
    staffed.filter((shift) => shift.tier <= most).map((shift) => shift.account_id)
  const first = upTo(1)
  if (tier === 1 && first.length > 0) return { tier, accountIds: [...new Set(first)] }
  const second = upTo(2)
  if (tier <= 2 && second.length > 0) return { tier: 2, accountIds: [...new Set(second)] }
  return { tier: 3, accountIds: [...staff.professionals, ...staff.administrators] }
}
