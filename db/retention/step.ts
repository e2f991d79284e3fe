import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction, type Store, type Writing } from '../store.ts'

/** What one small step did, and whether another has to follow. */
export type Done = { gone: number; more: boolean }

/** One small step of a sweep, in a transaction of its own: takes away at most `limit` things. */
export type Step = (trx: Writing, limit: number) => Promise<Done>

/** A step should take no longer than this. */
const STEP_MS = 20
const MOST_AT_ONCE = 256

export type Pacing = {
  /** Ends the work between two steps; what is left is for the next time. */
  signal?: AbortSignal
  /** Told how long each step took (ms), to see whether it keeps its time. */
  onStep?: (milliseconds: number) => void
}

/** Takes steps until none has to follow, and lets others have their turn between two. Answers what went. */
export async function inSteps(store: Store, step: Step, pacing: Pacing = {}): Promise<number> {
  let gone = 0
  let limit = 1
  for (;;) {
    pacing.signal?.throwIfAborted()
    const atMost = limit
    const { done, took } = await inTransaction(store, async (trx) => {
      const began = performance.now()
      return { done: await step(trx, atMost), took: performance.now() - began }
    })
    pacing.onStep?.(took)
    gone += done.gone
    if (!done.more) return gone
    // As much at once as fits into the time of a step, by what the last one took. What the disk takes to
    // write it down is not counted: on a slow one fewer, larger steps stand less in the way.
    if (took < STEP_MS / 4) limit = Math.min(MOST_AT_ONCE, limit * 2)
    else if (took > STEP_MS / 2) limit = Math.max(1, Math.floor(limit / 2))
    await nextTurn()
  }
}
