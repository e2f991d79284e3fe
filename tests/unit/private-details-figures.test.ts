/** The privacy check, measured on sentences of our own: half to build with, half kept apart. */
import { expect, test } from 'vitest'
import { measure, readLabelled } from '#scripts/private-details/measure.ts'

const halves = (['build', 'kept'] as const).map((name) => ({
  name,
  texts: readLabelled(`tests/data/private-details/${name}.jsonl`),
}))

test('there are 300 labelled sentences, half of them kept apart', () => {
  const sizes = halves.map(({ texts }) => texts.length)
  expect(sizes.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(300)
  expect(Math.abs((sizes[0] ?? 0) - (sizes[1] ?? 0))).toBeLessThan(10)
})

test.each(halves)(
  'of $name nearly all that gives somebody away is found, and ordinary posts are left alone',
  ({ texts }) => {
    const figures = measure(texts)
    expect(figures.formal).toBeGreaterThanOrEqual(0.95)
    expect(figures.namesAndPlaces).toBeGreaterThanOrEqual(0.8)
    expect(figures.falselyMarked / figures.ordinary).toBeLessThanOrEqual(1 / 20)
  },
)

test('a detail that is not marked counts as missed, and a mark where nothing is as false', () => {
  const figures = measure([
    { id: 'a', text: 'Bel hem.', found: [{ kind: 'phone', start: 0, text: 'Bel' }] },
    { id: 'b', text: 'Bel 06-12345679 maar.', found: [] },
  ])
  expect([figures.formal, figures.falselyMarked, figures.ordinary]).toEqual([0, 1, 1])
})
