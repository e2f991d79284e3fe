/**
 * The line: who has to wait waits here, the most needed work first, one request a turn of the event loop.
 * Only those who write go some at once, because what they store then shares one commit (db/together.ts), and
 * after that pages are answered first for a moment: a commit takes as long as fifty of them.
 * When more is asked than can be done, the least needed work is put off at once, with a kind page, so that
 * the rest stays quick. What helps or leads away is never put off, nor the work of those who answer. What
 * somebody wrote is not turned away either: it waits, and when that took too long it is read by the triage
 * and kept for its writer (see receive-text.ts).
 *
 * Why one a turn: all that came in together is looked at in one turn, and the loop takes in one new connection
 * a turn (libuv, `uv__server_io`; measured). With the work done there and then, somebody who asks for help
 * while three hundred others read would wait for every one of them, and once more to be let in.
 */

/** Kinds of work that may wait, the least needed first. */
export const WORK = ['search', 'figures', 'joining', 'writing', 'signing-in', 'reading'] as const
export type Work = (typeof WORK)[number]

/** How many may wait before this work is put off. A page takes about a millisecond. */
const MOST_WAITING: Record<Work, number> = {
  search: 16,
  figures: 24,
  joining: 40,
  // Never turned away.
  writing: Number.POSITIVE_INFINITY,
  'signing-in': 80,
  reading: 120,
}
/** Of what is never put off, so many may wait before it has to wait with the readers. */
const MOST_FIRST = 200
/** Who waited this long goes before whatever is more needed. */
const LONG_MS = 1_000
/** And who waited this long is put off: nobody looks at an empty page for longer. */
const TOO_LONG_MS = 3_000

/** So many writers have their turn together, */
const WRITERS_AT_ONCE = 8
/** and for each of them so many pages are answered before the next have theirs, */
const PAGES_FOR_A_WRITER = 48
/** but not when nobody asked for a page for so long, */
const NOBODY_READS_MS = 20
/** nor longer than this, */
const WRITERS_PAUSE_MS = 100
/** nor when more than these wait to be heard. */
const MOST_WRITERS_PAUSING = 2 * WRITERS_AT_ONCE

export type Job = {
  /** Does it, after `waited` milliseconds. */
  run(waited: number): void
  /** Says kindly that it is not done now. */
  putOff(): void
}

type Waiting = Job & { since: number }

export type Line = {
  /** Takes a request in; `undefined` for work that is never put off. */
  enter(work: Work | undefined, job: Job): void
  /** Says that a page was answered beside the line: from memory, at once. */
  answered(): void
  /** How much was put off since the start, by kind. */
  putOff(): Record<Work, number>
  /** How many wait now. */
  waiting(): number
}

/** `now` in milliseconds; `nextTurn` calls back in the next turn of the loop. */
export function makeLine(
  now: () => number,
  nextTurn: (pump: () => void) => void = setImmediate,
): Line {
  const first: Waiting[] = []
  const lines: Array<[Work, Waiting[]]> = WORK.map((work) => [work, []])
  const lineOf = new Map(lines)
  const [writers, readers] = [lineOf.get('writing'), lineOf.get('reading')]
  /** When writers last had their turn, how many pages go before the next, and when one was answered last. */
  let wroteAt: number | undefined
  let pagesFirst = 0
  let answeredAt = Number.NEGATIVE_INFINITY
  const putOff = Object.fromEntries(WORK.map((work) => [work, 0])) as Record<Work, number>
  let count = 0
  let pumping = false

  function answered(): void {
    pagesFirst -= 1
    answeredAt = now()
  }

  function turnAway(work: Work, job: Job): void {
    putOff[work] += 1
    job.putOff()
  }

  function dropStale(at: number): void {
    for (const [work, line] of lines) {
      if (work === 'writing') continue
      while (line[0] !== undefined && at - line[0].since > TOO_LONG_MS) {
        count -= 1
        turnAway(work, line.shift() as Waiting)
      }
    }
  }

  /** Whether readers go before writers now. */
  function readersFirst(at: number): boolean {
    // Their own turn does not count: what they wrote took its time.
    wroteAt ??= at
    const reading = pagesFirst > 0 && at - answeredAt < NOBODY_READS_MS
    return (
      reading && at - wroteAt < WRITERS_PAUSE_MS && (writers?.length ?? 0) <= MOST_WRITERS_PAUSING
    )
  }

  /** The line whose first one is next: who waited long, else the most needed. */
  function nextLine(at: number): Waiting[] | undefined {
    if (first.length > 0) return first
    const full = lines
      .map(([, line]) => line)
      .filter((line) => line.length > 0 && !(line === writers && readersFirst(at)))
    const since = (line: Waiting[]): number => line[0]?.since ?? at
    const [oldest] = full.toSorted((one, other) => since(one) - since(other))
    return oldest !== undefined && at - since(oldest) > LONG_MS ? oldest : full.at(-1)
  }

  function pump(): void {
    pumping = false
    const at = now()
    dropStale(at)
    const line = nextLine(at)
    const jobs = line?.splice(0, line === writers ? WRITERS_AT_ONCE : 1) ?? []
    if (line !== first) count -= jobs.length
    if (line === writers) {
      wroteAt = undefined
      pagesFirst = jobs.length * PAGES_FOR_A_WRITER
    }
    // A page that has to be made, most often because writers changed it.
    if (line === readers) answered()
    keepPumping()
    for (const job of jobs) job.run(at - job.since)
  }

  function keepPumping(): void {
    if (pumping || count + first.length === 0) return
    pumping = true
    nextTurn(pump)
  }

  return {
    enter(asked, job) {
      const work = asked === undefined && first.length >= MOST_FIRST ? 'reading' : asked
      if (work !== undefined && count >= MOST_WAITING[work]) return turnAway(work, job)
      const waiting = { ...job, since: now() }
      if (work === undefined) first.push(waiting)
      else {
        lineOf.get(work)?.push(waiting)
        count += 1
      }
      keepPumping()
    },
    answered,
    putOff: () => ({ ...putOff }),
    waiting: () => count + first.length,
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
/** A form at one of these holds words, or takes something away: it waits and is never turned away. */
const WRITES = /^\/(b|t|p|me)\//

/**
 * What kind of work a request is, or nothing for what is never put off: help, asking a professional, the
 * way out, private conversations, and the desks of those who answer.
 */
export function workOf(method: string, target: string): Work | undefined {
  if (method === 'POST' && WRITES.test(target)) return 'writing'
  return AT.find(([address]) => address.test(target))?.[1]
}
