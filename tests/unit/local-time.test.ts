import { expect, test } from 'vitest'
import { HOUR_MS } from '#db/days.ts'
import { localTimeOf, momentOf } from '#db/local-time.ts'

test.each([
  ['in winter', '2026-11-24T18:00', '2026-11-24T17:00:00.000Z'],
  ['in summer', '2026-07-01T18:00', '2026-07-01T16:00:00.000Z'],
  ['with seconds, as some browsers send', '2026-11-24T18:00:00', '2026-11-24T17:00:00.000Z'],
  ['typed by hand', ' 2026-11-24 18:00 ', '2026-11-24T17:00:00.000Z'],
  ['across the new year', '2027-01-01T00:30', '2026-12-31T23:30:00.000Z'],
  ['the minute before the clock goes forward', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
  ['the minute after it went forward', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['a time that spring skips', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['the minute before an hour comes twice', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
  ['the minute after it came twice', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
])('%s', (_, typed, moment) => {
  for (const which of ['earlier', 'later'] as const) {
    expect(new Date(momentOf(typed, which) ?? 0).toISOString()).toBe(moment)
  }
})

test('of a time that comes twice one says which', () => {
  const earlier = momentOf('2026-10-25T02:30', 'earlier') ?? 0
  expect(new Date(earlier).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  expect(momentOf('2026-10-25T02:30', 'later')).toBe(earlier + HOUR_MS)
})

test.each([
  '',
  '18:00',
  '2026-11-24',
  '2026-13-01T10:00',
  '2026-02-30T10:00',
  '2026-11-24T24:30',
  'x',
])('“%s” is no time', (typed) => {
  expect(momentOf(typed, 'earlier')).toBeUndefined()
})

test('every half hour of a year comes back as the time it was', () => {
  for (
    let at = Date.parse('2026-01-01T00:00Z');
    at < Date.parse('2027-01-01T00:00Z');
    at += HOUR_MS / 2
  ) {
    const local = localTimeOf(at)
    expect([momentOf(local, 'earlier'), momentOf(local, 'later')]).toContain(at)
  }
})
