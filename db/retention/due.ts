/** How much a rule would take away, without taking it: for who looks whether the sweep is behind, and for who chooses. */
import { sql } from 'kysely'
import type { Reader } from '../store.ts'
import { assessmentsRunOut } from './assessments.ts'
import { dayRunOut, momentRunOut } from './cutoff.ts'
import { dormantAccounts, firstMonthKept } from './dormant-accounts.ts'
import { chosenPosts } from './own-choice.ts'
import { isFilled, lastOf, mayGo, plainColumn } from './plain-rules.ts'
import { monthsOf, sweptAs } from './sweepers.ts'
import { threadsRunOut } from './threads.ts'
import type { AfterRule, TimedRule } from './timed-rules.ts'
import { heldPosts, removedPosts } from './words.ts'

async function plainDue(
  db: Reader,
  timed: TimedRule,
  column: string,
  now: Date,
  limit: number,
): Promise<number> {
  const { columns, table } = timed
  const filled = columns === null ? sql`TRUE` : sql`(${isFilled(table, columns)})`
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT 1 FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} <= ${lastOf(timed, column, now)} AND ${filled}
        AND ${mayGo(timed)} LIMIT ${limit})`.execute(db)
  return rows[0]?.count ?? 0
}

/** Of a rule that is more than one column of one table; undefined when it is a plain one. */
async function ownDue(
  db: Reader,
  rule: AfterRule,
  now: Date,
  limit: number,
): Promise<unknown[] | undefined> {
  const lastDay = dayRunOut(rule, now)
  const runOut = { day: lastDay, moment: momentRunOut(rule, now) }
  switch (rule.after) {
    case 'last-post':
      return await threadsRunOut(db, rule, now, limit)
    case 'last-trace':
      return await dormantAccounts(db, firstMonthKept(monthsOf(rule), now))
    case 'own-choice':
      return await chosenPosts(db, { months: monthsOf(rule), lastDay }, limit)
    case 'assessment':
      return await assessmentsRunOut(db, lastDay, limit)
    case 'removal':
      return await removedPosts(db, runOut, limit)
    case 'hold':
      return await heldPosts(db, runOut, limit)
    default:
      return undefined
  }
}

/** How many things have run out by a rule as of `now`; it stops counting at about `limit`. */
export async function due(db: Reader, timed: TimedRule, now: Date, limit: number): Promise<number> {
  const own = 'after' in timed.rule ? await ownDue(db, timed.rule, now, limit) : undefined
  if (own !== undefined) return own.length
  const column = plainColumn(timed)
  if (column === undefined) throw new Error(`Nobody knows what is due by ${sweptAs(timed)}.`)
  return await plainDue(db, timed, column, now, limit)
}
