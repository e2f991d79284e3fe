import type { Store } from '../store.ts'

/** The counter that triggers of the store raise with every change to what readers see. */
const NAME = 'content'

/** How to ask for the version of what readers see: by a prepared statement, as every request asks. */
export function contentVersion(store: Pick<Store, 'reading'>): () => number {
  const statement = store.reading.prepare(`SELECT value FROM counter WHERE name = ?`).pluck()
  return () => (statement.get(NAME) as number | undefined) ?? 0
}
