/** The table of docs/decisions/0002-the-porter.md as data; what targets look like: porter-targets.test.ts. */
import { expect, test } from 'vitest'
import type { RequestFacts, Settings } from '#app/porter/porter.ts'
import { ask, FORM, FORM_FROM_HERE, HERE, PUBLIC, refused } from '#tests/helpers/porter.ts'

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'get', 'PROPFIND'])(
  'the method %s is refused, whatever else is asked',
  (method) => {
    expect(ask({ method })).toEqual(refused(405))
    expect(ask({ method, target: '*' })).toEqual(refused(405))
    expect(ask({ method, target: '/healthz', host: 'elsewhere.example' })).toEqual(refused(405))
  },
)

test.each<[string, Partial<RequestFacts>, Settings, object]>([
  ['its own name', {}, HERE, { do: 'serve', path: '/b/x' }],
  ['its own name in capitals', { host: 'EXAMPLE.org' }, PUBLIC, { do: 'serve', path: '/b/x' }],
  ['with the usual port', { host: 'example.org:443' }, PUBLIC, { do: 'serve', path: '/b/x' }],
  ['with another port', { host: 'example.org:80' }, PUBLIC, refused(421)],
  ['no name', { host: undefined }, HERE, refused(421)],
  ['an empty name', { host: '' }, HERE, refused(421)],
  ['a foreign name', { host: 'elsewhere.example' }, HERE, refused(421)],
  [
    'a name that begins like ours',
    { host: '127.0.0.1:3000.elsewhere.example' },
    HERE,
    refused(421),
  ],
  ['a name that ends like ours', { host: 'elsewhere.example.org' }, PUBLIC, refused(421)],
  ['a loopback name, asked of a public site', { host: 'localhost:3000' }, PUBLIC, refused(421)],
  [
    'a form for another loopback name',
    { ...FORM_FROM_HERE, host: 'localhost:3000' },
    HERE,
    refused(421),
  ],
])('asked for %s', (_, facts, settings, verdict) => {
  expect(ask(facts, settings)).toEqual(verdict)
})

test.each([
  'localhost:3000',
  'LOCALHOST:3000',
  'localhost',
  '127.0.0.1',
  '127.8.9.1:80',
  '[::1]:3000',
])('a look at the loopback name %s goes on to the origin, to the same place', (host) => {
  for (const method of ['GET', 'HEAD']) {
    expect(ask({ method, host, target: '/b/x?page=2', entry: 'none' })).toEqual({
      do: 'redirect',
      to: 'http://127.0.0.1:3000/b/x?page=2',
    })
  }
})

test('health is told to whoever asks by any name, but takes no form', () => {
  expect(ask({ target: '/healthz', host: '10.0.0.7', entry: 'none' }, PUBLIC)).toEqual({
    do: 'health',
  })
  expect(ask({ target: '/healthz?deep=1', method: 'HEAD' })).toEqual({ do: 'health' })
  expect(ask({ target: '/healthz', ...FORM_FROM_HERE, host: '10.0.0.7' })).toEqual(refused(421))
})

test('a known file is served to all who look, and is no place to send a form to', () => {
  const facts = { target: '/icon.svg?v=1', file: true, entry: 'none' } as const
  expect(ask(facts)).toEqual({ do: 'file', path: '/icon.svg' })
  expect(ask({ ...facts, method: 'HEAD' })).toEqual({ do: 'file', path: '/icon.svg' })
  expect(ask({ ...facts, method: 'POST' })).toEqual(refused(403))
  expect(ask({ ...facts, host: 'elsewhere.example' })).toEqual(refused(421))
})

test.each<[string, Partial<RequestFacts>, boolean]>([
  ['a browser that says nothing', {}, true],
  ['a link of ours', { secFetchSite: 'same-origin' }, true],
  ['the address bar', { secFetchSite: 'none' }, true],
  ['with a query', { target: '/leave?from=here' }, true],
  ['nobody who has a session', { entry: 'none' }, true],
  ['a link elsewhere', { secFetchSite: 'cross-site' }, false],
  ['a sibling host', { secFetchSite: 'same-site' }, false],
  ['an unknown place', { secFetchSite: 'somewhere' }, false],
  ['a prefetch', { secPurpose: 'prefetch' }, false],
  ['a prefetch of ours', { secFetchSite: 'same-origin', secPurpose: 'prefetch;prerender' }, false],
  ['a prefetch in capitals', { secPurpose: 'Prefetch' }, false],
  ['a look at the link', { method: 'HEAD' }, false],
])('leaving by %s', (_, facts, touch) => {
  expect(ask({ target: '/leave', entry: 'signed-in', ...facts })).toEqual({ do: 'leave', touch })
})

test('only /leave itself is the way out', () => {
  for (const target of ['/leave/now', '/leaves', '/LEAVE', '/%6ceave']) {
    expect(ask({ target }).do).toBe('serve')
  }
  expect(ask({ target: '/leave.data' })).toEqual(refused(404))
  expect(ask({ target: '/leave', ...FORM_FROM_HERE })).toEqual({ do: 'serve', path: '/leave' })
})

