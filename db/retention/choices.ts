/**
 * How long things are kept here: the inventory's own lengths, and what an administrator chose instead. The
 * inventory as it is in force is what the sweep follows, and what everybody is told.
 */
import { BOUNDS, CHOOSABLE, type Choosable } from '../inventory/bounds.ts'
import type { Cell, Entry, Keep, LastDay, TimedLastDay } from '../inventory/entry.ts'
import { TABLES } from '../inventory/inventory.ts'
import { readSetting, writeSetting } from '../queries/settings.ts'
import { lookAtStore, storeExists, type Reader, type Writing } from '../store.ts'

/** So many of the rule's units, chosen on that day. */
export type Choice = { count: number; day: string }

export type Choices = {
  rules: Partial<Record<Choosable, Choice>>
  /** Boards on which conversations stay another time, by their id. */
  boards: Record<string, Choice>
}

const KEY = 'keeping'
const NONE: Choices = { rules: {}, boards: {} }

export async function readChoices(db: Reader | Writing): Promise<Choices> {
  return await readSetting<Choices>(db, KEY, NONE)
}

export async function writeChoices(trx: Writing, choices: Choices): Promise<void> {
  await writeSetting(trx, KEY, choices)
}

function cellRules(entry: Entry): LastDay[] {
  return Object.values(entry.columns).flatMap((cell) =>
    typeof cell === 'string' ? [] : (cell.keep ?? []),
  )
}

function rulesOf(entries: readonly Entry[]): TimedLastDay[] {
  return entries
    .flatMap((entry) => [...entry.keep, ...cellRules(entry)])
    .filter((rule): rule is TimedLastDay => 'rule' in rule)
}

/** How long something is kept where nobody chose, in the rule's own unit. */
export function standardOf(name: Choosable): number {
  const found = rulesOf(TABLES).find((one) => one.rule === name)
  const count = (found as Partial<Record<string, unknown>> | undefined)?.[BOUNDS[name].unit]
  if (typeof count !== 'number') throw new Error(`The inventory has no length for ${name}.`)
  return count
}

/** How long something is kept here, in the rule's own unit. */
export async function lengthOf(db: Reader | Writing, name: Choosable): Promise<number> {
  return (await readChoices(db)).rules[name]?.count ?? standardOf(name)
}

/** How long conversations are kept here, in months: least and most of all boards. */
export async function threadLengths(db: Reader): Promise<{ least: number; most: number }> {
  const { boards, rules } = await readChoices(db)
  const general = rules.thread?.count ?? standardOf('thread')
  const all = await db.selectFrom('board').select('id').execute()
  const counts = all.map(({ id }) => boards[id]?.count ?? general)
  return { least: Math.min(general, ...counts), most: Math.max(general, ...counts) }
}

/** How many months conversations stay on a board, where boards differ; undefined where they are all alike. */
export async function ownThreadLength(db: Reader, boardId: string): Promise<number | undefined> {
  const { boards, rules } = await readChoices(db)
  if (Object.keys(boards).length === 0) return undefined
  return boards[boardId]?.count ?? rules.thread?.count ?? standardOf('thread')
}

/** How long everything is kept that can be chosen, each in its own unit. */
export async function allLengths(db: Reader): Promise<Record<Choosable, number>> {
  const { rules } = await readChoices(db)
  const lengths = CHOOSABLE.map((name) => [name, rules[name]?.count ?? standardOf(name)] as const)
  return Object.fromEntries(lengths) as Record<Choosable, number>
}

function chosenRule(rule: LastDay, { boards, rules }: Choices): LastDay {
  if (!('rule' in rule) || rule.rule === undefined) return rule
  const { unit } = BOUNDS[rule.rule]
  const choice = rules[rule.rule]
  const byBoard = rule.rule === 'thread' ? Object.entries(boards) : []
  if (choice === undefined && byBoard.length === 0) return rule
  const days = [choice, ...byBoard.map(([, one]) => one)].flatMap((one) => one?.day ?? [])
  return {
    ...rule,
    ...(choice === undefined ? {} : { [unit]: choice.count }),
    ...(byBoard.length === 0
      ? {}
      : { boards: Object.fromEntries(byBoard.map(([id, { count }]) => [id, count])) }),
    chosen: days.toSorted().at(-1) ?? '',
  }
}

/** A table's rules as they are in force; what nobody chose about stays the very same. */
function entryInForce(entry: Entry, choices: Choices): Entry {
  const keepInForce = (keep: Keep): Keep => {
    const chosen = keep.map((rule) => chosenRule(rule, choices))
    return chosen.some((rule, index) => rule !== keep[index]) ? chosen : keep
  }
  // One list may stand at several columns: it stays one.
  const known = new Map<Keep, Keep>()
  const once = (keep: Keep): Keep => {
    const found = known.get(keep) ?? keepInForce(keep)
    known.set(keep, found)
    return found
  }
  const cells = Object.entries(entry.columns).map(([name, cell]): [string, string | Cell] => [
    name,
    typeof cell === 'string' || cell.keep === undefined ? cell : { ...cell, keep: once(cell.keep) },
  ])
  return { ...entry, keep: once(entry.keep), columns: Object.fromEntries(cells) }
}

/** Every table, with its rules as they are in force. */
export function tablesInForce(choices: Choices, entries: readonly Entry[] = TABLES): Entry[] {
  return entries.map((entry) => entryInForce(entry, choices))
}

/** What is kept in the store of `folder`, as it is in force there; without a store as it comes. */
export async function tablesOf(folder: string): Promise<readonly Entry[]> {
  if (!storeExists(folder)) return TABLES
  const store = lookAtStore(folder)
  try {
    return tablesInForce(await readChoices(store.read))
  } finally {
    await store.close()
  }
}
