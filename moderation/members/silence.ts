/** How long an account stays when nobody signs in, and how long somebody was away. By months: no day is kept. */
import { monthOf, monthOfWeek, monthsAfter, monthsBetween } from '#db/days.ts'
import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { lengthOf } from '#db/retention/choices.ts'
import type { Reader, Writing } from '#db/store.ts'

/** The last part of the time that an account is kept: who signs in then is told of it. */
const LAST_PART = 1 / 4

/** Remembers the month of a sign-in, and answers how many months had gone by since the one before. */
export async function beginAnew(trx: Writing, accountId: string, now: Date): Promise<number> {
  const account = await findAccount(trx, accountId)
  if (account === undefined) return 0
  const month = monthOf(now)
  const last = account.seen_month || monthOfWeek(account.joined_week)
  // Never back: else a clock that is years behind for an hour would cost the account its time.
  if (account.seen_month < month) await updateAccount(trx, accountId, { seen_month: month })
  return Math.max(0, monthsBetween(last, month))
}

/** Whether an account that was silent for so many months would soon have gone. */
export async function wasNearlyGone(db: Reader, months: number): Promise<boolean> {
  return months >= (await lengthOf(db, 'account')) * (1 - LAST_PART)
}

export type Staying = {
  /** How many whole months an account stays after the one of its last sign-in. */
  months: number
  /** The last month (`YYYY-MM`) of this one, if nobody signs in again. */
  until: string
}

/** How long the account of somebody who is signed in stays from now on. */
export async function stays(db: Reader, now: Date): Promise<Staying> {
  const months = await lengthOf(db, 'account')
  return { months, until: monthsAfter(monthOf(now), months) }
}
