/**
 * The log: route pattern, status, duration, and the names of events with counts. No address, no query,
 * no name, no text; that a field is not here is what keeps it out.
 */
import pino from 'pino'
import { troubleOf, type Trouble } from '#db/trouble.ts'
import { linesToOutput, type LogLines } from './log-lines.ts'

export type Log = {
  request(line: { route: string; status: number; milliseconds: number }): void
  event(name: string, counts?: Record<string, number>): void
  /** A fault: where, and the kind of error. Its message could hold a text, so it is not written. */
  fault(where: string, error: unknown): void
  /** What the store could not do, when that is less than a minute ago. */
  trouble(): Trouble | undefined
}

/** What the store can't do comes again with every turn of the loops: it is said once in so many milliseconds. */
const TROUBLE_MS = 60_000

/** A line of a stack; what stands before these is the message, which may hold lines that look alike. */
const FRAME = /^    at .*:\d+:\d+\)?$/

function framesOf({ message, stack = '' }: Error): string[] {
  const after = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : ''
  return after
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(file:\/\/)?\/\S*\/(?=[^/]+:\d+)/, '('))
}

/** Logs to standard output as JSON lines, or to `lines`. `quiet` leaves requests out (the demo). */
export function makeLog(options: { quiet: boolean }, lines: LogLines = linesToOutput()): Log {
  const settings = { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'info' }
  const logger = pino(settings, lines)
  const saidAt = new Map<string, number>()
  let latest: { trouble: Trouble; at: number } | undefined

  /** Whether the same was said a moment ago. */
  function isSaid(what: string): boolean {
    const now = performance.now()
    const last = saidAt.get(what)
    if (last !== undefined && now - last < TROUBLE_MS) return true
    saidAt.set(what, now)
    return false
  }

  return {
    request(line) {
      if (!options.quiet) {
        logger.info({ route: line.route, status: line.status, ms: Math.round(line.milliseconds) })
      }
    },
    event(name, counts = {}) {
      if (!options.quiet) logger.info({ event: name, ...counts })
    },
    fault(where, error) {
      const trouble = troubleOf(error)
      if (trouble !== undefined) latest = { trouble, at: performance.now() }
      if (trouble !== undefined && isSaid(`${where} ${trouble.kind}`)) return
      const kind = error instanceof Error ? error.name : typeof error
      const code = (error as { code?: unknown } | null)?.code
      logger.error({
        fault: where,
        kind,
        ...(typeof code === 'string' ? { code } : {}),
        ...(trouble === undefined ? {} : { todo: trouble.todo }),
        frames: error instanceof Error ? framesOf(error) : [],
      })
    },
    trouble() {
      return latest && performance.now() - latest.at < TROUBLE_MS ? latest.trouble : undefined
    },
  }
}
