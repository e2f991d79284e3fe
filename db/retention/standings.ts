/**
 * How every rule of the inventory stands: how old the oldest is of what it is about, and whether the sweep is
 * behind: something is still there that should have gone in the night before last.
 */
import { sql } from 'kysely'
import { DAY_MS, dayOf, MINUTE_MS } from '../days.ts'
import type { Reader } from '../store.ts'
import { oldestTrace } from './dormant-accounts.ts'
import { due } from './due.ts'
import { isFilled, lastOf, plainColumn } from './plain-rules.ts'
import { isOwn, sweptAs } from './sweepers.ts'
import { isUrgent, rulesInForce, type TimedRule } from './timed-rules.ts'

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

/** Days stand as letters, moments as milliseconds. */
function dayIn(value: string | number | null): string | null {
  return typeof value === 'number' ? dayOf(new Date(value)) : value
}

async function oldestIn(
  db: Reader,
  { columns, table }: TimedRule,
  column: string,
): Promise<string | number | null> {
  const read = sql.ref(column)
  const which = columns === null ? sql`${read} IS NOT NULL` : isFilled(table, columns)
  const { rows } = await sql<{ oldest: string | number | null }>`
    SELECT min(${read}) AS oldest FROM ${sql.table(table)} WHERE ${which}`.execute(db)
  return rows[0]?.oldest ?? null
}

async function oldestPost(db: Reader, state: 'removed' | 'held'): Promise<string | null> {
  const { oldest } = await db
    .selectFrom('post')
    .select((eb) => eb.fn.min('day').as('oldest'))
    // Said as the index over what is not shown wants it.
    .where('state', '!=', 'visible')
    .where('state', '=', state)
    .where('markdown', '!=', '')
    .executeTakeFirstOrThrow()
  return oldest
}

/** The oldest of what a rule is about that is more than one column of one table. */
async function oldestOfOwn(db: Reader, timed: TimedRule): Promise<string | number | null> {
  const { rule } = timed
  if (!('after' in rule)) return null
  switch (rule.after) {
    case 'removal':
      return await oldestPost(db, 'removed')
    case 'hold':
      return await oldestPost(db, 'held')
    case 'last-post':
      return await oldestIn(db, timed, 'latest_day')
    case 'assessment':
      return await oldestIn(db, timed, 'day')
    case 'last-trace':
      return await oldestTrace(db)
    default:
      // What goes sooner by its writer's choice has no oldest of its own.
      return null
  }
}

type Measured = Omit<Standing, 'name' | 'rule'>

async function measure(db: Reader, timed: TimedRule, now: Date): Promise<Measured> {
  const late = new Date(now.getTime() - (isUrgent(timed) ? URGENT_GRACE_MS : GRACE_MS))
  const column = plainColumn(timed)
  if (column !== undefined && !isOwn(timed)) {
    const oldest = await oldestIn(db, timed, column)
    const old = oldest !== null && oldest <= lastOf(timed, column, late)
    // Something old may be left alone on purpose.
    const behind = old && (await due(db, timed, late, 1)) > 0
    return { oldest: dayIn(oldest), behind }
  }
  const oldest = dayIn(await oldestOfOwn(db, timed))
  return { oldest, behind: (await due(db, timed, late, 1)) > 0 }
}

/** Every rule, in the order of the inventory; or those of which the names are given. */
export async function standings(
  db: Reader,
  now: Date,
  names?: ReadonlySet<string>,
): Promise<Standing[]> {
  const once = new Map((await rulesInForce(db)).map((timed) => [sweptAs(timed), timed]))
  const all: Standing[] = []
  for (const [name, timed] of once) {
    if (names?.has(name) === false) continue
    const measured = await measure(db, timed, now)
    // A rule that was made shorter has until the night to be followed.
    const fresh = (timed.rule.chosen ?? '') > dayOf(new Date(now.getTime() - GRACE_MS))
    all.push({ name, rule: timed.rule, ...measured, behind: measured.behind && !fresh })
  }
  return all
}
