/**
 * The log: route pattern, status, duration, and the names of events with counts. No address, no query,
 * no name, no text; that a field is not here is what keeps it out.
 */
import pino from 'pino'

export type Log = {
  request(line: { route: string; status: number; milliseconds: number }): void
  event(name: string, counts?: Record<string, number>): void
  /** A fault: where, and the kind of error. Its message could hold a text, so it is not written. */
  fault(where: string, error: unknown): void
}

/** Logs to standard output as JSON lines. `quiet` leaves requests out (the demo). */
export function makeLog(options: { quiet: boolean }): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'info' })
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
      const kind = error instanceof Error ? error.name : typeof error
      const code = (error as { code?: unknown } | null)?.code
      const frames =
        error instanceof Error
          ? (error.stack ?? '')
              .split('\n')
              .filter((line) => line.startsWith('    at '))
              .slice(0, 6)
              .map((line) => line.trim().replace(/\(?(file:\/\/)?\/\S*\/(?=[^/]+:\d+)/, '('))
          : []
      logger.error({ fault: where, kind, ...(typeof code === 'string' ? { code } : {}), frames })
    },
  }
}
