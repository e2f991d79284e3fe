import { expect, test } from 'vitest'
import { agoInWords, dueInWords, durationInWords } from '#app/components/desk/time-words.ts'
import { dayInWords } from '#app/i18n/days.ts'
import { directionOf } from '#app/i18n/direction.ts'
import { translator } from '#app/i18n/translate.ts'
import { MINUTE_MS } from '#db/days.ts'

const nl = translator('nl')
const en = translator('en')

test.each([
  ['2026-11-24', 'vandaag', 'today'],
  ['2026-11-23', 'gisteren', 'yesterday'],
  ['2026-11-22', '22 november', '22 November'],
  ['2026-01-01', '1 januari', '1 January'],
  ['2025-12-31', '31 december 2025', '31 December 2025'],
  ['2026-11-25', '25 november', '25 November'],
])('seen on 24 November 2026, %s is %s', (day, dutch, english) => {
  expect(dayInWords(day, '2026-11-24', nl, 'nl')).toBe(dutch)
  expect(dayInWords(day, '2026-11-24', en, 'en').toLowerCase()).toBe(english.toLowerCase())
})

test('New Year’s Eve was yesterday on New Year’s Day', () => {
  expect(dayInWords('2026-12-31', '2027-01-01', nl, 'nl')).toBe('gisteren')
})

test.each([
  [0, '1 minuut'],
  [1, '1 minuut'],
  [7, '7 minuten'],
  [89, '89 minuten'],
  [90, '2 uur'],
  [180, '3 uur'],
  [35 * 60, '35 uur'],
  [36 * 60, '2 dagen'],
  [10 * 24 * 60, '10 dagen'],
  [-7, '7 minuten'],
])('%i minutes are %s', (minutes, words) => {
  expect(durationInWords(nl, minutes * MINUTE_MS)).toBe(words)
})

test('what is due has time left or is over time', () => {
  expect(dueInWords(nl, 10 * MINUTE_MS, 3 * MINUTE_MS)).toBe('nog 7 minuten')
  expect(dueInWords(nl, 3 * MINUTE_MS, 10 * MINUTE_MS)).toBe('7 minuten over tijd')
  expect(agoInWords(nl, 3 * MINUTE_MS, 10 * MINUTE_MS)).toBe('7 minuten geleden')
})

test.each([
  ['nl', 'ltr'],
  ['en', 'ltr'],
  ['ar', 'rtl'],
] as const)('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction)
})
