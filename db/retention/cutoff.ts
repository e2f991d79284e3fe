import { DAY_MS, dayOf, daysBefore, HOUR_MS, MINUTE_MS, monthsBefore } from '../days.ts'
import type { Span } from '../inventory/entry.ts'

/**
 * The last day (in the Netherlands) that has run out: what began on it or earlier goes. A day that is
 * kept 30 days is still there on the thirtieth day after it.
 */
export function dayRunOut(span: Span, now: Date): string {
  const today = dayOf(now)
  if ('months' in span) return daysBefore(monthsBefore(today, span.months), 1)
  if ('days' in span) return daysBefore(today, span.days + 1)
  return daysBefore(today, 1)
}

/** The last moment (ms) that has run out: what began at it or earlier goes. */
export function momentRunOut(span: Span, now: Date): number {
  const at = now.getTime()
  if ('minutes' in span) return at - span.minutes * MINUTE_MS
  if ('hours' in span) return at - span.hours * HOUR_MS
  if ('days' in span) return at - span.days * DAY_MS
  const today = dayOf(now)
  const back = monthsBefore(today, span.months)
  return at - (Date.parse(today) - Date.parse(back))
}
