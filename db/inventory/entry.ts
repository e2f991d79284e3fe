/**
 * The shape of the data inventory: for everything that is kept one purpose, who sees it, the legal
 * ground, and its last day. The rules are data, so that the sweep and `npm run privacy` say the same.
 */
import type { Database } from '../schema.ts'
import type { Choosable } from './bounds.ts'
import type { Ground } from './grounds.ts'

/**
 * Who gets to see something through the product. `reader`: who may read the board it stands on (with a
 * reading session, or signed in where the board asks for it). `owner`: whom it is about, and nobody else.
 * `operator`: who runs the server. An empty list: only the product itself uses it.
 */
export type SeenBy =
  | 'reader'
  | 'owner'
  | 'moderator'
  | 'professional'
  | 'administrator'
  | 'operator'

/** What a stretch of time is counted from. */
export type Beginning =
  | 'last-post'
  | 'last-trace'
  | 'own-choice'
  | 'sign-in'
  | 'placing'
  | 'hold'
  | 'removal'
  | 'assessment'
  | 'closing'
  | 'telling'
  | 'opening'
  | 'shift'
  | 'deed'
  | 'end'
  | 'withdrawal'
  | 'training'
  | 'line'
  | 'issue'
  | 'count'

/** What ends something at once. */
export type Happening =
  | 'erasure'
  | 'deletion'
  | 'removing'
  | 'rewriting'
  | 'use'
  | 'undo'
  | 'leaving'
  | 'signing-out'
  | 'hiding'
  | 'browser-close'
  | 'shift-end'
  | 'service-end'

export type Span = { minutes: number } | { hours: number } | { days: number } | { months: number }

/** What lets something stay past its time. */
export type Need = 'case-open' | 'case-or-objection-open' | 'in-service-or-case-open' | 'legal-hold'

/** `table.column` of the store. */
export type ColumnName = `${string}.${string}`

/** A rule whose length may be chosen (`bounds.ts`), and in the inventory as it is in force what was. */
type Chosen = {
  rule?: Choosable
  /** Months on boards on which it is another time, by their id. */
  boards?: Record<string, number>
  /** The day of the last choice. */
  chosen?: string
}

/**
 * One way in which something comes to its last day.
 * - `with`: it goes in the transaction in which a row of that table, or that thing, goes.
 * - `withLast`: it goes when no row of that table points to it any more.
 * - `at`: the row holds its own last moment (milliseconds) in that column; so many hours after it was written,
 *   where that is always the same.
 * - `after`: so long after a beginning, which the sweep reads off `from` (the latest of several). What is
 *   still needed waits with `unless`: for the closing of a case, for the answer to an objection, for the end
 *   of a legal hold (which all of these also wait for), or for as long as somebody works here.
 * - `on`: at once when that happens.
 * - `newest`: only so many are kept, older ones go when a new one comes.
 * - `while`: it is the house's own furniture and says nothing about a person.
 */
export type LastDay =
  | { with: string }
  | { withLast: string }
  | ({ at: ColumnName; hours?: number; unless?: 'legal-hold' } & Chosen)
  | ({ after: Beginning; from?: ColumnName | ColumnName[]; unless?: Need } & Span & Chosen)
  | { on: Happening }
  | { newest: number }
  | { while: 'in use' }

/** Those that end something at a time. */
export type TimedLastDay = Extract<LastDay, { at: unknown } | { after: unknown }>

/** The first of these that comes ends it. */
export type Keep = readonly LastDay[]

/** A column of its own kind; what it leaves out it has from its table. */
export type Cell = {
  purpose: string
  seenBy?: readonly SeenBy[]
  ground?: Ground
  keep?: Keep
  /** Holds words of a person, or a name: never in a secondary index. */
  words?: true
}

type ColumnsOf<Name extends string> = Name extends keyof Database
  ? keyof Database[Name] & string
  : string

/** A table, or a thing beside the store, with every column it has. A bare text is a purpose alone. */
export type Entry<Name extends string = string> = {
  name: Name
  about: string
  seenBy: readonly SeenBy[]
  ground: Ground
  keep: Keep
  columns: Record<ColumnsOf<Name>, string | Cell>
}

/** One line of the inventory, with nothing left to look up. */
export type InventoryRow = {
  thing: string
  column: string
  purpose: string
  seenBy: readonly SeenBy[]
  ground: Ground
  keep: Keep
  words: boolean
}
