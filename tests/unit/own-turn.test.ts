/** What one author sends at once comes one after another; nobody else waits for it. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { authorsInTurn, inOwnTurn } from '#app/forms/own-turn.ts'

test('each of hers waits for the one before, also when that failed, and others wait for none', async () => {
  const told: string[] = []
  const open = Promise.withResolvers<void>()
  const first = inOwnTurn('her', async () => {
    await open.promise
    throw new Error('broken on purpose')
  })
  const failed = first.catch((error: Error) => error.message)
  const second = inOwnTurn('her', async (crowded) => void told.push(`her ${crowded}`))
  await inOwnTurn('another', async () => void told.push('another'))
  await nextTurn()
  expect(told).toEqual(['another'])
  open.resolve()
  expect(await failed).toBe('broken on purpose')
  await second
  expect(told).toEqual(['another', 'her false'])
  expect(authorsInTurn()).toBe(0)
})

test('what is more than sixteen at once does not wait, and is told so', async () => {
  const open = Promise.withResolvers<void>()
  const waiting = Array.from({ length: 16 }, () =>
    inOwnTurn('her', async (crowded) => {
      await open.promise
      return crowded
    }),
  )
  expect(await inOwnTurn('her', async (crowded) => crowded)).toBe(true)
  open.resolve()
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: 16 }, () => false))
  expect(await inOwnTurn('her', async (crowded) => crowded)).toBe(false)
})
