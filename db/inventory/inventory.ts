/** The whole inventory, in the order in which a person would ask: what I am, what I write, what is done. */
import { accounts } from './accounts.ts'
import { audit } from './audit.ts'
import { besideTheStore } from './beside-the-store.ts'
import { boards } from './boards.ts'
import { cases } from './cases.ts'
import { legalHold } from './legal-hold.ts'
import { links } from './links.ts'
import { desk } from './desk.ts'
import type { Cell, Entry, InventoryRow } from './entry.ts'
import { conversations } from './conversations.ts'
import { queue } from './queue.ts'
import { rules } from './rules.ts'
import { search } from './search.ts'
import { writing } from './writing.ts'

/** Every table of the store. */
export const TABLES: readonly Entry[] = [
  // Before all others: what waits for its end waits no longer once that is over.
  legalHold,
  ...accounts,
  ...writing,
  ...links,
  ...search,
  ...queue,
  ...desk,
  ...cases,
  ...conversations,
  ...audit,
  ...rules,
  ...boards,
]

/** What is kept outside the store. */
export const BESIDE_THE_STORE: readonly Entry[] = besideTheStore

/** The rows of an entry, each with what it has from its table filled in. */
export function rowsOf(entry: Entry): InventoryRow[] {
  return Object.entries(entry.columns).map(([column, given]) => {
    const cell: Cell = typeof given === 'string' ? { purpose: given } : given
    return {
      thing: entry.name,
      column,
      purpose: cell.purpose,
      seenBy: cell.seenBy ?? entry.seenBy,
      ground: cell.ground ?? entry.ground,
      keep: cell.keep ?? entry.keep,
      words: cell.words ?? false,
    }
  })
}
