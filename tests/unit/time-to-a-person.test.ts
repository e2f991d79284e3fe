import { expect, test } from 'vitest'
import type { CaseTimes } from '#db/queries/figures.ts'
import {
  spreadOf,
  takenByHour,
  takenByWeek,
  timesByLevel,
} from '#moderation/figures/time-to-a-person.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function aCase(
  opened: number,
  takenAfter: number | null,
  level: 'acute' | 'urgent' = 'acute',
): CaseTimes {
  return {
    level,
    opened_at: opened,
    acknowledged_at: takenAfter === null ? null : opened + takenAfter * MINUTE,
    contact_at: null,
    tier: 1,
  }
}

test('a spread of fewer than five is hidden', () => {
  expect(spreadOf([1, 2, 3, 4].map((minute) => minute * MINUTE)).count).toBeNull()
  expect(spreadOf([1, 2, 3, 4, 5].map((minute) => minute * MINUTE))).toEqual({
    count: 5,
    median: 3,
    ninety: 5,
    worst: 5,
  })
})

test('the middle and the ninety are by nearest rank, whatever the order', () => {
  const minutes = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5]
  expect(spreadOf(minutes.map((minute) => minute * MINUTE))).toMatchObject({ median: 5, ninety: 9 })
})

test('what nobody took counts as no time, and the promise is held against what was taken', () => {
  const cases = [2, 4, 6, 8, 30].map((after) => aCase(0, after))
  cases.push(aCase(0, null))
  const [acute, urgent] = timesByLevel(cases, { acute: 10, urgent: 480 })
  expect(acute).toMatchObject({ within: 80, taken: { count: 5, worst: 30 } })
  expect(urgent).toMatchObject({ within: null, taken: { count: null } })
})

test('parts of the day are by the hour at which it was sent', () => {
  const night = [1, 2, 3, 4, 5].map((after) => aCase(3 * HOUR, after))
  const { hours, eachHour } = takenByHour(night, (moment) => moment / HOUR)
  expect(hours.map((bar) => bar.count)).toEqual([5, null, null, null, null, null])
  expect(eachHour.flatMap((one) => (one.count === null ? [] : [one.from]))).toEqual([3])
})

test('weeks end now and do not overlap', () => {
  const now = 1000 * HOUR
  const week = 7 * 24 * HOUR
  const last = [1, 2, 3, 4, 5].map((after) => aCase(now - 1, after))
  const before = [1, 2, 3, 4, 5].map((after) => aCase(now - week - 1, after))
  expect(takenByWeek([...last, ...before], now, 3).map((one) => one.count)).toEqual([null, 5, 5])
})
