import type { Store } from '../store.ts'

/** What a page shows beside what all pages show: one thread, one board, or neither. */
export type Shown = { of: 'thread' | 'board'; id: string } | undefined

/**
 * The versions of what a page shows; another number means that something on it may have changed. `all`: of
 * what can be seen on many pages. `own`: of the one thread or board, when there is one.
 */
export type ContentVersion = { all: number; own: number | null }

/** A counter that triggers of the store raise with every change that can be seen on many pages. */
const ALL = `SELECT coalesce((SELECT value FROM counter WHERE name = 'content'), 0) AS "all"`

/**
 * How to ask for the version of what a page shows. Each is read once a turn of the event loop: what else came
 * in during this turn had arrived before that, and whatever this process writes meanwhile makes it read
 * anew. So it is never older than a write that somebody was told of before they asked.
 */
export function contentVersion(
  store: Pick<Store, 'reading' | 'statementsWritten'>,
): (shown?: Shown) => ContentVersion {
  const all = store.reading.prepare(`${ALL}, NULL AS own`)
  const ofThread = store.reading.prepare(`${ALL}, (SELECT version FROM thread WHERE id = ?) AS own`)
  const ofBoard = store.reading.prepare(`${ALL}, (SELECT version FROM board WHERE id = ?) AS own`)
  function read(shown: Shown): unknown {
    if (shown === undefined) return all.get()
    return (shown.of === 'thread' ? ofThread : ofBoard).get(shown.id)
  }
  const known = new Map<string, ContentVersion>()
  let knownFrom = -1
  function forget(): void {
    known.clear()
  }
  return (shown) => {
    const written = store.statementsWritten()
    if (written !== knownFrom) forget()
    knownFrom = written
    const name = shown === undefined ? '' : `${shown.of} ${shown.id}`
    let version = known.get(name)
    if (version === undefined) {
      if (known.size === 0) setImmediate(forget)
      version = read(shown) as ContentVersion
      known.set(name, version)
    }
    return version
  }
}
