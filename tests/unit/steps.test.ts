import { expect, test } from 'vitest'
import { oneByOne } from '#db/retention/step.ts'

/** A turn that is over after so many looks at it. */
function aTurn(looks: number, limit = 9) {
  let looked = 0
  return { limit, isOver: () => (looked += 1) > looks }
}

test.each([
  ['as long as the turn lasts', 2, ['a', 'b', 'c']],
  ['the first in any case, so that a sweep never stands still', 0, ['a']],
  ['all of them when there is time', 9, ['a', 'b', 'c', 'd']],
])('things go one by one: %s', async (_, looks, expected) => {
  const taken: string[] = []
  const { gone, more } = await oneByOne(['a', 'b', 'c', 'd'], aTurn(looks), async (one) => {
    taken.push(one)
  })
  expect([gone, taken, more]).toEqual([expected, expected, expected.length < 4])
})

test('of nothing nothing goes', async () => {
  expect(await oneByOne([], aTurn(9), () => Promise.reject(new Error('asked')))).toEqual({
    gone: [],
    more: false,
  })
})

test('as many as the limit lets through may have others behind them', async () => {
  const { gone, more } = await oneByOne(['a', 'b'], aTurn(9, 2), () => Promise.resolve())
  expect([gone, more]).toEqual([['a', 'b'], true])
})
