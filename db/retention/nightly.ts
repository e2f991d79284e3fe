/**
 * Once a night, and by one process: who sweeps holds a lease in the settings. A process that was killed
 * leaves one that runs out, and another goes on.
 */
import { dayOf, daysBefore, MINUTE_MS } from '../days.ts'
import { localTimeOf, momentOf } from '../local-time.ts'
import { readSetting, writeSetting } from '../queries/settings.ts'
import { inTransaction, type Store } from '../store.ts'
import { sweep, type Sweeping, type SweepResult } from './sweep.ts'

const KEY = 'sweep'
const LEASE_MS = 60 * MINUTE_MS
/** From this hour on in the Netherlands: when fewest people write. */
const HOUR = '04'

/** When the next night's sweep begins: at `HOUR` today or tomorrow. */
export function nextSweep(now: Date): { day: string; at: Date } {
  const today = dayOf(now)
  const begun = localTimeOf(now.getTime()).slice(11, 13) >= HOUR
  const day = begun ? daysBefore(today, -1) : today
  return { day, at: new Date(momentOf(`${day}T${HOUR}:00`, 'earlier') ?? now) }
}

type Night = {
  /** The day whose sweep this is; empty when there was none yet. */
  day: string
  /** Which process sweeps. */
  by: string
  until: number
  done: boolean
}

type Taking = { by: string; now: Date }

/** Takes the lease when `due` agrees and nobody else holds it. Answers the day that is then done. */
async function take(
  store: Store,
  { by, now }: Taking,
  due: (last: Night | null) => string | undefined,
): Promise<string | undefined> {
  return await inTransaction(store, async (trx) => {
    const last = await readSetting<Night | null>(trx, KEY, null)
    const left = (last?.until ?? 0) - now.getTime()
    // What a clock gave that was ahead is no lease: it would hold the sweep up for as long as it was wrong.
    const held = last !== null && !last.done && last.by !== by && left > 0 && left <= LEASE_MS
    const day = held ? undefined : due(last)
    if (day === undefined) return undefined
    const until = now.getTime() + LEASE_MS
    await writeSetting(trx, KEY, { day, by, until, done: false } satisfies Night)
    return day
  })
}

async function done(store: Store, { by }: Taking, day: string): Promise<void> {
  await inTransaction(store, async (trx) => {
    const last = await readSetting<Night | null>(trx, KEY, null)
    if (last?.by === by) await writeSetting(trx, KEY, { ...last, day, done: true })
  })
}

/**
 * Sweeps when this night's sweep is due and nobody else does it; undefined when it is not. A server that
 * slept through the night sweeps when it is there again.
 */
export async function sweepNightly(
  store: Store,
  night: Taking & Pick<Sweeping, 'signal'>,
): Promise<SweepResult | undefined> {
  const today = dayOf(night.now)
  if (localTimeOf(night.now.getTime()).slice(11, 13) < HOUR) return undefined
  const day = await take(store, night, (last) =>
    last?.day === today && last.done ? undefined : today,
  )
  if (day === undefined) return undefined
  const result = await sweep(store, night)
  await done(store, night, day)
  return result
}

/** Sweeps now, as of some moment; undefined when another process sweeps. The night's sweep stays due. */
export async function sweepByHand(
  store: Store,
  hand: Taking & { asOf: Date },
): Promise<SweepResult | undefined> {
  const day = await take(store, hand, (last) => last?.day ?? '')
  if (day === undefined) return undefined
  const result = await sweep(store, { now: hand.asOf })
  // Whatever was done before by day: a sweep as of another day is not this night's.
  await done(store, hand, day)
  return result
}
