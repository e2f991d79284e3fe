import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanLine, cleanText, lengthOf } from '#moderation/texts/clean.ts'
import { lengthProblem, LIMITS, type LimitedField } from '#moderation/texts/limits.ts'

test.each([
  ['line ends of Windows', 'een\r\ntwee', 'een\ntwee'],
  ['line ends of old', 'een\rtwee', 'een\ntwee'],
  ['a line and paragraph sign', 'een\u2028twee\u2029drie', 'een\ntwee\ndrie'],
  ['a tab', 'een\ttwee', 'een\ttwee'],
  ['blank ends', ' \n een \n\n', 'een'],
  ['blanks at the end of a line', 'een  \t\ntwee\u00A0\ndrie\u3000', 'een\ntwee\ndrie'],
  ['many empty lines', 'een\n \n\n\t\n\n\ntwee', 'een\n\n\ntwee'],
  ['a bell and a NUL', 'e\u0007e\u0000n', 'een'],
  ['signs of control from above', 'e\u0085e\u009Fn', 'een'],
  ['a soft hyphen', 'lot\u00ADgenoot', 'lotgenoot'],
  ['a zero-width space', 'hulp\u200Bverlener', 'hulpverlener'],
  ['a byte order mark', '\uFEFFhulp', 'hulp'],
  ['a word joiner', 'hulp\u2060verlener', 'hulpverlener'],
  ['a grapheme joiner', 'hulp\u034Fverlener', 'hulpverlener'],
  ['invisible operators', 'hulp\u2061\u2064verlener', 'hulpverlener'],
  ['a Hangul filler in a word', 'hulp\u3164verlener\uFFA0', 'hulpverlener'],
  ['a variation sign on a letter', 'hu\uFE00lp\uFE0Fverle\uFE0Ener', 'hulpverlener'],
  ['a variation sign on a digit', '06\uFE0F12', '0612'],
  ['variation signs from above', 'hulp\u{E0100}\u{E01EF}verlener', 'hulpverlener'],
  ['a text turned around', 'een\u202Eeewt\u202C drie', 'eeneewt drie'],
  ['isolates', '\u2066een\u2069 \u2067twee\u2069', 'een twee'],
  ['marks of direction', 'een\u200E \u200Ftwee\u061C', 'een twee'],
  ['tag letters', 'een\u{E0074}\u{E0077}', 'een'],
  ['half a surrogate pair', 'een\uD83D twee', 'een\uFFFD twee'],
  ['a note between the lines', '\uFFF9een\uFFFAtwee\uFFFB', 'eentwee'],
  ['a joiner beside a comma', 'نعم،\u200Cلا', 'نعم،لا'],
  ['a joiner between Latin letters', 'hulp\u200Dver\u200Clener', 'hulpverlener'],
  ['a joiner at an end', '\u200Deen\u200C', 'een'],
  ['joiners beside each other', 'می\u200C\u200Cخواهم', 'میخواهم'],
])('%s', (_, raw, clean) => {
  expect(cleanText(raw)).toBe(clean)
})

test.each([
  ['a family', '👩‍👩‍👧‍👦'],
  ['a kiss with skin and hearts', '👩🏽‍❤️‍💋‍👨🏿'],
  ['a flag of many colours', '🏳️‍🌈'],
  ['a heart', '❤️'],
  ['a heart as a letter', '❤︎'],
  ['a key with a digit', '1️⃣ #️⃣'],
  ['a flag of a country', '🇳🇱'],
  ['a runner who turned', '🏃‍♀️‍➡️'],
  ['Persian with its half spaces', 'نمی‌خواهم به خانه‌ها برگردم'],
  ['Persian with vowel marks', 'خانهِ‌ما'],
  ['Arabic', 'أنا خائفة جداً'],
  ['Hindi with joiners', 'क्‍ष र्‍य'],
  ['Sinhala', 'ශ්‍රී ලංකා'],
  ['Malayalam', 'ന്‍മ'],
  ['Turkish', 'Çok korkuyorum, ağlıyorum'],
  ['Polish', 'Boję się, że mnie znajdzie'],
  ['Ukrainian', 'Я боюся його'],
  ['Hebrew with points', 'שָׁלוֹם'],
  ['accents that stand apart', 'e\u0301e\u0301n'],
])('%s stays whole', (_, text) => {
  expect(cleanText(text)).toBe(text)
  expect(cleanLine(text)).toBe(text)
})

