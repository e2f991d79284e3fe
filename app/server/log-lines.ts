/**
 * Where lines of the log go. Whoever reads them must not be able to stop the forum: a reader that is slow
 * gets them late, one that is slower still misses some and is told how many, one that is gone gets none.
 * (pino's own destination waits in a loop, with the whole process, for a pipe that is full or broken.)
 */
import { writeSync } from 'node:fs'

/** So many bytes wait for a reader that is slow; about two thousand lines. */
const MOST_WAITING = 256 * 1024
const AGAIN_MS = 200

export type LogLines = { write(line: string): void }

/** Lines to standard output. */
export function linesToOutput(): LogLines {
  // Asking for it is what makes a pipe or a socket answer "full" instead of waiting.
  const descriptor = (process.stdout as unknown as { fd: number }).fd
  let waiting: Buffer[] = []
  let bytes = 0
  let missed = 0
  let gone = false
  let timer: NodeJS.Timeout | undefined

  function add(line: string): void {
    const chunk = Buffer.from(line)
    waiting.push(chunk)
    bytes += chunk.length
  }

  /** Writes what the reader takes. A socket may take a part of a line: the rest stays first. */
  function drain(): void {
    const all = Buffer.concat(waiting)
    let done = 0
    try {
      while (done < all.length) done += writeSync(descriptor, all, done)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Anything else passes: a reader that is slow, a disk that is full.
      gone = code === 'EPIPE' || code === 'ECONNRESET' || code === 'EBADF'
    }
    waiting = done < all.length && !gone ? [all.subarray(done)] : []
    bytes = all.length - done
    if (waiting.length > 0) timer ??= setTimeout(again, AGAIN_MS).unref()
  }

  function again(): void {
    timer = undefined
    drain()
  }

  return {
    write(line) {
      if (gone) return
      if (bytes + line.length > MOST_WAITING) {
        missed += 1
        return
      }
      if (missed > 0) {
        add(`${JSON.stringify({ event: 'log.missed', count: missed })}\n`)
        missed = 0
      }
      add(line)
      // While some wait the timer writes: a reader that is stuck is not tried with each line.
      if (timer === undefined) drain()
    },
  }
}
