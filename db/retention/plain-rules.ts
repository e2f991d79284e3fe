/**
 * Rules that read one column of their own table: the row goes, or its columns are emptied, when that
 * column has run out. Everything else has a sweeper of its own.
 */
import { sql, type RawBuilder } from 'kysely'
import { HELD_CASES, HELD_POSTS } from '../queries/legal-holds.ts'
import { dayRunOut, momentRunOut } from './cutoff.ts'
import type { Step } from './step.ts'
import type { TimedRule } from './timed-rules.ts'

/** What stands in a column that must hold something, once it is empty. */
const EMPTY: Record<string, unknown> = {
  'decision.before': '{}',
  'thread_event.before': '{}',
}

/** The column of the rule's own table that a plain rule reads; undefined when it is not plain. */
export function plainColumn({ table, rule }: TimedRule): string | undefined {
  if (rule.unless !== undefined && rule.unless !== 'legal-hold') return undefined
  const from = 'at' in rule ? rule.at : rule.from
  if (typeof from !== 'string') return undefined
  const [of, column] = from.split('.')
  return of === table ? column : undefined
}

/** What a legal hold leaves alone, by table. */
const LEFT_ALONE: Record<string, RawBuilder<unknown>> = {
  case: sql`id IN ${HELD_CASES}`,
  conversation: sql`case_id IN ${HELD_CASES}`,
  review_item: sql`post_id IN ${HELD_POSTS}`,
  // An original that no case keeps is nobody's to leave alone.
  sealed_text: sql`case_id IS NOT NULL AND case_id IN ${HELD_CASES}`,
}

/** Whether a row is one that the rule may take: not where a legal hold stops it. */
export function mayGo({ rule, table }: TimedRule): RawBuilder<unknown> {
  const left = rule.unless === 'legal-hold' ? LEFT_ALONE[table] : undefined
  return left === undefined ? sql`TRUE` : sql`NOT (${left})`
}

/** The last value of `column` that has run out: a moment, or a day where the column holds days. */
export function lastOf({ rule }: TimedRule, column: string, now: Date): string | number {
  if ('at' in rule) return now.getTime()
  return column === 'day' || column.endsWith('_day')
    ? dayRunOut(rule, now)
    : momentRunOut(rule, now)
}

/** The step of a plain rule. */
export function plainStep(timed: TimedRule, column: string, now: Date): Step {
  const table = sql.table(timed.table)
  const due = sql`${sql.ref(column)} <= ${lastOf(timed, column, now)} AND ${mayGo(timed)}`
  const { columns } = timed
  return async (trx, { limit }) => {
    const result =
      columns === null
        ? await sql`DELETE FROM ${table} WHERE rowid IN
            (SELECT rowid FROM ${table} WHERE ${due} LIMIT ${limit})`.execute(trx)
        : await sql`UPDATE ${table} SET ${emptied(timed.table, columns)} WHERE rowid IN
            (SELECT rowid FROM ${table} WHERE ${due} AND (${isFilled(timed.table, columns)})
             LIMIT ${limit})`.execute(trx)
    const gone = Number(result.numAffectedRows ?? 0n)
    return { gone, more: gone === limit }
  }
}

function emptied(table: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((column) => sql`${sql.ref(column)} = ${EMPTY[`${table}.${column}`] ?? null}`),
  )
}

/** Whether a row still holds something in any of `columns`. */
export function isFilled(table: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((column) => {
      const empty = EMPTY[`${table}.${column}`]
      // Written out, so that an index over what is filled can be used.
      return empty === undefined
        ? sql`${sql.ref(column)} IS NOT NULL`
        : sql`${sql.ref(column)} <> ${empty}`
    }),
    sql` OR `,
  )
}
