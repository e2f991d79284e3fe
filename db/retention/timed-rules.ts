/** The rules of the inventory that go by time, as the sweep follows them: one truth for both. */
import type { Entry, LastDay, TimedLastDay } from '../inventory/entry.ts'
import type { Reader, Writing } from '../store.ts'
import { readChoices, tablesInForce } from './choices.ts'

export type AfterRule = Extract<LastDay, { after: unknown }>

export type TimedRule = {
  table: string
  /** The columns that are emptied; null when the whole row goes. */
  columns: readonly string[] | null
  rule: TimedLastDay
}

function isTimed(rule: LastDay): rule is TimedLastDay {
  return 'at' in rule || 'after' in rule
}

function rulesOf(entry: Entry): TimedRule[] {
  const found = new Map<TimedLastDay, string[]>()
  for (const [column, cell] of Object.entries(entry.columns)) {
    if (typeof cell === 'string' || cell.keep === undefined) continue
    for (const rule of cell.keep.filter(isTimed)) {
      found.set(rule, [...(found.get(rule) ?? []), column])
    }
  }
  return [
    ...entry.keep.filter(isTimed).map((rule) => ({ table: entry.name, columns: null, rule })),
    ...[...found].map(([rule, columns]) => ({ table: entry.name, columns, rule })),
  ]
}

/** Every rule that ends something at a time, in the order of the inventory. */
export function timedRules(entries: readonly Entry[]): TimedRule[] {
  return entries.flatMap(rulesOf)
}

/** The same, as they are in force here: with what was chosen. */
export async function rulesInForce(db: Reader | Writing): Promise<TimedRule[]> {
  return timedRules(tablesInForce(await readChoices(db)))
}

/** Whether a rule goes by minutes or hours: then it can't wait for the night. */
export function isUrgent({ rule }: TimedRule): boolean {
  return 'at' in rule || 'minutes' in rule || 'hours' in rule
}
