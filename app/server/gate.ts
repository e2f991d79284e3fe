/**
 * The gate: when more is asked than can be done, the least needed work is put off first, at once and with a
 * kind page, so that the rest stays quick. What helps or leads away is never put off, nor the work of those
 * who answer. What somebody wrote is not turned away either: it waits for a turn with room, and if none
 * comes it is read by the triage and kept for its writer (see receive-text.ts).
 *
 * One thread does the work, so what everybody waits for is the turn of its loop: all that came in together.
 * A kind of work is put off when this turn has gone on for longer than that kind may wait, or when too much
 * has been begun that is not done yet. The order is in the numbers: the higher, the later it is put off.
 */
export const WORK = ['search', 'figures', 'joining', 'writing', 'signing-in', 'reading'] as const
export type Work = (typeof WORK)[number]

/** How long a turn may have gone on, in milliseconds. */
const LONGEST_TURN_MS: Record<Work, number> = {
  search: 50,
  figures: 60,
  joining: 75,
  writing: 90,
  'signing-in': 100,
  reading: 110,
}

/** How much may have been begun and not be done. */
const MOST_BEGUN: Record<Work, number> = {
  search: 12,
  figures: 16,
  joining: 24,
  writing: 40,
  // Those who wait for their passphrase wait off the main thread.
  'signing-in': 240,
  reading: 96,
}

export type Gate = {
  /** Whether this work is put off now; then it is counted as such. */
  putsOff(work: Work): boolean
  /** Waits for a turn in which this work may be done; false when none came within `longest` milliseconds. */
  waitFor(work: Work, longest: number): Promise<boolean>
  /** Work begins; answers what to call when it is done. */
  begin(work: Work): () => void
  /** How much was put off since the start, by kind. */
  putOff(): Record<Work, number>
  /** How much is begun and not done. */
  begun(): number
}

const NONE: Record<Work, number> = {
  search: 0,
  figures: 0,
  joining: 0,
  writing: 0,
  'signing-in': 0,
  reading: 0,
}

/** `now` in milliseconds; `atTurnsEnd` calls back when all that came in together was looked at. */
export function makeGate(
  now: () => number,
  atTurnsEnd: (done: () => void) => void = setImmediate,
): Gate {
  const putOff = { ...NONE }
  let turnBegan: number | undefined
  let begun = 0
  let signingIn = 0

  function endTurn(): void {
    turnBegan = undefined
  }

  function turnMs(): number {
    if (turnBegan === undefined) {
      turnBegan = now()
      atTurnsEnd(endTurn)
    }
    return now() - turnBegan
  }

  function isTooMuch(work: Work): boolean {
    const waiting = work === 'signing-in' ? signingIn : begun
    return turnMs() > LONGEST_TURN_MS[work] || waiting >= MOST_BEGUN[work]
  }

  return {
    putsOff(work) {
      const tooMuch = isTooMuch(work)
      if (tooMuch) putOff[work] += 1
      return tooMuch
    },
    async waitFor(work, longest) {
      const began = now()
      while (isTooMuch(work)) {
        if (now() - began > longest) {
          putOff[work] += 1
          return false
        }
        await new Promise<void>((resolve) => atTurnsEnd(resolve))
      }
      return true
    },
    begin(work) {
      const signs = work === 'signing-in'
      if (signs) signingIn += 1
      else begun += 1
      let done = false
      return () => {
        if (done) return
        done = true
        if (signs) signingIn -= 1
        else begun -= 1
      }
    },
    putOff: () => ({ ...putOff }),
    begun: () => begun + signingIn,
  }
}

/** Where work is that may be put off, by the beginning of its address. */
const AT: Array<[RegExp, Work]> = [
  [/^\/search\b/, 'search'],
  [/^\/(figures|audit)\b/, 'figures'],
  [/^\/(join|invite)\b/, 'joining'],
  [/^\/(login|recover)\b/, 'signing-in'],
  [/^\/(front|house|about|privacy|b|t|p|r|me|out)?(\/|$|\?)/, 'reading'],
]
/** A form at one of these holds words, or takes something away: it waits its turn and is never turned away. */
const WRITES = /^\/(b|t|p|me)\//

/**
 * What kind of work a request is, or nothing for what is never put off: help, asking a professional, the
 * way out, private conversations, and the desks of those who answer.
 */
export function workOf(method: string, target: string): Work | undefined {
  if (method === 'POST' && WRITES.test(target)) return 'writing'
  return AT.find(([address]) => address.test(target))?.[1]
}
