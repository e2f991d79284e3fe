/** Targets: those we could mean, odd ones, and the addresses of the framework. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ask, FORM_FROM_HERE, HERE, refused } from '#tests/helpers/porter.ts'

test.each([
  ['nothing', ''],
  ['a star', '*'],
  ['a path without its slash', 'b/x'],
  ['the absolute form', 'http://127.0.0.1:3000/help'],
  ['the form of a tunnel', '127.0.0.1:3000'],
  ['two slashes at the start', '//elsewhere.example/help'],
  ['two slashes inside', '/b//x'],
  ['two slashes, one encoded', '/%2Felsewhere.example'],
  ['a backslash', '/b\\x'],
  ['an encoded backslash', '/%5C%5Celsewhere.example'],
  ['an encoded NUL', '/b/x%00'],
  ['an encoded NUL in the query', '/b/x?page=%00'],
  ['an encoded line end', '/b/x%0d%0aSet-Cookie:%20a=b'],
  ['a sign of control', '/b/x\u007F'],
  ['a fragment', '/b/x.data#top'],
  ['a percent sign alone', '/b/100%'],
  ['a percent sign alone in the query', '/b/x?page=100%'],
  ['bytes that are no UTF-8', '/b/%C3%28'],
  ['half a surrogate pair', '/b/%ED%A0%80'],
  ['a way up', '/help/../b/x'],
  ['an encoded way up', '/help/%2e%2E/b/x'],
  ['a way up behind an encoded slash', '/help/..%2Fb/x'],
  ['a way up at the end', '/help/..'],
  ['a way to stay', '/help/./../b/x'],
  ['one sign too many', `/${'a'.repeat(2048)}`],
  ['one sign too many in the query', `/b/x?a=${'a'.repeat(2042)}`],
])('%s is no target', (_, target) => {
  for (const entry of ['none', 'reader', 'signed-in'] as const) {
    expect(ask({ target, entry })).toEqual(refused(400))
    expect(ask({ target, entry, ...FORM_FROM_HERE })).toEqual(refused(400))
  }
})

test.each([
  `/${'a'.repeat(2047)}`,
  '/b/x?to=//elsewhere.example&back=\\',
  '/b/x?q=100%25&z=a+b',
  '/t/%C3%A9%C3%A9n',
  '/b/...',
  '/b/.x',
  '/b/x%2520',
])('%s is odd but decodable', (target) => {
  expect(ask({ target })).toMatchObject({ do: 'serve' })
})

test.each([
  '/_root.data',
  '/b/x.data',
  '/b/x.data?page=2',
  '/help.data',
  '/__manifest',
  '/__manifest?p=%2Fb&version=1',
  '/?_data=root',
  '/b/x?page=2&_data=routes%2Fb.%24board',
  '/b/x?_data',
  '/b/x?%5Fdata=root',
  '/b/x?_routes=root',
  '/help?_data=root',
  '/icon.svg.data',
])('%s is an address of the framework', (target) => {
  for (const method of ['GET', 'HEAD']) {
    expect(ask({ method, target, entry: 'none' })).toEqual({ do: 'front', to: '/' })
    expect(ask({ method, target, entry: 'reader' })).toEqual(refused(404))
    expect(ask({ method, target, entry: 'signed-in' })).toEqual(refused(404))
  }
  expect(ask({ target, entry: 'none', ...FORM_FROM_HERE })).toEqual(refused(404))
})

test.each(['/b/data', '/b/x.database', '/b/x?data=1', '/b/x?a=_data', '/b/__manifest'])(
  '%s only looks like one of the framework',
  (target) => {
    expect(ask({ target }).do).toBe('serve')
  },
)

const words = fc.constantFrom(
  'help',
  'ask',
  'b',
  'x',
  '..',
  '.',
  '%2e%2e',
  '%2F',
  '',
  '#',
  '?',
  '\\',
  '%5c',
  '.data',
  'é',
)

test('whoever has no session is served open pages alone, by whatever path the framework would see', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (parts) => {
      const target = `/${parts.join('/')}`
      if (ask({ target, entry: 'none' }).do !== 'serve') return
      const { pathname } = new URL(target, HERE.origin)
      expect(pathname).toMatch(/^\/(?:ask|help|help\/.*)$/)
      expect(pathname).not.toMatch(/\.data$/)
    }),
    { numRuns: 2_000 },
  )
})
