import type { Store } from './store.ts'

/** A store's writer, or a bare connection to a file that nobody else has open: then there is no turn to wait for. */
export type StoreFile = Pick<Store, 'sqlite' | 'file'> & Partial<Pick<Store, 'write' | 'reading'>>

const TRIES = 20
const PAUSE_MS = 50

/**
 * Runs `work` on the writer's bare connection when no transaction is under way on it, and lets none begin
 * before it has ended. Inside of one SQLite refuses what only it can do: a checkpoint, another BEGIN.
 */
export async function inTurn<T>(store: StoreFile, work: () => T): Promise<T> {
  if (store.write === undefined) return work()
  return await store.write.connection().execute(async () => work())
}

/** Empties the log, in one's turn. Answers whether that worked. */
export function emptyLog(store: Pick<StoreFile, 'sqlite'>): boolean {
  const [row] = store.sqlite.pragma('wal_checkpoint(TRUNCATE)') as Array<{ busy: number }>
  return row?.busy === 0
}

/** Tries `work` in one's turn until it answers true; a reader in the middle of a page keeps it busy for a moment. */
export async function tryInTurn(store: StoreFile, work: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (await inTurn(store, work)) return true
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}

/**
 * Moves the write-ahead log into the store and empties it, so that what was deleted is in neither file.
 * Answers whether it worked. (`secure_delete` overwrites pages in the store, but the log still holds the
 * pages as they were.)
 */
export async function truncateLog(store: StoreFile): Promise<boolean> {
  return await tryInTurn(store, () => emptyLog(store))
}
