import { expect, test } from 'vitest'
import { makePageCache, withBrotli, type KeptPage } from '#app/server/page-cache.ts'

function page(text: string, status = 200): KeptPage {
  return { status, headers: [], body: Buffer.from(text), brotli: undefined }
}

test('a page is made once, as long as its version stands', async () => {
  const cache = makePageCache()
  let made = 0
  const make = async () => page(`page ${(made += 1)}`)
  expect((await cache.find('a', '1', make)).body.toString()).toBe('page 1')
  expect((await cache.find('a', '1', make)).body.toString()).toBe('page 1')
  expect(cache.peek('a', '1')?.body.toString()).toBe('page 1')
  expect(cache.peek('a', '2')).toBeUndefined()
  expect((await cache.find('a', '2', make)).body.toString()).toBe('page 2')
})

test('who makes a page anew knows the older one, until it has gone', async () => {
  const cache = makePageCache()
  const first = await cache.find('a', '1', async (older) => {
    expect(older).toBeUndefined()
    return page('first')
  })
  expect(cache.peek('a', '2')).toBeUndefined()
  const same = await cache.find('a', '2', async (older) => older ?? page('made'))
  expect(same).toBe(first)
  expect(cache.peek('a', '2')).toBe(first)
  expect(cache.bytes()).toBe('first'.length)
  cache.freshen(() => '3')
  expect(cache.bytes()).toBe(0)
  expect((await cache.find('a', '3', async (older) => older ?? page('made'))).body.toString()).toBe(
    'made',
  )
})

test('who asks at the same time waits for the same making; a failure is nobody else’s', async () => {
  const cache = makePageCache()
  let made = 0
  const slow = async () => {
    made += 1
    await new Promise((resolve) => setTimeout(resolve, 10))
    if (made === 1) throw new Error('broken')
    return page('whole')
  }
  const first = await Promise.allSettled([cache.find('a', '1', slow), cache.find('a', '1', slow)])
  expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const second = await Promise.all([cache.find('a', '1', slow), cache.find('a', '1', slow)])
  expect(second.map(({ body }) => body.toString())).toEqual(['whole', 'whole'])
  expect(made).toBe(2)
})

test('a page that was begun before a write is not given to who asks after it, nor kept', async () => {
  const cache = makePageCache()
  const { promise, resolve } = Promise.withResolvers<KeptPage>()
  const before = cache.find('a', '1', () => promise)
  const after = cache.find('a', '2', async () => page('new'))
  expect((await after).body.toString()).toBe('new')
  resolve(page('old'))
  expect((await before).body.toString()).toBe('old')
  expect(cache.peek('a', '2')?.body.toString()).toBe('new')
})

test('only whole answers are kept', async () => {
  const cache = makePageCache()
  await cache.find('a', '1', async () => page('gone', 404))
  expect(cache.peek('a', '1')).toBeUndefined()
  expect(cache.bytes()).toBe(0)
})

test('it never holds more bytes than it may; what was read longest ago goes first', async () => {
  const cache = makePageCache(300)
  for (const key of ['a', 'b', 'c']) await cache.find(key, '1', async () => page('x'.repeat(100)))
  expect(cache.bytes()).toBe(300)
  cache.peek('a', '1')
  await cache.find('d', '1', async () => page('x'.repeat(100)))
  expect(cache.bytes()).toBe(300)
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.peek(key, '1') !== undefined)).toEqual([
    'a',
    'c',
    'd',
  ])
  await cache.find('large', '1', async () => page('x'.repeat(301)))
  expect(cache.bytes()).toBeLessThanOrEqual(300)
  cache.freshen(() => '2')
  expect(cache.bytes()).toBe(0)
})

test('a short page is not compressed, a long one is', async () => {
  expect((await withBrotli(page('kort'), true)).brotli).toBeUndefined()
  const long = await withBrotli(page('lang '.repeat(1000)), true)
  expect(long.brotli?.length).toBeLessThan(100)
})
