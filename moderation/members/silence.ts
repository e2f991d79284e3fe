/** How long an account stays when nobody signs in, and how long somebody was away. By months: no day is kept. */
import { monthOf, monthOfWeek, monthsAfter, monthsBetween } from '#db/days.ts'
import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { monthsAccountsAreKept } from '#db/retention/dormant-accounts.ts'
import type { Writing } from '#db/store.ts'

/** The last part of the time that an account is kept: who signs in then is told of it. */
const LAST_PART = 1 / 4

/** Remembers the month of a sign-in, and answers how many months had gone by since the one before. */
export async function beginAnew(trx: Writing, accountId: string, now: Date): Promise<number> {
  const account = await findAccount(trx, accountId)
  if (account === undefined) return 0
  const month = monthOf(now)
  const last = account.seen_month || monthOfWeek(account.joined_week)
  if (account.seen_month !== month) await updateAccount(trx, accountId, { seen_month: month })
  return Math.max(0, monthsBetween(last, month))
}

/** Whether an account that was silent for so many months would soon have gone. */
export function wasNearlyGone(months: number): boolean {
  return months >= monthsAccountsAreKept() * (1 - LAST_PART)
}

export type Staying = {
  /** How many whole months an account stays after the one of its last sign-in. */
  months: number
  /** The last month (`YYYY-MM`) of this one, if nobody signs in again. */
  until: string
}

/** How long the account of somebody who is signed in stays from now on. */
export function stays(now: Date): Staying {
  const months = monthsAccountsAreKept()
  return { months, until: monthsAfter(monthOf(now), months) }
}
