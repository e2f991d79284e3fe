/**
 * Accounts that nobody has used for long: by the month in which somebody joined, last signed in or wrote what
 * still stands. A month and no day, so that nothing finer has to be kept for a year.
 */
import { sql } from 'kysely'
import { monthOf, monthOfWeek, monthsAfter, weekOf } from '../days.ts'
import { HELD_CASES } from '../queries/legal-holds.ts'
import type { Reader, Writing } from '../store.ts'
import { forgetErased, isGoing } from '../queries/erased.ts'
import { accountStep, markAsGoing } from './account.ts'
import type { Step } from './step.ts'

/** The first month (`YYYY-MM`) that still counts: who left no trace in it or later goes. */
export function firstMonthKept(months: number, now: Date): string {
  return monthsAfter(monthOf(now), -months)
}

/** Whom to look at: some accounts after an id in the order of ids, or everybody. */
type Page = { after: string; limit: number }

/**
 * The accounts that left no trace since the month `first` began. Whoever works here stays while they do, and
 * then as long as the trail tells of them by name; who has a case that is open or under a legal hold, as long as that.
 */
export async function dormantAccounts(
  db: Reader | Writing,
  first: string,
  page?: Page,
): Promise<string[]> {
  const day = `${first}-01`
  // The week that holds the first day counts for those who joined at its end.
  const week = weekOf(new Date(`${day}T12:00:00Z`))
  const among =
    page === undefined
      ? sql`TRUE`
      : sql`account.id IN
          (SELECT id FROM account WHERE id > ${page.after} ORDER BY id LIMIT ${page.limit})`
  const { rows } = await sql<{ id: string }>`
    SELECT account.id FROM account WHERE ${among}
      AND account.joined_week < ${week}
      AND account.seen_month < ${first}
      AND (account.role = 'member' OR account.active = 0)
      AND NOT EXISTS (SELECT 1 FROM post WHERE post.account_id = account.id
        AND post.day >= ${day} AND post.markdown <> '')
      AND NOT EXISTS (SELECT 1 FROM audit WHERE audit.actor = account.id)
      AND NOT EXISTS (SELECT 1 FROM "case" WHERE "case".account_id = account.id
        AND ("case".state = 'open' OR "case".id IN ${HELD_CASES}))`.execute(db)
  return rows.map(({ id }) => id).toSorted()
}

/** The month of the account that was used longest ago, of those that can go; null when there is none. */
export async function oldestTrace(db: Reader): Promise<string | null> {
  const canGo = db
    .selectFrom('account')
    .where((eb) => eb.or([eb('role', '=', 'member'), eb('active', '=', 0)]))
    .limit(1)
  const seen = await canGo
    .select('seen_month')
    .where('seen_month', '>', '')
    .orderBy('seen_month')
    .executeTakeFirst()
  const joined = await canGo
    .select('joined_week')
    .where('seen_month', '=', '')
    .orderBy('joined_week')
    .executeTakeFirst()
  const months = [seen?.seen_month, joined && monthOfWeek(joined.joined_week)]
  return months.filter((one) => one !== undefined).toSorted()[0] ?? null
}

/**
 * They go as by their own erasure, words first: from the first step on nobody comes back to an account of which a
 * part is gone. One step looks at a few accounts in the order of their ids and remembers how far it came.
 */
export function dormantAccountStep(months: number, now: Date): Step {
  const first = firstMonthKept(months, now)
  let after = ''
  return async (trx, turn) => {
    const { limit } = turn
    const seen = await trx
      .selectFrom('account')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    let gone = 0
    for (const id of await dormantAccounts(trx, first, { after, limit })) {
      if (!(await isGoing(trx, id))) await markAsGoing(trx, id, now)
      const done = await accountStep(id, { because: 'ran-out', now })(trx, turn)
      if (done.more) return { gone, more: true }
      // What runs out by time is swept from a backup too, and needs no line.
      await forgetErased(trx, { kind: 'account', subject: id })
      gone += done.gone
      after = id
    }
    after = seen.at(-1)?.id ?? after
    return { gone, more: seen.length === limit }
  }
}
