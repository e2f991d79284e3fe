/** The rules of the inventory that go by time, as the sweep follows them: one truth for both. */
import type { Entry, LastDay } from '../inventory/entry.ts'
import { TABLES } from '../inventory/inventory.ts'

export type AtRule = Extract<LastDay, { at: unknown }>
export type AfterRule = Extract<LastDay, { after: unknown }>

export type TimedRule = {
  table: string
  /** The columns that are emptied; null when the whole row goes. */
  columns: readonly string[] | null
  rule: AtRule | AfterRule
}

function isTimed(rule: LastDay): rule is AtRule | AfterRule {
  return 'at' in rule || 'after' in rule
}

function rulesOf(entry: Entry): TimedRule[] {
  const found = new Map<AtRule | AfterRule, string[]>()
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
export function timedRules(entries: readonly Entry[] = TABLES): TimedRule[] {
  return entries.flatMap(rulesOf)
}

/** Whether a rule goes by minutes or hours: then it can't wait for the night. */
export function isUrgent({ rule }: TimedRule): boolean {
  return 'at' in rule || 'minutes' in rule || 'hours' in rule
}
