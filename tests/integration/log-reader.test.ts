/** Whoever reads the log must not be able to stop the forum: by not reading, or by being gone. */
import { expect, test, vi } from 'vitest'
import { startChild, type Child } from '../helpers/children.ts'

const WAITING = { timeout: 20_000, interval: 20 }

async function hasLogged(child: Child): Promise<void> {
  await vi.waitFor(() => expect(child.complained()).toContain('logged'), WAITING)
}

async function exitWhenAsked(child: Child): Promise<unknown> {
  const ended = new Promise((resolve) => child.process.once('exit', resolve))
  child.process.kill('SIGTERM')
  return await ended
}

test('a log whose reader is gone stops nothing', async () => {
  const child = startChild('tests/helpers/log-until-told.ts')
  child.process.stdout.destroy()
  await hasLogged(child)
  expect(await exitWhenAsked(child)).toBe(0)
})

test('a log that nobody reads for a while stops nothing, and says how much was missed', async () => {
  const child = startChild('tests/helpers/log-until-told.ts')
  child.process.stdout.pause()
  await hasLogged(child)
  expect(child.said()).toBe('')
  child.process.stdout.resume()
  await vi.waitFor(() => expect(child.said()).toContain('log.missed'), WAITING)
  const lines = child.said().trim().split('\n')
  const missed = lines.map((line) => JSON.parse(line) as { ms?: number; count?: number })
  const first = missed.findIndex((line) => line.ms === undefined)
  // In order and whole as long as there was room, and nothing after it unless it is counted.
  expect(missed.slice(0, first).map((line) => line.ms)).toEqual(
    Array.from({ length: first }, (_, n) => n),
  )
  expect(first + (missed[first]?.count ?? 0)).toBeGreaterThanOrEqual(5_000)
  expect(await exitWhenAsked(child)).toBe(0)
})

test('a log that nobody reads any more stops nothing', async () => {
  const child = startChild('tests/helpers/log-until-told.ts')
  child.process.stdout.pause()
  await hasLogged(child)
  expect(await exitWhenAsked(child)).toBe(0)
  child.process.stdout.resume()
})
