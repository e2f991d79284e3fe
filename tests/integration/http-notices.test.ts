/** Notices in the sense of the DSA: without an account, read by a person, with an outcome to look up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { decided, redact, remove, takeBack } from '../helpers/deeds.ts'
import { casesOf } from '../helpers/looking.ts'
import { place } from '../helpers/placing.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aReader, aVisitor, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

let world: World
let reader: Visitor
let moderator: Somebody

beforeAll(async () => {
  world = await startWorld({ tightLimits: true })
  reader = await aReader(world)
  moderator = await world.somebody('moderator')
}, 60_000)
afterAll(() => world.close())

async function aPost() {
  const author = await world.somebody()
  return { author, ...(await place(world.store, author, { now: world.clock.now() })) }
}

async function itemOf(postId: string) {
  const [item, ...others] = await openItemsOfPost(world.store.read, postId)
  if (item === undefined || others.length > 0) throw new Error('not one open item')
  return item
}

const WORDS = 'Hier staat een verhaal over mij, zonder dat ik het wil.'

test('a reader reports a post, the item counts, and the outcome stands under the reference', async () => {
  const { clock, store } = world
  const { postId, threadId } = await aPost()
  expect((await reader.get(`/t/${threadId}`)).body).toContain(`/p/${postId}/notice`)
  expect((await reader.get(`/p/${postId}/notice`)).status).toBe(200)
  const sent = await reader.post(`/p/${postId}/notice`, { explanation: WORDS })
  expect([sent.status, /^\/r\/[\w-]{16,}$/.test(sent.to)]).toEqual([303, true])
  const again = await reader.post(`/p/${postId}/notice`, { explanation: 'Nog iets.' })
  expect(again.to).not.toBe(sent.to)
  const item = await itemOf(postId)
  expect([item.kind, item.reports, item.why, item.level]).toEqual([
    'report',
    2,
    'noticed',
    'attention',
  ])
  expect(await casesOf(store, postId)).toEqual([])
  const desk = (await (await signIn(world, moderator)).get(`/queue/${item.id}`)).body
  expect(desk).toContain(WORDS)
  expect(desk).toContain('Melding zonder account')

  const outcome = async () => (await reader.get(sent.to)).body
  expect(await outcome()).toContain('data-outcome="waits"')
  await decided(store, moderator, item.id, remove({ reason: 'hostile' }), clock.now())
  expect(await outcome()).toContain('data-outcome="removed"')
  expect(await outcome()).toContain('Reden: Gemeen.')
  expect(await outcome()).not.toContain(WORDS)
  await takeBack(store, moderator, item.id, clock.now())
  expect(await outcome()).toContain('data-outcome="waits"')
  await decided(store, moderator, item.id, redact('Zonder dat.'), clock.now())
  expect(await outcome()).toContain('data-outcome="redacted"')
  const stranger = await aVisitor(world.origin).get(sent.to)
  expect(stranger.body).not.toContain('data-outcome')
  expect((await reader.get('/r/nergens')).status).toBe(404)
})

test('danger in its words calls a professional; a writer who takes the post away ends it', async () => {
  const { clock, store } = world
  const visitor = await signIn(world, await world.somebody())
  const { author, postId } = await aPost()
  const sent = await visitor.post(`/p/${postId}/notice`, { explanation: TEXTS.acute })
  expect((await casesOf(store, postId)).map(({ level }) => level)).toEqual(['acute'])
  await deletePost(store, { author, postId, now: clock.now() })
  expect((await visitor.get(sent.to)).body).toContain('data-outcome="gone"')
  expect((await visitor.post(`/p/${postId}/notice`, { explanation: WORDS })).status).toBe(404)
})

test('an empty one comes back with a word; what is for members, members alone report', async () => {
  const { postId } = await aPost()
  const sent = await reader.post(`/p/${postId}/notice`, { explanation: ' ' })
  const back = await reader.get(sent.to)
  expect([sent.status, back.status]).toEqual([303, 400])
  expect(back.body).toContain('aria-invalid="true"')
  const now = world.clock.now()
  const theme = 'honour-violence'
  const hidden = await place(world.store, await world.somebody(), { theme, now })
  const asked = await reader.post(`/p/${hidden.postId}/notice`, { explanation: WORDS })
  expect(asked.to).toContain('/login?to=')
  const outside = await aVisitor(world.origin).post(`/p/${postId}/notice`, { explanation: WORDS })
  expect(outside.to).toMatch(/\/notice\?d=\w+$/)
})

test('a flood is stopped, and the words of who is stopped are kept', async () => {
  const { postId } = await aPost()
  const statuses: number[] = []
  let last = ''
  for (let turn = 0; turn < 7; turn += 1) {
    const sent = await reader.post(`/p/${postId}/notice`, { explanation: `${WORDS} ${turn}` })
    statuses.push(sent.status)
    last = sent.body
  }
  expect(statuses).toContain(303)
  expect(statuses.at(-1)).toBe(429)
  expect(last).not.toContain(WORDS)
  const [kept] = /\/p\/[\w-]+\/notice\?d=[\w-]+/.exec(last) ?? []
  expect((await reader.get(kept ?? '')).body).toContain(`${WORDS} 6`)
})

test('a member who reports too much is stopped, and keeps her words; a moderator confirms a newcomer', async () => {
  const { clock, store } = world
  const member = await signIn(world, await world.somebody())
  const newcomer = await world.somebody('member', 0)
  const now = clock.now()
  const report = { track: 'conduct', reason: 'other' }
  const author = await world.somebody()
  let last = { status: 0, body: '' }
  for (let turn = 0; turn < 11; turn += 1) {
    const { postId } = await place(store, author, { now })
    last = await member.post(`/p/${postId}/report`, { ...report, note: `Wat ik zag ${turn}.` })
  }
  expect(last.status).toBe(429)
  const [kept] = /\/p\/[\w-]+\/report\?d=[\w-]+/.exec(last.body) ?? []
  expect((await member.get(kept ?? '')).body).toContain('Wat ik zag 10.')

  const held = await place(store, newcomer, { now })
  const item = await itemOf(held.postId)
  const desk = await signIn(world, await world.somebody('moderator'))
  expect((await desk.get(`/queue/${item.id}`)).body).toContain('name="confirm"')
  expect((await desk.post(`/queue/${item.id}`, { confirm: '1' })).status).toBe(303)
  expect((await desk.post(`/queue/${item.id}`, { confirm: '1' })).status).toBe(409)
  expect((await desk.get('/queue')).body).toContain('data-counts=')
})
