/**
 * How every rule of the inventory stands: how much it is about, how old the oldest of it is, and whether the
 * sweep is behind: something is still there that should have gone in the night before last.
 */
import { sql } from 'kysely'
import { DAY_MS, dayOf, MINUTE_MS } from '../days.ts'
import type { Reader } from '../store.ts'
import { someAssessmentRunOut } from './assessments.ts'
import { dayRunOut, momentRunOut } from './cutoff.ts'
import { hasRunOut, isFilled, plainColumn } from './plain-rules.ts'
import { sweptAs } from './sweepers.ts'
import { isUrgent, timedRules, type AfterRule, type TimedRule } from './timed-rules.ts'
import { heldPosts, removedPosts } from './words.ts'

export type Standing = {
  /** What is swept, as the sweep calls it in the trail. */
  name: string
  rule: TimedRule['rule']
  rows: number
  /** The day of the oldest; null when there is none, or when it has no day of its own. */
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
  const which = timed.columns === null ? sql`1` : isFilled(timed.table, timed.columns)
  const { rows } = await sql<{ rows: number; oldest: string | number | null; behind: number }>`
    SELECT count(*) AS rows, min(${sql.ref(column)}) AS oldest,
      coalesce(max(${hasRunOut(timed, column, late)}), 0) AS behind
    FROM ${sql.table(timed.table)} WHERE ${which} AND ${sql.ref(column)} IS NOT NULL`.execute(db)
  const [found] = rows
  return {
    rows: found?.rows ?? 0,
    oldest: dayIn(found?.oldest ?? null),
    behind: found?.behind === 1,
  }
}

async function measurePosts(
  db: Reader,
  state: 'removed' | 'held',
  rule: AfterRule,
  late: Date,
): Promise<Measured> {
  const found = await db
    .selectFrom('post')
    .select((eb) => [eb.fn.countAll<number>().as('rows'), eb.fn.min('day').as('oldest')])
    .where('state', '=', state)
    .where('markdown', '!=', '')
    .executeTakeFirstOrThrow()
  const runOut = { day: dayRunOut(rule, late), moment: momentRunOut(rule, late) }
  const gone = await (state === 'held' ? heldPosts : removedPosts)(db, runOut, 1)
  return { ...found, behind: gone.length > 0 }
}

async function measureAssessments(db: Reader, rule: AfterRule, late: Date): Promise<Measured> {
  const found = await db
    .selectFrom('assessment')
    .select((eb) => [eb.fn.countAll<number>().as('rows'), eb.fn.min('day').as('oldest')])
    .executeTakeFirstOrThrow()
  return { ...found, behind: await someAssessmentRunOut(db, dayRunOut(rule, late)) }
}

/** Accounts go by their last sign of life, which stands in several tables: how many there are must do. */
async function measureAccounts(db: Reader): Promise<Measured> {
  const { rows } = await db
    .selectFrom('account')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return { rows, oldest: null, behind: false }
}

async function measure(db: Reader, timed: TimedRule, now: Date): Promise<Measured> {
  const { rule } = timed
  const late = new Date(now.getTime() - (isUrgent(timed) ? URGENT_GRACE_MS : GRACE_MS))
  if ('after' in rule) {
    if (rule.after === 'removal') return await measurePosts(db, 'removed', rule, late)
    if (rule.after === 'hold') return await measurePosts(db, 'held', rule, late)
    if (rule.after === 'assessment') return await measureAssessments(db, rule, late)
    if (rule.after === 'last-trace') return await measureAccounts(db)
  }
  const column = plainColumn(timed)
  if (column === undefined)
    throw new Error(`Nobody knows how the rule of ${sweptAs(timed)} stands.`)
  return await measurePlain(db, timed, column, late)
}

/** Every rule, in the order of the inventory. */
export async function standings(db: Reader, now: Date): Promise<Standing[]> {
  const once = new Map(timedRules().map((timed) => [sweptAs(timed), timed]))
  const all: Standing[] = []
  for (const [name, timed] of once) {
    all.push({ name, rule: timed.rule, ...(await measure(db, timed, now)) })
  }
  return all
}
