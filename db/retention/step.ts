import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction, type Store, type Writing } from '../store.ts'

/** What one small step did, and whether another has to follow. */
export type Done = { gone: number; more: boolean }

/** What one step may take: at most `limit` things, and of things that go one by one no more once it `isOver`. */
export type Turn = { limit: number; isOver(): boolean }

/** One small step of a sweep, in a transaction of its own. */
export type Step = (trx: Writing, turn: Turn) => Promise<Done>

/** A step should take no longer than this, in milliseconds: giving it to the disk takes as long again. */
const STEP_MS = 12
const MOST_AT_ONCE = 32

export type Pacing = {
  /** Ends the work between two steps; what is left is for the next time. */
  signal?: AbortSignal
  /** Told how long each step took (ms), to see whether it keeps its time. */
  onStep?: (milliseconds: number) => void
}

/**
 * Takes things away one by one as long as the turn lasts: the first in any case. Answers those that went, and
 * whether others are left, of these or behind the turn's limit. A limit alone would not do: it grows over many
 * short conversations, and then a long one comes.
 */
export async function oneByOne<T>(
  things: readonly T[],
  turn: Turn,
  takeAway: (thing: T) => Promise<void>,
): Promise<{ gone: T[]; more: boolean }> {
  const gone: T[] = []
  for (const thing of things) {
    if (gone.length > 0 && turn.isOver()) break
    await takeAway(thing)
    gone.push(thing)
  }
  return { gone, more: gone.length < things.length || things.length === turn.limit }
}

/** Takes steps until none has to follow, and lets others have their turn before each. Answers what went. */
export async function inSteps(store: Store, step: Step, pacing: Pacing = {}): Promise<number> {
  let gone = 0
  let limit = 1
  for (;;) {
    // Before the first one too: what called may have written just now.
    await nextTurn()
    pacing.signal?.throwIfAborted()
    const atMost = limit
    const { done, took } = await inTransaction(store, async (trx) => {
      const began = performance.now()
      const isOver = () => performance.now() - began > STEP_MS / 2
      return { done: await step(trx, { limit: atMost, isOver }), took: performance.now() - began }
    })
    pacing.onStep?.(took)
    gone += done.gone
    if (!done.more) return gone
    // As much at once as fits into the time of a step, by what the last one took. What the disk takes to
    // write it down is not counted: on a slow one fewer, larger steps stand less in the way.
    if (took < STEP_MS / 4) limit = Math.min(MOST_AT_ONCE, limit * 2)
    else if (took > STEP_MS / 2) limit = Math.max(1, Math.floor(limit / 2))
  }
}
