import { expect, test } from 'vitest'
import { oneByOne } from '#db/retention/step.ts'

/** A turn that is over after so many looks at it. */
function aTurn(looks: number) {
  let looked = 0
  return { limit: 9, isOver: () => (looked += 1) > looks }
}

test.each([
  ['as long as the turn lasts', 2, ['a', 'b', 'c']],
  ['the first in any case, so that a sweep never stands still', 0, ['a']],
  ['all of them when there is time', 9, ['a', 'b', 'c', 'd']],
])('things go one by one: %s', async (_, looks, expected) => {
  const taken: string[] = []
  const gone = await oneByOne(['a', 'b', 'c', 'd'], aTurn(looks), async (one) => {
    taken.push(one)
  })
  expect([gone, taken]).toEqual([expected, expected])
})

test('of nothing nothing goes', async () => {
  expect(await oneByOne([], aTurn(9), () => Promise.reject(new Error('asked')))).toEqual([])
})
