/** The server at its door: the same page for strangers, the same headers on everything, clear refusals. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { aReader, aVisitor, signIn, withoutHiddenValues } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
let board: string
let thread: { threadId: string; postId: string }

beforeAll(async () => {
  world = await startWorld()
  board = await boardOf(world.store)
  thread = await place(world.store, await aMember(world.store), {
    body: 'Een rode regenjas aan de kapstok.',
    now: world.clock.now(),
  })
}, 60_000)
afterAll(() => world.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function everyAddress(): string[] {
  return [
    '/',
    `/b/${board}`,
    `/b/${board}/new`,
    '/b/nowhere',
    `/t/${thread.threadId}`,
    `/t/${thread.threadId}?page=1`,
    '/t/nowhere',
    `/p/${thread.postId}`,
    '/me',
    '/queue',
    '/cases',
    '/talk',
    '/settings',
    '/login',
    '/join',
    '/search',
    '/house',
    '/invite/nobody',
    '/enter',
    '/front',
    '/nowhere/at/all',
    '/events',
    `/t/${thread.threadId}.data`,
    '/_root.data',
    '/__manifest?p=/queue',
    `/t/${thread.threadId}?_data=routes%2Ft.%24thread`,
  ]
}

test('a stranger sees the same neutral page at every address, existing or not', async () => {
  const stranger = aVisitor(world.origin)
  const front = await stranger.get('/')
  expect(front.status).toBe(200)
  expect(front.body).toContain('tel:112')
  const same = withoutHiddenValues(front.body)
  for (const address of everyAddress()) {
    const answer = await stranger.get(address)
    expect([address, answer.status, answer.setCookies]).toEqual([address, 200, []])
    expect(withoutHiddenValues(answer.body)).toBe(same)
  }
})

test('so does who brings a reading session that ran out, or one that we did not issue', async () => {
  const same = withoutHiddenValues((await aVisitor(world.origin).get('/')).body)
  const reader = await aReader(world)
  expect((await reader.get(`/t/${thread.threadId}`)).body).toContain('rode regenjas')
  const [name = '', value = ''] = [...reader.cookies][0] ?? []
  const [issued = ''] = value.split('.')
  const longAgo = (Number.parseInt(issued, 36) - 241).toString(36)
  for (const forged of [`${longAgo}.${value.split('.')[1]}`, `${issued}.`, 'x', '']) {
    reader.cookies.set(name, forged)
    const answer = await reader.get(`/t/${thread.threadId}`)
    expect(withoutHiddenValues(answer.body)).toBe(same)
  }
})

test('help, who we are and what we keep are open to everybody', async () => {
  const stranger = aVisitor(world.origin)
  for (const address of ['/help', '/help/traces', '/about', '/privacy', '/ask', '/healthz']) {
    const answer = await stranger.get(address)
    expect([address, answer.status]).toEqual([address, 200])
    expect(answer.body).not.toBe((await stranger.get('/')).body)
  }
  expect((await stranger.get('/healthz')).body).toBe('ok')
})

test('a reading session holds a signed time and nothing else, and only goes where it may', async () => {
  const visitor = aVisitor(world.origin)
  const entering = await visitor.post('/enter', { to: `/t/${thread.threadId}` })
  expect([entering.status, entering.to]).toEqual([303, `/t/${thread.threadId}`])
  expect(entering.setCookies).toHaveLength(1)
  expect(entering.setCookies[0]).toMatch(
    /^r=[0-9a-z]+\.[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/,
  )
  for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere', 'b']) {
    expect((await visitor.post('/enter', { to })).to).toBe('/')
  }
})

test('cookies end with the browser and are read by no script', async () => {
  const somebody = await world.somebody()
  const visitor = await aReader(world)
  const { pseudonym, passphrase } = somebody
  const answers = [
    await visitor.post('/login', { pseudonym, passphrase, shared: 'no' }),
    await visitor.post('/language', { lang: 'en', to: '/' }),
  ]
  const lines = answers.flatMap((answer) => answer.setCookies)
  expect(lines.map((line) => line.split('=')[0]).toSorted()).toEqual(['l', 'r', 's'])
  for (const line of lines) {
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Lax/)
    expect(line).toMatch(/; Path=\//)
    expect(line).not.toMatch(/max-age|expires|domain/i)
  }
})

test.each<[string, string, Record<string, string>, number]>([
  ['a page', '/', {}, 200],
  ['help', '/help', {}, 200],
  ['health', '/healthz', {}, 200],
  ['a file', '/leave.js', {}, 200],
  ['the way out', '/leave', {}, 303],
  ['another name of this machine', '/', { host: 'localhost:1' }, 303],
  ['a foreign name', '/', { host: 'luwte.example' }, 421],
  ['an undecodable address', '/%', {}, 400],
])('%s comes with every security header', async (_, address, headers, status) => {
  const answer = await aVisitor(world.origin).get(address, headers)
  expect(answer.status).toBe(status)
  expectSafe(answer)
})

test('so do pages for members, what is missing, and every refusal of a form', async () => {
  const member = await signIn(world, await world.somebody())
  const origin = { origin: world.origin }
  const answers = [
    await member.get(`/t/${thread.threadId}`),
    await member.get('/t/nowhere'),
    await member.get('/queue'),
    await member.post('/t/nowhere', {}, { origin: 'https://elsewhere.example' }),
    await member.post(`/t/${thread.threadId}`, { body: '' }),
    await member.send('/me', { method: 'PUT' }),
    await member.send('/me', { method: 'POST', headers: { ...origin, 'content-type': 'text/x' } }),
  ]
  expect(answers.map((answer) => answer.status)).toEqual([200, 404, 403, 403, 303, 405, 415])
  for (const answer of answers) expectSafe(answer)
})

function expectSafe({ headers }: { headers: Record<string, string | string[] | undefined> }): void {
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/]{43}=';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*|data:/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  })
  expect(headers).toHaveProperty('permissions-policy')
  for (const name of ['x-powered-by', 'server']) expect(headers).not.toHaveProperty(name)
  const isFile = String(headers['content-type']).startsWith('text/javascript')
  expect(headers['cache-control']).toBe(isFile ? 'no-cache' : 'no-store')
}

test.each<[string, Record<string, string>, number]>([
  ['without any sign of where it comes from', {}, 403],
  ['from elsewhere', { origin: 'https://elsewhere.example' }, 403],
  ['from nowhere', { origin: 'null' }, 403],
  [
    'from elsewhere, whatever else it says',
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    403,
  ],
  ['from another site, by the browser’s word', { 'sec-fetch-site': 'same-site' }, 403],
  ['from here, by the browser’s word', { 'sec-fetch-site': 'same-origin' }, 303],
])('a form %s', async (_, headers, status) => {
  const answer = await aVisitor(world.origin).send('/enter', {
    method: 'POST',
    headers: { ...FORM, ...headers },
    body: 'to=%2F',
  })
  expect(answer.status).toBe(status)
  expect(answer.setCookies).toHaveLength(status === 303 ? 1 : 0)
})

test.each<[string, Record<string, string>, string | Buffer, number]>([
  ['of several parts', { 'content-type': 'multipart/form-data; boundary=a' }, '--a--', 415],
  ['of JSON', { 'content-type': 'application/json' }, '{}', 415],
  ['of no type', { 'content-type': '' }, 'body=a', 415],
  ['larger than 256 KiB', FORM, `body=${'a'.repeat(256 * 1024)}`, 413],
  ['larger than it says', { ...FORM, 'transfer-encoding': 'chunked' }, 'a'.repeat(300_000), 413],
  ['with a percent sign that means nothing', FORM, 'body=%zz', 400],
  ['with bytes that are no text', FORM, Buffer.from([0x62, 0x3d, 0xff, 0xfe]), 400],
  ['with an encoded byte that is no text', FORM, 'body=%ff', 400],
  ['with a zero byte', FORM, Buffer.from('body=a\0b'), 400],
  [
    'of more than sixty fields',
    FORM,
    Array.from({ length: 61 }, (_, at) => `f${at}=1`).join('&'),
    400,
  ],
])('a form %s is refused before anything reads it', async (_, headers, body, status) => {
  const visitor = aVisitor(world.origin)
  const answer = await visitor.send('/enter', {
    method: 'POST',
    headers: { origin: world.origin, ...headers },
    body,
  })
  expect(answer.status).toBe(status)
  expect(answer.setCookies).toEqual([])
  expect(answer.body).toContain('/help')
})

test.each([
  '/%',
  '/b/%ff',
  '/b//x',
  '/help/../me',
  '/b/%2e%2e/me',
  '/a\\b',
  `/${'a'.repeat(2048)}`,
])('the address %s is refused', async (address) => {
  expect((await aVisitor(world.origin).get(address)).status).toBe(400)
})

test('other methods are refused with what is allowed', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
    const answer = await aVisitor(world.origin).send('/', { method })
    expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD, POST'])
  }
})

test('addresses that only take forms are not there for who just looks', async () => {
  const somebody = await world.somebody()
  const member = await signIn(world, somebody)
  const { postId } = await place(world.store, somebody, { now: world.clock.now() })
  for (const address of [
    '/logout',
    '/language',
    '/me/logout-everywhere',
    `/p/${postId}/delete`,
    `/p/${postId}/mute`,
    '/talk/nowhere/answer',
    '/me/notices/nowhere/object',
  ]) {
    const answer = await member.get(address)
    expect([address, answer.status]).toEqual([address, 404])
  }
  expect((await member.get('/me')).status).toBe(200)
})

test('a page that takes no form refuses one, without a fault', async () => {
  const member = await signIn(world, await world.somebody())
  for (const address of ['/about', '/help', '/', `/b/${board}`, '/nowhere']) {
    const answer = await member.post(address, { body: 'a' })
    expect([address, answer.status < 500]).toEqual([address, true])
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expectSafe(answer)
  }
})

test('the board for members is shown to members alone, and is found by nobody', async () => {
  const honour = await boardOf(world.store, 'honour-violence')
  const author = await aMember(world.store)
  const { threadId, postId } = await place(world.store, author, {
    theme: 'honour-violence',
    body: 'Onder de sering.',
    now: world.clock.now(),
  })
  const reader = await aReader(world)
  const seen = [await reader.get(`/b/${honour}`), await reader.get(`/p/${postId}`)]
  seen.push(await reader.get(seen[1]?.to.split('#')[0] ?? ''))
  expect(seen.map((answer) => answer.status)).toEqual([200, 303, 303])
  expect(seen[2]?.to).toBe(`/login?to=${encodeURIComponent(`/t/${threadId}`)}`)
  for (const { body } of seen) expect(body).not.toMatch(/sering|Even van me af/)
  const member = await signIn(world, await world.somebody())
  expect((await member.get(`/t/${threadId}`)).body).toContain('Onder de sering.')
  const asked = await member.post('/search', { q: 'sering' })
  expect((await member.get(asked.to)).body).not.toContain('Onder de')
})