test.each<[string, Partial<RequestFacts>, boolean]>([
  ['our own page', {}, true],
  ['our own page, said twice', { secFetchSite: 'same-origin' }, true],
  [
    'a browser that hides the origin but not the site',
    { origin: undefined, secFetchSite: 'same-origin' },
    true,
  ],
  ['nobody knows where', { origin: undefined }, false],
  ['the address bar', { origin: undefined, secFetchSite: 'none' }, false],
  ['a sibling host without an origin', { origin: undefined, secFetchSite: 'same-site' }, false],
  ['elsewhere without an origin', { origin: undefined, secFetchSite: 'cross-site' }, false],
  ['a hidden origin', { origin: 'null' }, false],
  ['a hidden origin of the same site', { origin: 'null', secFetchSite: 'same-origin' }, false],
  ['a foreign origin', { origin: 'https://elsewhere.example' }, false],
  [
    'a foreign origin that claims the site',
    { origin: 'https://elsewhere.example', secFetchSite: 'same-origin' },
    false,
  ],
  ['a sibling port', { origin: 'http://127.0.0.1:3001' }, false],
  ['no port', { origin: 'http://127.0.0.1' }, false],
  ['another loopback name', { origin: 'http://localhost:3000' }, false],
  ['another scheme', { origin: 'https://127.0.0.1:3000' }, false],
  ['an origin that begins like ours', { origin: 'http://127.0.0.1:3000.elsewhere.example' }, false],
  ['an empty origin', { origin: '', secFetchSite: 'same-origin' }, false],
])('a form from %s', (_, facts, welcome) => {
  for (const target of ['/enter', '/language', '/b/x/new', '/logout', '/ask', '/nowhere']) {
    for (const entry of ['none', 'reader', 'signed-in'] as const) {
      expect(ask({ ...FORM_FROM_HERE, target, entry, ...facts })).toEqual(
        welcome ? { do: 'serve', path: target } : refused(403),
      )
    }
  }
})

test.each<[string | undefined, boolean]>([
  [FORM, true],
  [`${FORM};charset=UTF-8`, true],
  [`${FORM} ; charset=utf-8`, true],
  ['Application/X-WWW-Form-Urlencoded', true],
  [undefined, false],
  ['', false],
  ['multipart/form-data; boundary=x', false],
  ['application/json', false],
  ['text/plain', false],
  [`text/plain; a=${FORM}`, false],
  [`${FORM}x`, false],
  [`${FORM}, text/plain`, false],
])('a form of the type %s', (contentType, known) => {
  expect(ask({ ...FORM_FROM_HERE, target: '/enter', contentType })).toEqual(
    known ? { do: 'serve', path: '/enter' } : refused(415),
  )
})

test('where a form comes from is asked before what it is made of', () => {
  expect(ask({ ...FORM_FROM_HERE, origin: 'null', contentType: 'text/plain' })).toEqual(
    refused(403),
  )
})

test.each([
  '/about',
  '/privacy',
  '/ask',
  '/help',
  '/help/night',
  '/help/traces',
  '/help/nowhere',
  '/ask?d=x',
])('%s is open to all', (target) => {
  const path = target.split('?')[0]
  for (const entry of ['none', 'reader', 'signed-in'] as const) {
    expect(ask({ target, entry })).toEqual({ do: 'serve', path })
    expect(ask({ target, entry, method: 'HEAD' })).toEqual({ do: 'serve', path })
  }
})

test.each([
  '/',
  '/b/x?page=2',
  '/t/nowhere',
  '/house',
  '/login',
  '/join',
  '/queue',
  '/me',
  '/events',
  '/enter',
  '/front',
  '/leave/x',
  '/helpless',
  '/Help',
  '/%68elp',
  '/ask/x',
  '/about/',
  '/robots',
])('without a reading session %s shows the neutral page, whether it exists or not', (target) => {
  expect(ask({ target, entry: 'none' })).toEqual({ do: 'front', to: target })
  expect(ask({ target, entry: 'none', method: 'HEAD' })).toEqual({ do: 'front', to: target })
})

test('the ear of an on-call page opens the bell and nothing else', () => {
  const ear = { entry: 'none', ear: true } as const
  expect(ask({ ...ear, target: '/events?ear=x' })).toEqual({ do: 'serve', path: '/events' })
  expect(ask({ ...ear, target: '/cases' })).toEqual({ do: 'front', to: '/cases' })
})

test.each(['reader', 'signed-in'] as const)('a %s is served what is asked for', (entry) => {
  for (const target of ['/', '/t/x', '/me', '/nowhere', '/events']) {
    expect(ask({ target, entry })).toEqual({ do: 'serve', path: target })
  }
})

test.each(['/front', '/enter', '/front?to=%2Fb'])(
  'a reader who asks for %s is sent home: the neutral page has no address of its own',
  (target) => {
    expect(ask({ target })).toEqual({ do: 'redirect', to: '/' })
    expect(ask({ target, entry: 'signed-in', method: 'HEAD' })).toEqual({ do: 'redirect', to: '/' })
  },
)
