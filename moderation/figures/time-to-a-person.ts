/**
 * The figure that counts: from "sent" to "a person took it" to "first contact". Numbers under five are
 * hidden: so few can be told apart.
 */
import { HOUR_MS, MINUTE_MS } from '#db/days.ts'
import type { CaseTimes } from '#db/queries/figures.ts'

/** Fewer than this are not shown. */
export const FEWEST = 5

export type Spread = {
  /** How many; null: fewer than five. */
  count: number | null
  /** Whole minutes. */
  median: number | null
  ninety: number | null
  worst: number | null
}

/** The value below which a share of sorted values lies (nearest rank). */
function rank(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] as number
}

/** How a number of times spread, in whole minutes. */
export function spreadOf(milliseconds: number[]): Spread {
  if (milliseconds.length < FEWEST) return { count: null, median: null, ninety: null, worst: null }
  const minutes = milliseconds.map((ms) => Math.round(ms / MINUTE_MS)).toSorted((a, b) => a - b)
  return {
    count: minutes.length,
    median: rank(minutes, 0.5),
    ninety: rank(minutes, 0.9),
    worst: minutes.at(-1) ?? null,
  }
}

export type Promised = { acute: number; urgent: number }

function taken(cases: CaseTimes[]): number[] {
  return cases.flatMap((one) =>
    one.acknowledged_at === null ? [] : [Math.max(0, one.acknowledged_at - one.opened_at)],
  )
}

function contacted(cases: CaseTimes[]): number[] {
  return cases.flatMap((one) =>
    one.contact_at === null ? [] : [Math.max(0, one.contact_at - one.opened_at)],
  )
}

/** By level: times, and the share that was taken within its promise (minutes). */
export function timesByLevel(cases: CaseTimes[], promise: Promised) {
  return (['acute', 'urgent'] as const).map((level) => {
    const ofLevel = cases.filter((one) => one.level === level)
    const times = taken(ofLevel)
    const within = times.filter((ms) => ms <= promise[level] * MINUTE_MS).length
    return {
      level,
      promise: promise[level],
      taken: spreadOf(times),
      contact: spreadOf(contacted(ofLevel)),
      within: times.length < FEWEST ? null : Math.round((within / times.length) * 100),
    }
  })
}

/** Minutes until an acute or urgent case was taken, by so many hours of the day (Dutch clock hours). */
export function takenByHour(
  cases: CaseTimes[],
  hourOf: (moment: number) => number,
  hoursABar: number,
) {
  return Array.from({ length: 24 / hoursABar }, (_, bar) => {
    const from = bar * hoursABar
    const here = cases.filter((one) => Math.floor(hourOf(one.opened_at) / hoursABar) === bar)
    return { from, to: from + hoursABar, ...spreadOf(taken(here)) }
  })
}

/** The same by day of the week (0 is Sunday), Monday first. */
export function takenByWeekday(cases: CaseTimes[], weekdayOf: (moment: number) => number) {
  return ([1, 2, 3, 4, 5, 6, 0] as const).map((weekday) => {
    const here = cases.filter((one) => weekdayOf(one.opened_at) === weekday)
    return { weekday, ...spreadOf(taken(here)) }
  })
}

export const WEEK_MS = 7 * 24 * HOUR_MS

/** The same by week, oldest first, for so many weeks up to `now`. */
export function takenByWeek(cases: CaseTimes[], now: number, weeks: number) {
  return Array.from({ length: weeks }, (_, index) => {
    const back = weeks - index
    const from = now - back * WEEK_MS
    const here = cases.filter((one) => one.opened_at >= from && one.opened_at < from + WEEK_MS)
    return { weeksAgo: back - 1, ...spreadOf(taken(here)) }
  })
}
