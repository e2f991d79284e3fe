/** Counts under five can't be had by subtracting: several tables of one page count the same in several ways. */
import { expect, test } from 'vitest'
import type { CaseTimes } from '#db/queries/figures.ts'
import { mayShow, showNothingToo } from '#moderation/figures/keep-back.ts'
import { takenByHour, takenByWeek, timesByLevel } from '#moderation/figures/time-to-a-person.ts'
import { everyCounts } from '../helpers/every-counts.ts'

const HOUR = 3_600_000

function sumOf(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}

function shownOf(counts: readonly number[]): Array<number | null> {
  const shown = mayShow(counts)
  return counts.map((count, at) => (shown[at] ? count : null))
}

test.each([
  ['where nothing at all is hidden too', shownOf],
  ['where nothing at all is said', showNothingToo],
])('who knows the rule and the sum learns no count under five, %s', (_, show) => {
  for (const length of [2, 3, 4]) {
    // A sum under five is nowhere shown.
    const all = everyCounts(length, 9).filter((counts) => sumOf(counts) >= 5)
    const alike = Map.groupBy(all, (counts) => JSON.stringify([show(counts), sumOf(counts)]))
    const told = [...alike].filter(([, possible]) =>
      Array.from({ length }).some((__, at) => {
        const [only = 0, ...more] = new Set(possible.map((counts) => counts[at]))
        return more.length === 0 && only > 0 && only < 5
      }),
    )
    expect(told.map(([shown]) => shown)).toEqual([])
  }
  expect(show([9, 8, 3])).toEqual([9, null, null])
  expect(show([9, 8, 6])).toEqual([9, 8, 6])
})

/** As many cases as are asked for at each of these hours. */
function casesAt(hours: Record<number, number>, level: 'acute' | 'urgent' = 'acute'): CaseTimes[] {
  return Object.entries(hours).flatMap(([hour, count]) =>
    Array.from({ length: count }, () => {
      const opened_at = Number(hour) * HOUR
      return { level, opened_at, acknowledged_at: opened_at, contact_at: null, tier: 1 }
    }),
  )
}

function countsOf(spreads: Array<{ count: number | null }>): Array<number | null> {
  return spreads.map(({ count }) => count)
}

test('one case is not the difference between four hours and one of them, between levels, or between weeks', () => {
  const night = casesAt({ 1: 7, 2: 1, 9: 12, 10: 9 })
  const { eachHour, hours } = takenByHour(night, (moment) => moment / HOUR)
  expect(countsOf(hours)).toEqual([8, null, 21, null, null, null])
  expect(countsOf(eachHour).filter((count) => count !== null)).toEqual([12, 9])
  const two = [...casesAt({ 1: 20 }), ...casesAt({ 1: 3 }, 'urgent')]
  expect(timesByLevel(two, { acute: 10, urgent: 60 }).map(({ taken }) => taken.count)).toEqual([
    null,
    null,
  ])
  // Two were opened before the first week that is shown.
  const now = 1000 * HOUR
  const older = casesAt({ [1000 - 15 * 24]: 2, [1000 - 8 * 24]: 6, [1000 - 24]: 9 })
  expect(countsOf(takenByWeek(older, now, 2))).toEqual([null, 9])
})
