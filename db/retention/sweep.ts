/**
 * The retention sweep: follows every timed rule of the inventory in small steps, each a transaction of
 * its own, so that nobody who reads or writes has to wait for it. What it did stands in the audit trail
 * as numbers. A sweep that was cut off leaves nothing half done: the next one goes on.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { performance } from 'node:perf_hooks'
import { appendAudit } from '../audit.ts'
import { inTransaction, type Store } from '../store.ts'
import { scrub } from '../scrub.ts'
import type { Step } from './step.ts'
import { stepFor, sweptAs } from './sweepers.ts'
import { isUrgent, timedRules, type TimedRule } from './timed-rules.ts'

/** What was taken away, by what it is called; only what was more than nothing. */
export type Swept = Record<string, number>

/** A step should take no longer than this. */
const STEP_MS = 20
const MOST_AT_ONCE = 256

export type Sweeping = {
  now: Date
  rules?: readonly TimedRule[]
  /** Ends the sweep between two steps; what is left is for the next one. */
  signal?: AbortSignal
  /** Told how long each step took (ms), to see whether it keeps its time. */
  onStep?: (milliseconds: number) => void
}

async function runThrough(store: Store, step: Step, sweeping: Sweeping): Promise<number> {
  let gone = 0
  let limit = 1
  for (;;) {
    sweeping.signal?.throwIfAborted()
    const atMost = limit
    const { done, took } = await inTransaction(store, async (trx) => {
      const began = performance.now()
      return { done: await step(trx, atMost), took: performance.now() - began }
    })
    sweeping.onStep?.(took)
    gone += done.gone
    if (!done.more) return gone
    // As much at once as fits into the time of a step, by what the last one took. What the disk takes to
    // write it down is not counted: on a slow one fewer, larger steps stand less in the way.
    if (took < STEP_MS / 4) limit = Math.min(MOST_AT_ONCE, limit * 2)
    else if (took > STEP_MS / 2) limit = Math.max(1, Math.floor(limit / 2))
    await nextTurn()
  }
}

async function follow(store: Store, sweeping: Sweeping): Promise<Swept> {
  const swept: Swept = {}
  const followed = new Set<string>()
  for (const timed of sweeping.rules ?? timedRules()) {
    const name = sweptAs(timed)
    if (followed.has(name)) continue
    followed.add(name)
    const step = stepFor(timed, sweeping.now)
    if (step === undefined) throw new Error(`The sweep can't follow the rule of ${name}.`)
    const gone = await runThrough(store, step, sweeping)
    if (gone > 0) swept[name] = gone
  }
  return swept
}

/** Takes away what has run out by the minute: sessions, drafts, sealed originals and their like. */
export async function sweepRunOut(store: Store, sweeping: Omit<Sweeping, 'rules'>): Promise<Swept> {
  return await follow(store, { ...sweeping, rules: timedRules().filter(isUrgent) })
}

/** The numbers of a sweep in one line. */
function numbersOf(swept: Swept): string {
  const entries = Object.entries(swept)
  return entries.length === 0 ? 'nothing' : entries.map(([what, n]) => `${what} ${n}`).join(', ')
}

export type SweepResult = {
  swept: Swept
  /** Whether what went could be taken out of the files too. */
  traceless: boolean
}

/** The whole sweep, once. */
export async function sweep(store: Store, sweeping: Sweeping): Promise<SweepResult> {
  const swept = await follow(store, sweeping)
  await inTransaction(store, (trx) =>
    appendAudit(trx, {
      now: sweeping.now,
      actor: null,
      action: 'retention.sweep',
      subjectKind: 'store',
      subject: null,
      reason: numbersOf(swept),
    }),
  )
  return { swept, traceless: (await scrub(store)).whole }
}
