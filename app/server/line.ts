/**
 * The line: who has to wait waits here, the most needed work first, one request a turn of the event loop.
 * Only those who write go some at once, because what they store then shares one commit (db/together.ts), and
 * after that pages are answered first, for twice as long as that took: so who reads keeps two thirds of the time.
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
const WRITERS_AT_ONCE = 16
/** and for so many times as long as it took pages are answered before the next have theirs, */
const PAGES_FIRST = 2
/** but not when nobody asked for a page for so long, */
const NOBODY_READS_MS = 20
/** nor do they wait longer than this, */
const WRITERS_PAUSE_MS = 100
/** nor when more than these wait to be heard. */
const MOST_WRITERS_PAUSING = 2 * WRITERS_AT_ONCE

export type Job = {
  /** Does it, after `waited` milliseconds; `ended` is to be called when it was answered, or whoever asked is gone. */
  run(waited: number, ended: () => void): void
  /** Says kindly that it is not done now. */
  putOff(): void
}

type Waiting = Job & { since: number }

/** Writers who had their turn together: how many of them are not answered yet, and when all were. */
type Group = { begun: number; left: number; over?: number }

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
  let lastGroup: Group | undefined
  /** How many pages are being made, and when one was answered last. */
  let reading = 0
  let answeredAt = Number.NEGATIVE_INFINITY
  const putOff = Object.fromEntries(WORK.map((work) => [work, 0])) as Record<Work, number>
  let count = 0
  let pumping = false

  function answered(): void {
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
    const nobodyReads = reading === 0 && at - answeredAt >= NOBODY_READS_MS
    if (lastGroup === undefined || nobodyReads) return false
    if ((writers?.length ?? 0) > MOST_WRITERS_PAUSING) return false
    const { begun, over } = lastGroup
    // One whose text comes in slowly keeps the others no longer than this.
    if (over === undefined) return at - begun < WRITERS_PAUSE_MS
    return at - over < Math.min((over - begun) * PAGES_FIRST, WRITERS_PAUSE_MS)
  }

  /** Begins with what has its turn. */
  function begin(jobs: Waiting[], line: Waiting[] | undefined, at: number): void {
    const group = { begun: at, left: jobs.length }
    if (line === writers) lastGroup = group
    if (line === readers) reading += jobs.length
    for (const job of jobs) {
      job.run(at - job.since, () => ended(line, group))
    }
  }

  function ended(line: Waiting[] | undefined, group: Group): void {
    if (line === readers) {
      reading -= 1
      answered()
    }
    group.left -= 1
    if (group.left === 0) group.over = now()
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
    keepPumping()
    begin(jobs, line, at)
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
