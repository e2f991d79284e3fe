import { expect, test, vi } from 'vitest'
import { makeLimits, type LimitName } from '#app/server/limits.ts'
import { after, START } from '#tests/helpers/clock.ts'

test.each<[LimitName, number, number]>([
  ['signIn', 10, 15 * 60],
  ['post', 10, 10 * 60],
  ['newcomerPost', 3, 10 * 60],
  ['join', 5, 60 * 60],
  ['search', 20, 24 * 60 * 60],
  ['report', 10, 60 * 60],
])('%s is allowed %i times, then says when to come back', async (what, times, seconds) => {
  const limits = makeLimits({ factor: 1 })
  for (let time = 0; time < times; time += 1) {
    expect(await limits.take(what, 'somebody')).toEqual({ ok: true })
  }
  const pace = await limits.take(what, 'somebody')
  expect(pace).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) as number })
  const { retryAfterSeconds } = pace as { retryAfterSeconds: number }
  expect(retryAfterSeconds).toBeGreaterThan(seconds - 10)
  expect(retryAfterSeconds).toBeLessThanOrEqual(seconds)
  expect(await limits.take(what, 'somebody else')).toEqual({ ok: true })
})

test('a demo is ten times as wide', async () => {
  const limits = makeLimits({ factor: 10 })
  for (let time = 0; time < 30; time += 1) {
    expect(await limits.take('newcomerPost', 'somebody')).toEqual({ ok: true })
  }
  expect(await limits.take('newcomerPost', 'somebody')).toMatchObject({ ok: false })
})

test('asking whether one more is allowed counts nothing', async () => {
  const limits = makeLimits({ factor: 1 })
  for (let time = 0; time < 20; time += 1) {
    expect(await limits.peek('newcomerPost', 'somebody')).toEqual({ ok: true })
  }
  for (let time = 0; time < 3; time += 1) await limits.take('newcomerPost', 'somebody')
  const pace = await limits.peek('newcomerPost', 'somebody')
  expect(pace).toEqual({ ok: false, retryAfterSeconds: expect.any(Number) as number })
  expect((pace as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(0)
})

test('when the time is over it is allowed again', async () => {
  vi.useFakeTimers({ now: START })
  try {
    const limits = makeLimits({ factor: 1 })
    for (let time = 0; time < 4; time += 1) await limits.take('newcomerPost', 'somebody')
    await vi.advanceTimersByTimeAsync(9 * 60_000)
    expect(await limits.take('newcomerPost', 'somebody')).toMatchObject({ ok: false })
    await vi.advanceTimersByTimeAsync(2 * 60_000)
    expect(await limits.take('newcomerPost', 'somebody')).toEqual({ ok: true })
  } finally {
    vi.useRealTimers()
  }
})

test('guessing at one account gets slower, up to five seconds, and never locks it', async () => {
  const limits = makeLimits({ factor: 1 })
  const delays: number[] = []
  for (let failed = 0; failed <= 12; failed += 1) {
    delays.push(await limits.delayFor('her account'))
    await limits.take('signInFailed', 'her account')
  }
  expect(delays).toEqual([0, 0, 0, 250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000])
  expect(await limits.delayFor('another account')).toBe(0)
})

test('what stands in for an address cannot be read back and changes every day', () => {
  const limits = makeLimits({ factor: 1 })
  const key = limits.addressKey('192.0.2.7', START)
  expect(key).toMatch(/^[\w-]{43}$/)
  expect(limits.addressKey('192.0.2.7', after(START, { hours: 1 }))).toBe(key)
  expect(limits.addressKey('192.0.2.8', START)).not.toBe(key)
  expect(limits.addressKey('192.0.2.7', after(START, { days: 1 }))).not.toBe(key)
  expect(limits.addressKey('192.0.2.7', START)).not.toBe(key)
  expect(makeLimits({ factor: 1 }).addressKey('192.0.2.7', START)).not.toBe(key)
})
