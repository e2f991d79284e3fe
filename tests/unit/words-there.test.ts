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

/** Of each list whether one of its words is in a text. */
function thereOf(lists: string[][]): (written: string) => number[] {
  const write = wordsThere(lists)
  return (written) => {
    const there = new Uint8Array(1 + lists.length)
    write(written, there, 1)
    expect(there[0]).toBe(0)
    return Array.from(there.subarray(1))
  }
}

test('finds what a search for each word finds', () => {
  fc.assert(
    fc.property(groups, text, (lists, written) => {
      expect(thereOf(lists)(written)).toEqual(
        lists.map((list) => (list.some((one) => written.includes(one)) ? 1 : 0)),
      )
    }),
    { numRuns: 500 },
  )
})

test('takes capitals, and the signs that patterns take for a letter, as small letters', () => {
  const there = thereOf([['straat'], ['crèche'], ['kade']])
  expect(there('Dorpſtraat, CRÈCHE, \u212Aade')).toEqual([1, 1, 1])
  expect(there('niets')).toEqual([0, 0, 0])
})

test('one text leaves nothing to the next', () => {
  const there = thereOf([['huis'], ['is']])
  expect(there('hu')).toEqual([0, 0])
  expect(there('is')).toEqual([0, 1])
})
