/**
 * The retention sweep: follows every timed rule that is in force in small steps, each a transaction of
 * its own, so that nobody who reads or writes has to wait for it. What it did stands in the audit trail
 * as numbers. A sweep that was cut off leaves nothing half done: the next one goes on.
 */
import { appendAudit } from '../audit.ts'
import { inTransaction, type Store } from '../store.ts'
import { scrub } from '../scrub.ts'
import { hasMoreParts, oweMerge, payMerge } from '../search-anew.ts'
import { inSteps, type Pacing } from './step.ts'
import { stepFor, sweptAs } from './sweepers.ts'
import { isUrgent, rulesInForce, type TimedRule } from './timed-rules.ts'

/** What was taken away, by what it is called; only what was more than nothing. */
export type Swept = Record<string, number>

export type Sweeping = Pacing & {
  now: Date
  rules?: readonly TimedRule[]
}

async function follow(store: Store, sweeping: Sweeping): Promise<Swept> {
  const swept: Swept = {}
  const followed = new Set<string>()
  for (const timed of sweeping.rules ?? (await rulesInForce(store.read))) {
    const name = sweptAs(timed)
    if (followed.has(name)) continue
    followed.add(name)
    const step = stepFor(timed, sweeping.now)
    if (step === undefined) throw new Error(`The sweep can't follow the rule of ${name}.`)
    const gone = await inSteps(store, step, sweeping)
    if (gone > 0) swept[name] = gone
  }
  return swept
}

/** Takes away what has run out by the minute: sessions, drafts, sealed originals and their like. */
export async function sweepRunOut(store: Store, sweeping: Omit<Sweeping, 'rules'>): Promise<Swept> {
  return await follow(store, {
    ...sweeping,
    rules: (await rulesInForce(store.read)).filter(isUrgent),
  })
}

/** The numbers of a sweep in one line. */
function numbersOf(swept: Swept): string {
  const entries = Object.entries(swept)
  return entries.length === 0 ? 'nothing' : entries.map(([what, n]) => `${what} ${n}`).join(', ')
}

/** So many parts of the search index cost little; more are put together in the night. */
const PARTS_LEFT = 4

export type SweepResult = {
  swept: Swept
  /** Whether what went could be taken out of the files too. */
  traceless: boolean
}

/** The whole sweep, once; then the search index is tidied, and what went is taken out of the files. */
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
  await inTransaction(store, async (trx) => {
    if (await hasMoreParts(trx, PARTS_LEFT)) await oweMerge(trx)
  })
  await payMerge(store, sweeping)
  const { whole } = await scrub(store, { calmly: true, signal: sweeping.signal })
  return { swept, traceless: whole }
}
