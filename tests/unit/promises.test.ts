/** The table of promises names tests that there are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROMISES } from '../promises/promises.ts'

test('every promise has a test, or says why it has none', () => {
  const bare = PROMISES.filter(({ proofs, except }) => proofs.length === 0 && except === undefined)
  expect(bare).toEqual([])
  expect(PROMISES.map(({ number }) => number)).toEqual(PROMISES.map((_, index) => index + 1))
})

test('every test that proves a promise is there, under the name the table gives', () => {
  const missing = PROMISES.flatMap(({ proofs }) => proofs).filter(
    ({ file, name }) => !readFileSync(file, 'utf8').includes(name),
  )
  expect(missing).toEqual([])
})
