/**
 * Sends what is due to whom of the staff. A call is a row with a lease: a process that dies in the
 * middle leaves one that runs out a minute later, so nobody is called twice within a minute and nobody
 * is forgotten. What fails is tried again, ever more slowly, until it is not needed any more.
 */
import { MINUTE_MS } from '#db/days.ts'
import { countWaiting } from '#db/queries/alarms.ts'
import {
  leaseDueSummons,
  settleSummons,
  type DueSummons,
  type Way,
  type Why,
} from '#db/queries/summons.ts'
import { inTransaction, type Store } from '#db/store.ts'

export type Call = {
  /** `store`: it can't be written, and no row says so. */
  why: Why | 'store'
  /** Acute cases that ring. */
  count: number
  /** Mail address or webhook address. */
  target: string
  /** Signs a webhook. */
  secret: string
}

/** Sends one call by one way; throws when it did not arrive. */
export type SendBy = Record<Way, (call: Call) => Promise<void>>

const LEASE_MS = MINUTE_MS
const LONGEST_WAIT_MS = 5 * MINUTE_MS
const FIRST_WAIT_MS = 15_000
const AT_ONCE = 20

/** How long to wait after so many failures: 15 s, 30 s, 1, 2, 4 min, then every 5 min. */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
}

/** Opens a sealed target or secret of a way. */
export function openWay(store: Pick<Store, 'keys'>, sealed: Buffer): string {
  return store.keys.open('alarm-way', sealed).toString('utf8')
}

async function sendOne(
  store: Store,
  one: DueSummons,
  turn: { by: string; now: Date; send: SendBy },
): Promise<'sent' | 'failed' | 'not-needed'> {
  const count = (await countWaiting(store.read)).ringing
  const now = turn.now.getTime()
  if (one.why === 'acute' && count === 0) {
    await inTransaction(store, (trx) =>
      settleSummons(trx, one, { by: turn.by, dueAt: null, attempts: 0 }),
    )
    return 'not-needed'
  }
  const failures = one.attempts + 1
  try {
    await turn.send[one.way]({
      why: one.why,
      count,
      target: openWay(store, one.target),
      secret: openWay(store, one.secret),
    })
  } catch {
    await inTransaction(store, (trx) =>
      settleSummons(trx, one, {
        by: turn.by,
        dueAt: now + waitAfter(failures),
        attempts: failures,
      }),
    )
    return 'failed'
  }
  await inTransaction(store, (trx) =>
    settleSummons(trx, one, { by: turn.by, sentAt: now, dueAt: null, attempts: 0 }),
  )
  return 'sent'
}

/** Sends everything that is due. Answers how many arrived and how many did not. */
export async function sendSummons(
  store: Store,
  turn: { by: string; now: Date; send: SendBy },
): Promise<{ sent: number; failed: number }> {
  const now = turn.now.getTime()
  const due = await inTransaction(store, (trx) =>
    leaseDueSummons(trx, {
      by: turn.by,
      now,
      until: now + LEASE_MS,
      longestWait: LONGEST_WAIT_MS,
      most: AT_ONCE,
    }),
  )
  const outcomes = await Promise.all(due.map((one) => sendOne(store, one, turn)))
  return {
    sent: outcomes.filter((outcome) => outcome === 'sent').length,
    failed: outcomes.filter((outcome) => outcome === 'failed').length,
  }
}
