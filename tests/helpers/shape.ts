import type { Store } from '#db/store.ts'
import { everything } from './store-rows.ts'

/** Columns whose values come from a short list: they tell what was done, and hold nothing that is random. */
const TELLING =
  /^(state|kind|level|contact|outcome|erased|undone|counted|opening|seen|origin|why|action|attempts|tier)$/

/** Whether there are words, whatever they are. */
const WORDS = /^(note|task)$/

/** In how many pieces the search index lies; that it fits the posts its own check tells. */
const LAYOUT = /^post_search_(data|idx)$/

/** What stands in a store, without what is random in it: rows by table, and how many of which kind. */
export function shapeOf(store: Pick<Store, 'sqlite'>): string {
  const tables = Object.entries(everything(store)).flatMap(([table, rows]) => {
    if (LAYOUT.test(table)) return []
    const kinds = (rows as Array<Record<string, unknown>>).map((row) =>
      Object.entries(row)
        .filter(([column]) => TELLING.test(column) || WORDS.test(column))
        .map(
          ([column, value]) => `${column}=${WORDS.test(column) ? Boolean(value) : String(value)}`,
        )
        .join(','),
    )
    return [[table, kinds.toSorted()]]
  })
  return JSON.stringify(tables)
}
