/** How long one's own posts stand: by one's own choice, and sooner without a way back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccountToCheck } from '#db/queries/accounts.ts'
import { searchPosts } from '#db/search.ts'
import { keepPostsFor, skipRecovery } from '#moderation/members/keep-posts.ts'
import { postOf } from '../helpers/looking.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { sweptAfter, textOf } from '../helpers/retention.ts'
import { aStore } from '../helpers/store.ts'
import { aReader, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const CANARY = 'kastanjeboomgaard'

test.each([
  [1, 30, 31],
  [3, 92, 93],
] as const)(
  'who chose %i months is not read any longer, others are',
  async (months, still, gone) => {
    const store = await aStore()
    const author = await aMember(store)
    const other = await aMember(store)
    const opening = await place(store, author, { title: CANARY, body: `Ik zit in de ${CANARY}.` })
    const answer = await place(store, other, { threadId: opening.threadId, body: 'Dank je wel.' })
    await keepPostsFor(store, author.id, months)
    await sweptAfter(store, { days: still })
    expect((await postOf(store, opening.postId)).markdown).toContain(CANARY)
    const swept = await sweptAfter(store, { days: gone })
    expect(swept[`own-choice-${months}`]).toBe(1)
    expect((await postOf(store, opening.postId)).state).toBe('removed')
    expect((await postOf(store, answer.postId)).markdown).toBe('Dank je wel.')
    expect(await searchPosts(store.read, CANARY, 5)).toEqual([])
    expect(textOf(store)).not.toContain(CANARY)
  },
)

test('whoever skips the recovery code has no way back, and posts that go after three months', async () => {
  const store = await aStore()
  const author = await aMember(store)
  await skipRecovery(store, author.id)
  expect(await findAccountToCheck(store.read, author.id)).toMatchObject({
    recovery_hash: null,
    keep_months: 3,
  })
})

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

test('at joining: skipping says what it means, and does it', async () => {
  const visitor = await aReader(world)
  const pseudonym = 'stille-tuin-47'
  world.clock.forward({ minutes: 1 })
  const joined = await visitor.post('/join', {
    pseudonym,
    passphrase: 'zeven ganzen zwemmen zacht',
    age: '1',
    rules: '1',
    consent: '1',
  })
  const code = await visitor.get(joined.to)
  expect(code.body).toContain('gaan ze vanzelf weg na 3 maanden')
  expect((await visitor.post('/join/code', {})).to).toBe('/')
  expect((await visitor.get('/me')).body).toContain('checked="" value="3"')
  const passphrase = 'zeven ganzen zwemmen zacht'
  const all = await visitor.get((await visitor.post('/me/export', { passphrase })).to)
  expect(all.body).toContain('3 maanden')
})

test('on the own page: a choice is kept, a wrong one refused, an old passphrase asked again', async () => {
  const member = await signIn(world, await world.somebody())
  expect((await member.get('/me')).body).toContain('checked="" value="12"')
  expect((await member.post('/me/keep', { months: '2' })).status).toBe(400)
  expect((await member.post('/me/keep', { months: '1' })).to).toBe('/me#keep')
  expect((await member.get('/me')).body).toContain('checked="" value="1"')
  world.clock.forward({ minutes: 6 })
  await member.post('/me/keep', { months: '12' })
  expect((await member.post('/join/code', {})).to).toBe('/me#keep')
  const asked = await member.get('/me')
  expect(asked.body).toContain('name="passphrase"')
  await member.post('/me', { passphrase: 'zeven ganzen zwemmen zacht' })
  expect((await member.get('/me')).body).toContain('checked="" value="1"')
})

test('everything of hers is shown after her passphrase, once; as a file only after asking it again', async () => {
  const who = await world.somebody()
  const visitor = await signIn(world, who)
  const asked = await visitor.get('/me/export')
  expect(asked.body).not.toContain(who.pseudonym)
  expect((await visitor.post('/me/export', { passphrase: 'een andere wachtzin' })).status).toBe(400)
  expect((await visitor.get('/me/export/file')).to).toBe('/me/export')
  const { passphrase, pseudonym } = who
  const shown = (await visitor.post('/me/export', { passphrase })).to
  const page = await visitor.get(shown)
  expect(page.body).toContain(pseudonym)
  expect(page.body).toContain('Een bestand blijft op het apparaat staan')
  expect((await visitor.get(shown)).body).not.toContain(pseudonym)
  // What let her see it makes no file.
  expect((await visitor.get(shown.replace('export', 'export/file'))).to).toBe('/me/export')
  const file = (await visitor.post('/me/export', { passphrase, file: '1' })).to
  const answer = await visitor.get(file)
  expect(answer.headers['content-disposition']).toBe('attachment; filename="notes.json"')
  expect(JSON.parse(answer.body)).toMatchObject({ pseudonym, posts: [], conversations: [] })
  expect((await visitor.get(file)).to).toBe('/me/export')
})
