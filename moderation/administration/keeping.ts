/**
 * How long things are kept, as administrators choose it within the bounds of `db/inventory/bounds.ts`. A choice
 * takes nothing away by itself: the next night's sweep is the first that follows it.
 */
import { dayOf } from '#db/days.ts'
import { BOUNDS, CHOOSABLE, type Bounds, type Choosable } from '#db/inventory/bounds.ts'
import { listBoards } from '#db/queries/boards.ts'
import {
  readChoices,
  standardOf,
  tablesInForce,
  writeChoices,
  type Choices,
} from '#db/retention/choices.ts'
import { due } from '#db/retention/due.ts'
import { nextSweep } from '#db/retention/nightly.ts'
import { timedRules } from '#db/retention/timed-rules.ts'
import { inTransaction, type Reader, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import type { Language } from '../vocabulary.ts'
import { recordChange, type Administering } from './record.ts'

export type KeptRule = Bounds & {
  name: Choosable
  /** The board for which it is; null: everywhere, or on all boards that have no length of their own. */
  board: { id: string; name: string } | null
  /** How long it is now; null: this board goes with the others. */
  count: number | null
  standard: number
  /** The day on which it was chosen; null: nobody did. */
  chosen: string | null
}

/** Every rule that can be chosen, as it is now; conversations by board too. */
export async function keptRules(db: Reader, language: Language): Promise<KeptRule[]> {
  const choices = await readChoices(db)
  const boards = await listBoards(db, language)
  return CHOOSABLE.flatMap((name) => {
    const standard = standardOf(name)
    const choice = choices.rules[name]
    const rule = { name, ...BOUNDS[name], standard }
    const all = {
      ...rule,
      board: null,
      count: choice?.count ?? standard,
      chosen: choice?.day ?? null,
    }
    if (name !== 'thread') return [all]
    const own = boards.map(({ id, name: called }) => ({
      ...rule,
      board: { id, name: called },
      count: choices.boards[id]?.count ?? null,
      chosen: choices.boards[id]?.day ?? null,
    }))
    return [all, ...own]
  })
}

/** As it stands in a form: a board's own length may be left empty. */
export type Wish = { rule: string; board: string; count: string }

type Wanted = { name: Choosable; board: string | null; count: number | null }

export type WrongWish = { kind: 'unknown' } | { kind: 'wrong'; name: Choosable; bounds: Bounds }

/** What somebody wants, or what is wrong with it. */
async function readWish(
  db: Reader,
  wish: Wish,
): Promise<{ kind: 'wanted'; wanted: Wanted } | WrongWish> {
  const name = CHOOSABLE.find((one) => one === wish.rule)
  if (name === undefined) return { kind: 'unknown' }
  const board = wish.board === '' ? null : wish.board
  if (board !== null) {
    const known = (await listBoards(db, 'nl')).some(({ id }) => id === board)
    if (name !== 'thread' || !known) return { kind: 'unknown' }
  }
  const text = wish.count.trim()
  if (board !== null && text === '') return { kind: 'wanted', wanted: { name, board, count: null } }
  const count = Number(text)
  const { least, most } = BOUNDS[name]
  const fits = /^\d+$/.test(text) && count >= least && count <= most
  if (!fits) return { kind: 'wrong', name, bounds: BOUNDS[name] }
  return { kind: 'wanted', wanted: { name, board, count } }
}

/** The choices with one more. */
function choicesWith(choices: Choices, { board, count, name }: Wanted, day: string): Choices {
  if (board === null) {
    const kept = count ?? standardOf(name)
    return { ...choices, rules: { ...choices.rules, [name]: { count: kept, day } } }
  }
  if (count !== null) {
    return { ...choices, boards: { ...choices.boards, [board]: { count, day } } }
  }
  const { [board]: _own, ...boards } = choices.boards
  // From now on it goes with the others: what they have counts as chosen today for it.
  const general = choices.rules.thread?.count ?? standardOf('thread')
  return { rules: { ...choices.rules, thread: { count: general, day } }, boards }
}

const MANY = 1_000_000

async function goes(db: Reader, name: Choosable, choices: Choices, at: Date): Promise<number> {
  const rules = timedRules(tablesInForce(choices)).filter(({ rule }) => rule.rule === name)
  // The words of a post are one thing, though several columns hold them.
  const [first] = rules
  return first === undefined ? 0 : await due(db, first, at, MANY)
}

/** What the next sweep would take away by a rule: as it is now, and as somebody wants it. */
export type Effect = Wanted & { asItIs: number; asWanted: number; day: string }

export async function effectOf(
  store: Store,
  wish: Wish,
  now: Date,
): Promise<({ kind: 'effect' } & Effect) | WrongWish> {
  const read = await readWish(store.read, wish)
  if (read.kind !== 'wanted') return read
  const { wanted } = read
  const { at, day } = nextSweep(now)
  const choices = await readChoices(store.read)
  return {
    kind: 'effect',
    ...wanted,
    asItIs: await goes(store.read, wanted.name, choices, at),
    asWanted: await goes(store.read, wanted.name, choicesWith(choices, wanted, dayOf(now)), at),
    day,
  }
}

export type ChooseResult =
  | { kind: 'saved'; name: Choosable; board: string | null }
  | { kind: 'not-allowed' }
  | WrongWish

/** Chooses how long something is kept. The trail tells from what to what. */
export async function chooseLength(
  store: Store,
  choosing: Administering & { wish: Wish },
): Promise<ChooseResult> {
  if (!mayAdminister(choosing.actor)) return { kind: 'not-allowed' }
  const read = await readWish(store.read, choosing.wish)
  if (read.kind !== 'wanted') return read
  const { board, count, name } = read.wanted
  return await inTransaction(store, async (trx) => {
    const choices = await readChoices(trx)
    const before = (board === null ? choices.rules[name] : choices.boards[board])?.count
    await writeChoices(trx, choicesWith(choices, read.wanted, dayOf(choosing.now)))
    const standard = board === null ? standardOf(name) : 'as others'
    const { unit } = BOUNDS[name]
    await recordChange(trx, choosing, {
      action: 'keeping',
      reason: `${name} from ${before ?? standard} to ${count ?? 'as others'} ${unit}`,
      ...(board === null ? {} : { board }),
    })
    return { kind: 'saved', name, board }
  })
}
