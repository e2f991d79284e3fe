/** Which words are in a text, seen in one pass: the same as looking for each. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsThere } from '#moderation/private-details/words-there.ts'

const word = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', 'é', '@'),
  minLength: 1,
  maxLength: 4,
})
const groups = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 6,
})
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '@', 'x', ' '), maxLength: 40 })

test('finds what a search for each word finds', () => {
  fc.assert(
    fc.property(groups, text, (lists, written) => {
      const there = wordsThere(lists)(written)
      expect(Array.from(there)).toEqual(
        lists.map((list) => (list.some((one) => written.includes(one)) ? 1 : 0)),
      )
    }),
    { numRuns: 500 },
  )
})

test('takes capitals, and the signs that patterns take for a letter, as small letters', () => {
  const there = wordsThere([['straat'], ['crèche'], ['kade']])
  expect(Array.from(there('Dorpſtraat, CRÈCHE, \u212Aade'))).toEqual([1, 1, 1])
  expect(Array.from(there('niets'))).toEqual([0, 0, 0])
})

test('one text leaves nothing to the next', () => {
  const there = wordsThere([['huis'], ['is']])
  expect(Array.from(there('hu'))).toEqual([0, 0])
  expect(Array.from(there('is'))).toEqual([0, 1])
})
