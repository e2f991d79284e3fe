/**
 * How many may join in an hour, however many want to. Who comes when it is full gets a ticket and waits: a
 * part of every hour is for those who waited, so that no flood takes it all. Nothing is kept of anybody but
 * the times of who got in; a ticket is a signed time and a random value.
 *
 * All of it is in memory: after a restart the hour begins anew.
 */
import { newId } from '#db/ids.ts'
import { HOUR_MS, MINUTE_MS } from '#db/days.ts'
import { sameSecret, type Keys } from '#db/keys.ts'

/** How long a ticket waits, and until when it is good. */
export const WAIT_MS = 10 * MINUTE_MS
const TICKET_MS = HOUR_MS

/** Nobody reads the form and types a passphrase faster. */
const LEAST_FILLING_MS = 3_000
const LONGEST_FILLING_MS = 4 * HOUR_MS

/** Of the hour's places, by how somebody came: those of the first two are never more than half together. */
const SHARES = { hurried: 1 / 6, unhurried: 1 / 2, waited: 1 / 2 } as const
type Lane = keyof typeof SHARES

export type Coming = {
  /** What the form carried of when it was made. */
  mark?: string | null
  /** What the waiting room gave. */
  ticket?: string | null
  now: Date
}

export type Admission =
  | { kind: 'in'; giveBack(): void }
  /** `at`: when the ticket may try. */
  | { kind: 'wait'; ticket: string; at: number }

export type WaitingRoom = {
  /** For a form: shows later that it was not filled in by a machine in no time. */
  mark(now: Date): string
  admit(coming: Coming): Admission
  /** When a ticket may try; undefined when it is none of ours or too old. */
  turnOf(ticket: string | null, now: Date): number | undefined
}

/** `perHour`: how many accounts an hour makes at most. */
export function makeWaitingRoom(keys: Keys, options: { perHour: number }): WaitingRoom {
  const admitted: Record<Lane, number[]> = { hurried: [], unhurried: [], waited: [] }
  const used = new Map<string, number>()

  function sign(purpose: 'join-mark' | 'join-ticket', now: Date): string {
    const said = `${now.getTime().toString(36)}.${newId()}`
    return `${said}.${keys.hash(purpose, said).subarray(0, 16).toString('base64url')}`
  }

  /** When something that we signed was signed. */
  function signedAt(purpose: 'join-mark' | 'join-ticket', value: string | null | undefined) {
    const [time = '', random = '', signature = ''] = (value ?? '').split('.')
    const fits = keys.hash(purpose, `${time}.${random}`).subarray(0, 16).toString('base64url')
    return sameSecret(signature, fits) ? Number.parseInt(time, 36) : undefined
  }

  function ticketAt(ticket: string | null | undefined, now: Date): number | undefined {
    const at = signedAt('join-ticket', ticket)
    if (at === undefined || used.has(ticket ?? '')) return undefined
    return now.getTime() - at <= TICKET_MS ? at : undefined
  }

  function forget(now: number): void {
    for (const lane of Object.values(admitted)) {
      while ((lane[0] ?? now) <= now - HOUR_MS) lane.shift()
    }
    for (const [ticket, at] of used) if (at <= now - TICKET_MS) used.delete(ticket)
  }

  function hasRoom(lane: Lane): boolean {
    const taken = lane === 'waited' ? 0 : admitted.hurried.length + admitted.unhurried.length
    const ownShare = admitted[lane].length < Math.floor(options.perHour * SHARES[lane])
    return ownShare && taken < Math.floor(options.perHour * SHARES.unhurried)
  }

  function take(lane: Lane, now: number, ticket: string): Admission {
    admitted[lane].push(now)
    if (lane === 'waited') used.set(ticket, now)
    return {
      kind: 'in',
      giveBack() {
        const at = admitted[lane].lastIndexOf(now)
        if (at !== -1) admitted[lane].splice(at, 1)
        used.delete(ticket)
      },
    }
  }

  function laneOf(coming: Coming, ticketed: number | undefined): Lane {
    const now = coming.now.getTime()
    if (ticketed !== undefined && now - ticketed >= WAIT_MS) return 'waited'
    const began = signedAt('join-mark', coming.mark)
    const filling = began === undefined ? 0 : now - began
    return filling >= LEAST_FILLING_MS && filling <= LONGEST_FILLING_MS ? 'unhurried' : 'hurried'
  }

  return {
    mark: (now) => sign('join-mark', now),
    admit(coming) {
      const now = coming.now.getTime()
      forget(now)
      const ticketed = ticketAt(coming.ticket, coming.now)
      const lane = laneOf(coming, ticketed)
      if (hasRoom(lane)) return take(lane, now, coming.ticket ?? '')
      // Who waits keeps the place that waiting gave.
      const ticket =
        ticketed === undefined ? sign('join-ticket', coming.now) : (coming.ticket ?? '')
      return { kind: 'wait', ticket, at: Math.max((ticketed ?? now) + WAIT_MS, now + MINUTE_MS) }
    },
    turnOf(ticket, now) {
      const at = ticketAt(ticket, now)
      return at === undefined ? undefined : at + WAIT_MS
    },
  }
}
