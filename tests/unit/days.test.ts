import { expect, test } from 'vitest'
import { dayOf, daysBefore, partOfDay, weekOf } from '#db/days.ts'

test.each([
  ['a winter afternoon', '2026-11-24T14:07:31Z', '2026-11-24', '2026-W48', 'afternoon'],
  ['just before a winter midnight', '2026-11-24T22:59:59Z', '2026-11-24', '2026-W48', 'evening'],
  ['a winter midnight', '2026-11-24T23:00:00Z', '2026-11-25', '2026-W48', 'night'],
  ['just before a summer midnight', '2026-07-01T21:59:59Z', '2026-07-01', '2026-W27', 'evening'],
  ['a summer midnight', '2026-07-01T22:00:00Z', '2026-07-02', '2026-W27', 'night'],
  ['six in a winter morning', '2026-11-24T05:00:00Z', '2026-11-24', '2026-W48', 'morning'],
  ['six in a summer morning', '2026-07-01T04:00:00Z', '2026-07-01', '2026-W27', 'morning'],
  ['noon', '2026-11-24T11:00:00Z', '2026-11-24', '2026-W48', 'afternoon'],
  ['six in the evening', '2026-11-24T17:00:00Z', '2026-11-24', '2026-W48', 'evening'],
  ['when the clock goes forward', '2026-03-29T01:00:00Z', '2026-03-29', '2026-W13', 'night'],
  ['when the clock goes back', '2026-10-25T01:00:00Z', '2026-10-25', '2026-W43', 'night'],
  ['a Sunday night that is Monday here', '2026-11-29T23:30:00Z', '2026-11-30', '2026-W49', 'night'],
  ['New Year of week 53', '2027-01-01T12:00:00Z', '2027-01-01', '2026-W53', 'afternoon'],
  ['the first Monday', '2027-01-04T12:00:00Z', '2027-01-04', '2027-W01', 'afternoon'],
  ['a year that begins early', '2024-12-30T12:00:00Z', '2024-12-30', '2025-W01', 'afternoon'],
  [
    'a Monday whose Thursday is New Year',
    '2025-12-29T12:00:00Z',
    '2025-12-29',
    '2026-W01',
    'afternoon',
  ],
  ['a leap day', '2028-02-29T12:00:00Z', '2028-02-29', '2028-W09', 'afternoon'],
])('%s', (_, moment, day, week, part) => {
  const now = new Date(moment)
  expect([dayOf(now), weekOf(now), partOfDay(now)]).toEqual([day, week, part])
})

test.each([
  ['2026-11-24', 0, '2026-11-24'],
  ['2026-11-24', 1, '2026-11-23'],
  ['2026-03-01', 1, '2026-02-28'],
  ['2028-03-01', 1, '2028-02-29'],
  ['2027-01-01', 1, '2026-12-31'],
  ['2026-03-30', 1, '2026-03-29'],
  ['2026-10-26', 1, '2026-10-25'],
  ['2026-11-24', 365, '2025-11-24'],
  ['2026-11-24', -7, '2026-12-01'],
])('%s and %i days before it: %s', (day, days, before) => {
  expect(daysBefore(day, days)).toBe(before)
})
