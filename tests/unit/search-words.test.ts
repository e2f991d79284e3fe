import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchableWords, toMatch } from '#db/search.ts'

test.each([
  ['Ik durf niet naar huis.', 'Ik durf niet naar huis'],
  ["zo’n dag, zo'n nacht; ex-man", "zo n dag zo'n nacht ex-man"],
  ['Bel 06-12345678 of kom om 3uur', 'Bel of kom om'],
  ['mail anna@voorbeeld.nl, @roos zegt het', 'mail zegt het'],
  ['zie https://voorbeeld.nl/pad?a=b en www.voorbeeld.nl', 'zie en www voorbeeld nl'],
  ['Lindelaan 12, 1234 AB', 'Lindelaan AB'],
  ['أنا خائفة جداً، كَتَبَتْ عـــن', 'أنا خائفة جدا كتبت عن'],
  ['**vet** _schuin_ > quote', 'vet schuin quote'],
  ['🌱 \n\t', ''],
  ['', ''],
])('the index knows of “%s” the words “%s”', (text, words) => {
  expect(searchableWords(text)).toBe(words)
})

test('no digit and no handle gets into the index', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '06',
      '@roos',
      'a@b.nl',
      'https://a.nl',
      'http://b',
      'huis',
      '12b',
      '.',
      '"',
      '*',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const words = searchableWords(pieces.join(' '))
      expect(words).not.toMatch(/\d|@|:\/\/|["*()\n]| {2}|^ | $/)
      expect(searchableWords(words)).toBe(words)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['huis', '"huis"*'],
  ['naar huis', '"naar" "huis"*'],
  ['NEAR(a b) OR c*', '"NEAR" "a" "b" "OR" "c"*'],
  ['"naar" -huis', '"naar" "-huis"*'],
  ['a b c d e f g h i j', '"a" "b" "c" "d" "e" "f" "g" "h"*'],
])('asked for %s, the index is asked for %s', (query, match) => {
  expect(toMatch(query)).toBe(match)
})

test.each(['', '  ', '06-12345678', 'anna@voorbeeld.nl', '***'])('%j asks for nothing', (query) => {
  expect(toMatch(query)).toBeUndefined()
})

// A longest post was three seconds' work, within the transaction that stores it.
test.each(['a', '1', '@', 'a1', 'https://', 'a '])('a post full of %j is read at once', (unit) => {
  const began = performance.now()
  searchableWords(`${unit.repeat(200_000 / unit.length)} huis`)
  expect(performance.now() - began).toBeLessThan(2_000)
})
