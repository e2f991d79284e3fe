import type { Store } from './store.ts'

const TRIES = 20
const PAUSE_MS = 50

/**
 * Moves the write-ahead log into the store and empties it, so that what was deleted is in neither file.
 * A reader in the middle of a page keeps it busy for a moment, so it is tried again; answers whether it
 * worked. (`secure_delete` overwrites pages in the store, but the log still holds the pages as they were.)
 */
export async function truncateLog(store: Pick<Store, 'sqlite'>): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const [row] = store.sqlite.pragma('wal_checkpoint(TRUNCATE)') as Array<{ busy: number }>
    if (row?.busy === 0) return true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}
