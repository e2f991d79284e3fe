/** The proof of `npm run erasure:prove` in a small size; CONTRIBUTING.md says when to run the whole. */
import { expect, test } from 'vitest'
import { prove } from '#scripts/erasure/prove.ts'

const SMALL = { posts: 60, each: 1, memory: false }

test('in every way in which something goes nothing is left, in no file and no backup', async () => {
  const { went, places, traceless } = await prove({ ...SMALL, overwrite: true })
  expect([went, traceless]).toEqual([58, true])
  expect(places.filter(({ counts, found }) => counts && found.length > 0)).toEqual([])
  // What stays is found where it must stand, so the search does find.
  const holding = places.filter(({ stays }) => stays).map(({ name }) => name)
  expect(holding).toEqual(
    expect.arrayContaining([
      'pages that readers get now',
      'luwte.db',
      'last backup, put back: luwte.db',
    ]),
  )
  const [before] = places
  expect(before?.found.length).toBeGreaterThan(5)
}, 120_000)

test('where SQLite is not told to overwrite, the same search finds what went', async () => {
  const { places } = await prove({ ...SMALL, overwrite: false })
  const store = places.find(({ name }) => name === 'luwte.db')
  expect(store?.found.length).toBeGreaterThan(0)
}, 120_000)
