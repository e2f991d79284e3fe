import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cookieName,
  dropCookie,
  isReading,
  issueReading,
  languageOf,
  readCookies,
  READING_MS,
  setCookie,
} from '#app/server/cookies.ts'
import { keysFrom } from '#db/keys.ts'
import { after, START } from '#tests/helpers/clock.ts'

const keys = keysFrom(Buffer.alloc(32, 7))

test.each([
  ['at once', { seconds: 0 }, true],
  ['after a while', { hours: 2 }, true],
  ['a minute before the end', { hours: 3, minutes: 58 }, true],
  ['after four hours', { hours: 4 }, false],
  ['the next day', { days: 1 }, false],
  ['when the clock was set back a little', { seconds: -30 }, true],
  ['from the future', { minutes: -10 }, false],
])('a reading session %s', (_, span, reading) => {
  expect(isReading(keys, issueReading(keys, START), after(START, span))).toBe(reading)
})

test('a reading session lasts four hours and is not renewed by reading', () => {
  expect(READING_MS).toBe(4 * 3_600_000)
  const value = issueReading(keys, START)
  expect(isReading(keys, value, after(START, { hours: 3 }))).toBe(true)
  expect(isReading(keys, value, after(START, { hours: 4 }))).toBe(false)
})

test('a reading session tells nothing but its minute: all of one minute are the same', () => {
  const minute = new Date('2026-11-24T14:07:00.000Z')
  expect(issueReading(keys, minute)).toBe(issueReading(keys, after(minute, { seconds: 59 })))
  expect(issueReading(keys, minute)).toMatch(/^[0-9a-z]+\.[\w-]{22}$/)
})

const ISSUED = issueReading(keys, START)
const [TIME = '', SIGNATURE = ''] = ISSUED.split('.')

test.each([
  ['nothing', undefined],
  ['an empty value', ''],
  ['a dot', '.'],
  ['a time alone', TIME],
  ['a time and no signature', `${TIME}.`],
  ['a signature alone', `.${SIGNATURE}`],
  ['another time', `${(Number.parseInt(TIME, 36) + 60).toString(36)}.${SIGNATURE}`],
  ['the time in capitals', `${TIME.toUpperCase()}.${SIGNATURE}`],
  ['a shorter signature', ISSUED.slice(0, -1)],
  ['a longer signature', `${ISSUED}A`],
  ['more behind it', `${ISSUED}.more`],
  ['another house', issueReading(keysFrom(randomBytes(32)), START)],
])('%s is no reading session', (_, value) => {
  expect(isReading(keys, value, START)).toBe(false)
})

test('no value that was not issued is a reading session', () => {
  fc.assert(
    fc.property(fc.string(), fc.base64String(), (time, signature) => {
      expect(isReading(keys, `${time}.${signature}`, START)).toBe(false)
      expect(isReading(keys, time, START)).toBe(false)
    }),
  )
})

test.each([
  ['session', false, '__Host-s=abc; Path=/; HttpOnly; Secure; SameSite=Lax'],
  ['reading', false, '__Host-r=abc; Path=/; HttpOnly; Secure; SameSite=Lax'],
  ['language', false, '__Host-l=abc; Path=/; HttpOnly; Secure; SameSite=Lax'],
  ['session', true, 's=abc; Path=/; HttpOnly; SameSite=Lax'],
] as const)('the %s cookie (loopback: %s) ends with the browser', (name, loopback, line) => {
  expect(setCookie(name, 'abc', loopback)).toBe(line)
})

test.each([true, false])(
  'a cookie is taken away under the name it has (loopback: %s)',
  (loopback) => {
    const line = dropCookie('session', loopback)
    expect(line).toMatch(new RegExp(`^${cookieName('session', loopback)}=; `))
    expect(line).toContain('Max-Age=0')
    expect(line).toContain('Path=/')
  },
)

test('cookies are read by their names, and a name without its prefix is a stranger in public', () => {
  const header = '__Host-r=one; s=two; __Host-l=en; other=x'
  expect(readCookies(header, false)).toEqual({ reading: 'one', session: undefined, language: 'en' })
  expect(readCookies(header, true)).toEqual({
    reading: undefined,
    session: 'two',
    language: undefined,
  })
  expect(readCookies(undefined, false)).toEqual({})
})

test.each([
  [undefined, undefined, 'nl'],
  ['en', 'nl', 'en'],
  ['nl', 'en', 'nl'],
  ['xx', 'en-GB', 'en'],
  ['', '*', 'nl'],
  [undefined, 'EN', 'en'],
  [undefined, 'de-DE, de;q=0.9, en;q=0.8', 'en'],
  [undefined, 'tr, ar;q=0.5', 'nl'],
  [undefined, 'nl;q=0.9, en;q=0.8', 'nl'],
  [undefined, 'eno', 'nl'],
  [undefined, '', 'nl'],
  [undefined, 'nl;q=0.5, en;q=0.9', 'en'],
  [undefined, 'fr, nl;q=0, en-GB;q=0.1', 'en'],
  [undefined, 'en;q=nonsense, nl', 'nl'],
])('chosen %s and asked for %s, the pages speak %s', (chosen, asked, language) => {
  expect(languageOf(chosen, asked)).toBe(language)
})