test.each([
  '',
  ' ',
  '\n\n\t',
  '\u200B\u200C\u200D\uFEFF',
  '\u3164',
  '\u2800\u2800',
  '\u00A0\u3000\u2003',
  '\u115F\u1160',
  '\u{E0100}',
  '\uFE0F',
  '\u0000',
])('nothing is left of %j', (raw) => {
  expect(cleanText(raw)).toBe('')
  expect(cleanLine(raw)).toBe('')
})

test('a line is one line with single spaces', () => {
  expect(cleanLine('  Even \t van\r\nme\u00A0 af ')).toBe('Even van me af')
})

const TRICKY = fc.constantFrom(
  '\u200B',
  '\u200C',
  '\u200D',
  '\uFE0F',
  '\u202E',
  '\u3164',
  '\u2800',
  '\u00A0',
  '\r',
  '\n',
  '\t',
  ' ',
  'a',
  '1',
  '👩',
  '❤',
  '🏽',
  '\u20E3',
  'م',
  '\u064E',
  'ක',
  '\u0DCA',
  '\uD83D',
  '\u{E0061}',
)
const RAW = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: TRICKY, maxLength: 30 }))
const INVISIBLE =
  /(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}|(?![\t\n])\p{Cc}/u

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(RAW, (raw) => {
      const clean = cleanText(raw)
      expect(cleanText(clean)).toBe(clean)
      expect(cleanLine(cleanLine(raw))).toBe(cleanLine(raw))
    }),
    { numRuns: 3_000 },
  )
})

test('nothing invisible is left, no line ends blank, and the text is well formed', () => {
  fc.assert(
    fc.property(RAW, (raw) => {
      const clean = cleanText(raw)
      expect(clean).not.toMatch(INVISIBLE)
      expect(clean).not.toMatch(/[ \t]$|\r|\n{4}/m)
      expect(clean.isWellFormed()).toBe(true)
      expect(cleanLine(raw)).not.toMatch(/[\n\t]| {2}|^ | $/)
    }),
    { numRuns: 3_000 },
  )
})

test.each([
  ['een', 3],
  ['één', 3],
  ['👩‍👩‍👧', 5],
  ['🌱', 1],
  ['', 0],
])('%s has %i characters', (text, length) => {
  expect(lengthOf(text)).toBe(length)
})

test.each(Object.entries(LIMITS) as Array<[LimitedField, { min: number; max: number }]>)(
  'a %s has its length in characters, whatever they weigh',
  (field, { min, max }) => {
    expect(lengthProblem(field, '🌱'.repeat(max))).toBeUndefined()
    expect(lengthProblem(field, '🌱'.repeat(max + 1))).toEqual({ field, problem: 'too-long' })
    expect(lengthProblem(field, '🌱'.repeat(min))).toBeUndefined()
    expect(lengthProblem(field, '')).toEqual(min === 0 ? undefined : { field, problem: 'empty' })
  },
)

// What takes the square of the length takes more than a minute here; what is linear takes milliseconds.
test.each([' ', '\u00A0', '\t', '\u2800', ' \n', '\u200D', '👩\u200D', '\uFE0F', '\r\n', '\n '])(
  'a form full of %j is cleaned in less than two seconds',
  (blank) => {
    const raw = `a${blank.repeat(128 * 1024)}b`
    const began = performance.now()
    expect(cleanText(raw)).toMatch(/^a[^]*b$/)
    expect(performance.now() - began).toBeLessThan(2_000)
  },
)

test('a title of two characters is too short', () => {
  expect(lengthProblem('title', '🌱🌱')).toEqual({ field: 'title', problem: 'too-short' })
})
