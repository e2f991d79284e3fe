/** Forms over HTTP: words are kept as drafts and never in a POST's own answer; the way out; the pace. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countPostsOf } from '#db/queries/posts.ts'
import { place } from '../helpers/placing.ts'
import type { StoredPost } from '#moderation/intake/store-post.ts'
import { aCanary } from '../helpers/canaries.ts'
import { caseOf, itemOf } from '../helpers/looking.ts'
import { aMember, aNewcomer } from '../helpers/people.ts'
import { boardOf, everything } from '../helpers/store.ts'
import { ADDRESS, PHONE, TEXTS } from '../helpers/texts.ts'
import { aReader, aVisitor, signIn, withoutHiddenValues } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
let board: string

beforeAll(async () => {
  // With the limits of the real thing, not the demo's.
  world = await startWorld({ tightLimits: true })
  board = await boardOf(world.store)
}, 60_000)
afterAll(() => world.close())

async function aThread(): Promise<StoredPost> {
  return await place(world.store, await aMember(world.store), { now: world.clock.now() })
}

test('a form that is refused comes back with its words under an address of its own', async () => {
  const member = await signIn(world, await world.somebody())
  const word = aCanary()
  const path = `/b/${board}/new`
  const sent = await member.post(path, { title: 'ab', body: word, warning: 'zwaar' })
  expect([sent.status, sent.body.includes(word)]).toEqual([303, false])
  expect(sent.to).toMatch(new RegExp(`^${path}\\?d=[0-9A-Za-z]{24}$`))
  const back = await member.get(sent.to)
  expect(back.status).toBe(400)
  expect(back.body).toContain(word)
  expect(back.body).toContain('value="zwaar"')
  expect(back.body).toMatch(/<input[^>]*name="title"[^>]*aria-invalid="true"/)
  expect((await member.get(path)).body).not.toContain(word)
})

test('a privacy warning comes back with 200, its findings and the words', async () => {
  const member = await signIn(world, await world.somebody())
  const word = aCanary()
  const { threadId } = await aThread()
  const sent = await member.post(`/t/${threadId}`, { body: `${word} ${PHONE} ${ADDRESS}` })
  expect([sent.status, sent.body.includes(word)]).toEqual([303, false])
  const back = await member.get(sent.to.split('#')[0] ?? '')
  expect(back.status).toBe(200)
  expect(back.body).toContain(word)
  expect(back.body).toContain('data-privacy-warning')
  expect(back.body.match(/data-found="(\w+)"/g)?.toSorted()).toEqual([
    'data-found="address"',
    'data-found="phone"',
  ])
})

test('a draft is gone once its words are placed, and the receipt is seen once', async () => {
  const somebody = await world.somebody()
  const member = await signIn(world, somebody)
  const word = aCanary()
  const path = `/b/${board}/new`
  const refused = await member.post(path, { title: 'ab', body: word })
  const d = new URL(refused.to, world.origin).searchParams.get('d') ?? ''
  const placed = await member.post(path, { title: 'Een titel', body: word, d })
  expect(placed.to).toMatch(/^\/p\/\w+\/placed\?s=\w+$/)
  expect(placed.body).not.toContain(word)
  expect((await member.get(refused.to)).body).not.toContain(word)
  const receipt = await member.get(placed.to)
  expect(receipt.body).toContain(word)
  expect(receipt.body).toMatch(/<article[^>]*data-post="\w+"[^>]*data-state="visible"/)
  expect((await member.get(placed.to)).status).toBe(303)
  expect(await countPostsOf(world.store.read, somebody.id)).toBe(1)
})

test('nobody else reads a draft, and nobody finds its words in the store', async () => {
  const member = await signIn(world, await world.somebody())
  const word = aCanary()
  const sent = await member.post(`/b/${board}/new`, { title: 'ab', body: word })
  const other = await signIn(world, await world.somebody())
  const stranger = await aReader(world)
  expect((await other.get(sent.to)).body).not.toContain(word)
  expect((await stranger.get(sent.to)).body).not.toContain(word)
  expect(JSON.stringify(everything(world.store))).not.toContain(word)
})

test('what is sent after the session ended is there again after signing in', async () => {
  const somebody = await world.somebody()
  const member = await signIn(world, somebody)
  const { threadId } = await aThread()
  const word = aCanary()
  member.cookies.delete('s')
  const sent = await member.post(`/t/${threadId}`, { body: word, confirm: '1' })
  expect([sent.status, sent.body.includes(word)]).toEqual([303, false])
  const way = new URL(sent.to, world.origin).searchParams
  const [to, d] = [way.get('to') ?? '', way.get('d') ?? '']
  expect([sent.to.split('?')[0], to]).toEqual(['/login', `/t/${threadId}`])
  const login = await member.get(sent.to)
  expect([login.status, login.body.includes(word)]).toEqual([200, false])
  expect(login.body).toContain(`name="d" value="${d}"`)
  const { pseudonym, passphrase } = somebody
  const signedIn = await member.post('/login', { pseudonym, passphrase, shared: 'no', to, d })
  expect(signedIn.to).toBe(`/t/${threadId}?d=${d}`)
  const back = await member.get(signedIn.to)
  expect([back.status, back.body.includes(word)]).toEqual([200, true])
})

test('so is what somebody sends whose reading session ended too, or who never had one', async () => {
  const stranger = aVisitor(world.origin)
  const word = aCanary()
  const sent = await stranger.post(`/b/${board}/new`, { title: 'Een titel', body: word })
  expect([sent.status, sent.to.split('?')[0], sent.body.includes(word)]).toEqual([
    303,
    '/login',
    false,
  ])
  const { threadId } = await aThread()
  const { pseudonym, passphrase } = await world.somebody()
  const way = new URL(sent.to, world.origin).searchParams
  const onward = { to: way.get('to') ?? '', d: way.get('d') ?? '' }
  const signedIn = await stranger.post('/login', { pseudonym, passphrase, ...onward })
  const back = await stranger.get(signedIn.to)
  expect(back.body).toContain(word)
  expect((await stranger.get(`/t/${threadId}`)).status).toBe(200)
})

test('no form with a member’s own words answers its POST with them', async () => {
  const somebody = await world.somebody()
  const member = await signIn(world, somebody)
  const { threadId, postId } = await aThread()
  const own = await place(world.store, somebody, { now: world.clock.now() })
  const word = aCanary()
  const long = `${word}${'a'.repeat(20_001)}`
  const sendings: Array<[string, Record<string, string>]> = [
    [`/b/${board}/new`, { title: word, body: '' }],
    [`/b/${board}/new`, { title: 'Een titel', body: `${word} ${PHONE}` }],
    [`/t/${threadId}`, { body: long }],
    [`/t/${threadId}`, { body: `${word} ${PHONE}`, take: '1' }],
    [`/t/${threadId}`, { body: word }],
    [`/p/${own.postId}/edit`, { body: long }],
    [`/p/${own.postId}/edit`, { body: `${word} ${PHONE}` }],
    [`/p/${own.postId}/edit`, { body: word }],
    [`/p/${postId}/report`, { track: 'conduct', reason: 'none', note: word }],
    [`/p/${postId}/report`, { track: 'conduct', reason: 'hostile', note: word }],
    ['/ask', { body: long }],
    ['/ask', { body: word, reply: '1' }],
    ['/search', { q: word }],
  ]
  for (const [path, fields] of sendings) {
    const answer = await member.post(path, fields)
    expect([path, answer.status, answer.body.includes(word)]).toEqual([path, 303, false])
    expect(answer.to).not.toContain(word)
  }
})

test('a thread is the same page for who wrote in it and for who only reads', async () => {
  const author = await world.somebody()
  const { threadId } = await place(world.store, author, { now: world.clock.now() })
  await place(world.store, await aMember(world.store), { threadId, now: world.clock.now() })
  await place(world.store, await aNewcomer(world.store), { threadId, now: world.clock.now() })
  const pages: string[] = []
  for (const somebody of [author, await world.somebody()]) {
    const visitor = await signIn(world, somebody)
    pages.push(withoutHiddenValues((await visitor.get(`/t/${threadId}`)).body))
  }
  expect(pages[0]?.match(/<article/g)).toHaveLength(2)
  expect(pages[1]).toBe(pages[0])
})

test('the way out ends the session and tells the browser to forget everything', async () => {
  const somebody = await world.somebody()
  const member = await signIn(world, somebody)
  const before = new Map(member.cookies)
  const refused = await member.post(`/b/${board}/new`, { title: 'ab', body: 'Iets van mij.' })
  const out = await member.get('/leave', { 'sec-fetch-site': 'same-origin' })
  expect([out.status, out.to]).toEqual([303, world.outside])
  expect(out.headers['clear-site-data']).toBe('"cache", "cookies", "storage"')
  expect(out.setCookies.map((line) => line.split('=')[0]).toSorted()).toEqual(['l', 'r', 's', 't'])
  for (const line of out.setCookies) expect(line).toMatch(/Max-Age=0/)
  expect(member.cookies.size).toBe(0)
  for (const [name, value] of before) if (name === 's') member.cookies.set(name, value)
  const front = withoutHiddenValues((await aVisitor(world.origin).get('/')).body)
  expect(withoutHiddenValues((await member.get('/me')).body)).toBe(front)
  const rows = everything(world.store)
  expect(JSON.stringify([rows.session, rows.draft, rows.receipt])).not.toContain(somebody.id)
  expect(refused.status).toBe(303)
})

test.each<[string, string, Record<string, string>]>([
  ['an image of another site', 'GET', { 'sec-fetch-site': 'cross-site' }],
  ['a page of a sister site', 'GET', { 'sec-fetch-site': 'same-site' }],
  ['a prefetch', 'GET', { 'sec-fetch-site': 'same-origin', 'sec-purpose': 'prefetch;prerender' }],
  ['an older prefetch', 'GET', { purpose: 'prefetch' }],
  ['a program that looks at links', 'HEAD', {}],
])('%s goes the way out and touches nothing', async (_, method, headers) => {
  const member = await signIn(world, await world.somebody())
  const out = await member.send('/leave', { method, headers })
  expect([out.status, out.to, out.setCookies]).toEqual([303, world.outside, []])
  expect(out.headers).not.toHaveProperty('clear-site-data')
  expect((await member.get(`/b/${board}/new`)).status).toBe(200)
})

test('who writes too fast waits, keeps her words, and is heard all the same when in danger', async () => {
  const somebody = await world.somebody()
  const member = await signIn(world, somebody)
  const path = `/b/${board}/new`
  for (let post = 1; post <= 10; post += 1) {
    const sent = await member.post(path, { title: `Bericht ${post}`, body: TEXTS.none })
    expect(sent.to).toContain('/placed')
  }
  const word = aCanary()
  const sent = await member.post(path, { title: 'Nog een', body: word })
  expect([sent.status, sent.body.includes(word)]).toEqual([429, false])
  const wait = Number(sent.headers['retry-after'])
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(600)
  const draft = /href="([^"]*\?d=\w+)"/.exec(sent.body)?.[1] ?? ''
  expect((await member.get(draft)).body).toContain(word)
  // A reply comes back in its own form, with the words in it.
  const { threadId } = await place(world.store, await world.somebody(), { now: world.clock.now() })
  const answer = await member.post(`/t/${threadId}`, { body: word })
  const [, back = ''] = /href="([^"]*\?d=\w+#reply)"/.exec(answer.body) ?? []
  expect([answer.status, back.startsWith(`/t/${threadId}?`)]).toEqual([429, true])
  expect((await member.get(back.split('#')[0] ?? '')).body).toContain(word)
  const cry = await member.post(path, { title: 'Nog een', body: TEXTS.acute })
  const postId = /^\/p\/(\w+)\/placed/.exec(cry.to)?.[1] ?? ''
  expect((await caseOf(world.store, postId)).origin).toBe('refused')
  expect((await itemOf(world.store, postId)).level).toBe('acute')
  expect((await member.get(cry.to)).body).toContain('data-risk-help')
  expect(await countPostsOf(world.store.read, somebody.id)).toBe(11)
}, 60_000)

test('who joins again and again from one place waits', async () => {
  const visitor = await aReader(world)
  const ticks = { age: '1', rules: '1', consent: '1', passphrase: 'drie scheve lantaarns hier' }
  const answers: number[] = []
  const waits: number[] = []
  for (let at = 1; at <= 6; at += 1) {
    const answer = await visitor.post('/join', { ...ticks, pseudonym: `rode-regenjas-${at}00` })
    answers.push(answer.status)
    waits.push(Number(answer.headers['retry-after'] ?? 0))
  }
  expect(answers).toEqual([303, 303, 303, 303, 303, 429])
  expect(waits.map((wait) => wait > 0)).toEqual([false, false, false, false, false, true])
}, 60_000)

test('after five minutes nobody finds out by the edit page whose post it is; words under way come back', async () => {
  const [who, other] = [await world.somebody(), await world.somebody()]
  const now = world.clock.now()
  const [own, others] = [
    await place(world.store, who, { now }),
    await place(world.store, other, { now }),
  ]
  const member = await signIn(world, who)
  expect((await member.get(`/p/${own.postId}/edit`)).status).toBe(200)
  world.clock.forward({ minutes: 6 })
  for (const { postId } of [own, others]) {
    const asked = await member.get(`/p/${postId}/edit`)
    expect([asked.status, asked.to]).toEqual([303, '/me'])
  }
  const words = `${aCanary()} ${PHONE}`
  const sent = await member.post(`/p/${own.postId}/edit`, { body: words })
  const back = await member.get(sent.to)
  expect([back.status, back.body.includes(words.split(' ')[0] ?? '')]).toEqual([200, true])
})
