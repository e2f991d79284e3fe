/**
 * The figure that counts: from "sent" to "a person took it" to "first contact". Numbers under five are
 * hidden: so few can be told apart.
 */
import { HOUR_MS, MINUTE_MS } from '#db/days.ts'
import type { CaseTimes } from '#db/queries/figures.ts'
import { FEWEST, mayShow } from './keep-back.ts'

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

const HIDDEN: Spread = { count: null, median: null, ninety: null, worst: null }

/** How a number of times spread, in whole minutes. */
export function spreadOf(milliseconds: number[]): Spread {
  if (milliseconds.length < FEWEST) return HIDDEN
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

/** How cases spread that are counted in parts, each case in one of them; `more` are counted and not shown. */
function spreadsOf(parts: CaseTimes[][], more: CaseTimes[] = []): Spread[] {
  const times = parts.map(taken)
  const shown = mayShow([...times, taken(more)].map(({ length }) => length))
  return times.map((one, at) => (shown[at] ? spreadOf(one) : HIDDEN))
}

/** By level: times, and the share that was taken within its promise (minutes). */
export function timesByLevel(cases: CaseTimes[], promise: Promised) {
  const levels = ['acute', 'urgent'] as const
  const parts = levels.map((level) => cases.filter((one) => one.level === level))
  const spreads = spreadsOf(parts)
  return levels.map((level, at) => {
    const ofLevel = parts[at] ?? []
    const spread = spreads[at] ?? HIDDEN
    const times = taken(ofLevel)
    const within = times.filter((ms) => ms <= promise[level] * MINUTE_MS).length
    return {
      level,
      promise: promise[level],
      taken: spread,
      contact: spreadOf(contacted(ofLevel)),
      within: spread.count === null ? null : Math.round((within / times.length) * 100),
    }
  })
}

/** Of the bars of a day. */
const HOURS = 4

/**
 * Minutes until an acute or urgent case was taken, by hours of the day (Dutch clock hours): a bar of four each,
 * and in it the hours one by one.
 */
export function takenByHour(cases: CaseTimes[], hourOf: (moment: number) => number) {
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    cases.filter((one) => Math.floor(hourOf(one.opened_at)) === hour),
  )
  const starts = Array.from({ length: 24 / HOURS }, (_, bar) => bar * HOURS)
  const bars = starts.map((from) => byHour.slice(from, from + HOURS))
  const spreads = spreadsOf(bars.map((hours) => hours.flat()))
  return {
    hours: starts.map((from, bar) => ({ from, to: from + HOURS, ...(spreads[bar] ?? HIDDEN) })),
    eachHour: bars.flatMap((hours, bar) =>
      // What is hidden as a bar is told by none of its hours.
      (spreads[bar]?.count === null ? hours.map(() => HIDDEN) : spreadsOf(hours)).map((one, at) => {
        const from = bar * HOURS + at
        return { from, to: from + 1, ...one }
      }),
    ),
  }
}

/** The same by day of the week (0 is Sunday), Monday first. */
export function takenByWeekday(cases: CaseTimes[], weekdayOf: (moment: number) => number) {
  const days = [1, 2, 3, 4, 5, 6, 0] as const
  const spreads = spreadsOf(
    days.map((day) => cases.filter((one) => weekdayOf(one.opened_at) === day)),
  )
  return days.map((weekday, at) => ({ weekday, ...(spreads[at] ?? HIDDEN) }))
}

export const WEEK_MS = 7 * 24 * HOUR_MS

/** The same by week, oldest first, for so many weeks up to `now`. */
export function takenByWeek(cases: CaseTimes[], now: number, weeks: number) {
  const begin = now - weeks * WEEK_MS
  const parts = Array.from({ length: weeks }, (_, index) => {
    const from = begin + index * WEEK_MS
    return cases.filter((one) => one.opened_at >= from && one.opened_at < from + WEEK_MS)
  })
  const shown = new Set(parts.flat())
  const spreads = spreadsOf(
    parts,
    cases.filter((one) => !shown.has(one)),
  )
  return spreads.map((spread, at) => ({ weeksAgo: weeks - at - 1, ...spread }))
}
