/**
 * How every rule of the inventory stands: how old the oldest is of what it is about, and whether the sweep is
 * behind: something is still there that should have gone in the night before last.
 */
import { sql } from 'kysely'
import { DAY_MS, dayOf, MINUTE_MS } from '../days.ts'
import type { Reader } from '../store.ts'
import { someAssessmentRunOut } from './assessments.ts'
import { dayRunOut, momentRunOut } from './cutoff.ts'
import { dormantAccounts, firstMonthKept, oldestTrace } from './dormant-accounts.ts'
import { isFilled, lastOf, plainColumn } from './plain-rules.ts'
import { chosenPosts } from './own-choice.ts'
import { monthsOf, sweptAs } from './sweepers.ts'
import { isUrgent, timedRules, type AfterRule, type TimedRule } from './timed-rules.ts'
import { heldPosts, removedPosts } from './words.ts'

export type Standing = {
  /** What is swept, as the sweep calls it in the trail. */
  name: string
  rule: TimedRule['rule']
  /** The day of the oldest, of accounts its month; null when there is none, or when it has no day of its own. */
  oldest: string | null
  behind: boolean
}

/** What goes by the night may wait for one more; what goes by the minute for a quarter of an hour. */
const GRACE_MS = 2 * DAY_MS
const URGENT_GRACE_MS = 15 * MINUTE_MS

type Measured = Omit<Standing, 'name' | 'rule'>

/** Days stand as letters, moments as milliseconds. */
function dayIn(value: string | number | null): string | null {
  return typeof value === 'number' ? dayOf(new Date(value)) : value
}

async function measurePlain(
  db: Reader,
  timed: TimedRule,
  column: string,
  late: Date,
): Promise<Measured> {
  const read = sql.ref(column)
  const which =
    timed.columns === null ? sql`${read} IS NOT NULL` : isFilled(timed.table, timed.columns)
  const { rows } = await sql<{ oldest: string | number | null }>`
    SELECT min(${read}) AS oldest FROM ${sql.table(timed.table)} WHERE ${which}`.execute(db)
  const oldest = rows[0]?.oldest ?? null
  return { oldest: dayIn(oldest), behind: oldest !== null && oldest <= lastOf(timed, column, late) }
}

async function measurePosts(
  db: Reader,
  state: 'removed' | 'held',
  rule: AfterRule,
  late: Date,
): Promise<Measured> {
  const { oldest } = await db
    .selectFrom('post')
    .select((eb) => eb.fn.min('day').as('oldest'))
    // Said as the index over what is not shown wants it.
    .where('state', '!=', 'visible')
    .where('state', '=', state)
    .where('markdown', '!=', '')
    .executeTakeFirstOrThrow()
  const runOut = { day: dayRunOut(rule, late), moment: momentRunOut(rule, late) }
  const gone = await (state === 'held' ? heldPosts : removedPosts)(db, runOut, 1)
  return { oldest, behind: gone.length > 0 }
}

async function measureAssessments(db: Reader, rule: AfterRule, late: Date): Promise<Measured> {
  const { oldest } = await db
    .selectFrom('assessment')
    .select((eb) => eb.fn.min('day').as('oldest'))
    .executeTakeFirstOrThrow()
  return { oldest, behind: await someAssessmentRunOut(db, dayRunOut(rule, late)) }
}

/** What goes sooner by its writer's choice has no oldest of its own: only whether some should have gone. */
async function measureChosen(db: Reader, rule: AfterRule, late: Date): Promise<Measured> {
  const chosen = { months: monthsOf(rule), lastDay: dayRunOut(rule, late) }
  return { oldest: null, behind: (await chosenPosts(db, chosen, 1)).length > 0 }
}

/** Accounts go by the month of their last sign of life: no day of it is kept. */
async function measureAccounts(db: Reader, rule: AfterRule, late: Date): Promise<Measured> {
  const gone = await dormantAccounts(db, firstMonthKept(monthsOf(rule), late))
  return { oldest: await oldestTrace(db), behind: gone.length > 0 }
}

async function measure(db: Reader, timed: TimedRule, now: Date): Promise<Measured> {
  const { rule } = timed
  const late = new Date(now.getTime() - (isUrgent(timed) ? URGENT_GRACE_MS : GRACE_MS))
  if ('after' in rule) {
    if (rule.after === 'removal') return await measurePosts(db, 'removed', rule, late)
    if (rule.after === 'hold') return await measurePosts(db, 'held', rule, late)
    if (rule.after === 'own-choice') return await measureChosen(db, rule, late)
    if (rule.after === 'assessment') return await measureAssessments(db, rule, late)
    if (rule.after === 'last-trace') return await measureAccounts(db, rule, late)
  }
  const column = plainColumn(timed)
  if (column === undefined)
    throw new Error(`Nobody knows how the rule of ${sweptAs(timed)} stands.`)
  return await measurePlain(db, timed, column, late)
}

/** Every rule, in the order of the inventory; or those of which the names are given. */
export async function standings(
  db: Reader,
  now: Date,
  names?: ReadonlySet<string>,
): Promise<Standing[]> {
  const once = new Map(timedRules().map((timed) => [sweptAs(timed), timed]))
  const all: Standing[] = []
  for (const [name, timed] of once) {
    if (names?.has(name) === false) continue
    all.push({ name, rule: timed.rule, ...(await measure(db, timed, now)) })
  }
  return all
}
