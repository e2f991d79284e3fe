import { expect, test } from 'vitest'
import { newId, newToken } from '#db/ids.ts'

test.each([
  ['an id', newId, 17, 96],
  ['a token', newToken, 24, 128],
])('%s is letters and digits, of enough bits', (_, make, length, bits) => {
  const drawn = Array.from({ length: 5_000 }, () => make())
  for (const one of drawn) expect(one).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`))
  expect(new Set(drawn).size).toBe(drawn.length)
  const alphabet = new Set(drawn.join(''))
  expect(length * Math.log2(alphabet.size)).toBeGreaterThan(bits)
})

test('ids tell no order: they come neither rising nor falling', () => {
  const drawn = Array.from({ length: 2_000 }, () => newId())
  const rising = drawn.filter((id, index) => index > 0 && id > (drawn[index - 1] ?? '')).length
  expect(rising).toBeGreaterThan(800)
  expect(rising).toBeLessThan(1_200)
})
