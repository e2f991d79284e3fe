import { DAY_MS, HOUR_MS, MINUTE_MS } from '#db/days.ts'

/** A Tuesday afternoon in the Netherlands: the moment at which every test begins. */
export const START = new Date('2026-11-24T14:07:31.417Z')

export type Span = { days?: number; hours?: number; minutes?: number; seconds?: number }

/** The moment that lies `span` after `moment`. */
export function after(moment: Date, span: Span): Date {
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = span
  return new Date(
    moment.getTime() + days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000,
  )
}
