import type { Store } from '../store.ts'

/** The counter that triggers of the store raise with every change to what readers see. */
const NAME = 'content'

/**
 * How to ask for the version of what readers see. It is read once a turn of the event loop: what else came
 * in during this turn had arrived before that, and whatever this process writes meanwhile makes it read
 * anew. So it is never older than a write that somebody was told of before they asked.
 */
export function contentVersion(store: Pick<Store, 'reading' | 'statementsWritten'>): () => number {
  const statement = store.reading.prepare(`SELECT value FROM counter WHERE name = ?`).pluck()
  let known: { version: number; written: number } | undefined
  function forget(): void {
    known = undefined
  }
  return () => {
    const written = store.statementsWritten()
    if (known?.written !== written) {
      if (known === undefined) setImmediate(forget)
      known = { version: (statement.get(NAME) as number | undefined) ?? 0, written }
    }
    return known.version
  }
}
