/** Muting: one does not read the other any more, and nobody can see it but the one who did it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutedBy } from '#db/queries/mutes.ts'
import { takeAccountAway } from '#moderation/members/erase-account.ts'
import { readEverything } from '#moderation/members/read-everything.ts'
import { inTransaction } from '#db/store.ts'
import { translator } from '#app/i18n/translate.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { aReader, signIn, withoutHiddenValues } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

const t = translator('nl')
const TITLE = 'Kastanjes poffen'
const BODY = 'De kastanjes liggen al in de oven.'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

async function aThread(writer: Somebody) {
  return await place(world.store, writer, { title: TITLE, body: BODY, now: world.clock.now() })
}

test('who is muted is not read any more, by her alone, until she takes it back', async () => {
  const [writer, muter, other] = [
    await world.somebody(),
    await world.somebody(),
    await world.somebody(),
  ]
  const { postId, threadId } = await aThread(writer)
  const answer = 'Lekker met boter.'
  await place(world.store, other, {
    threadId,
    quotes: postId,
    body: answer,
    now: world.clock.now(),
  })
  const board = `/b/${await boardOf(world.store)}`
  const visitor = await signIn(world, muter)
  expect((await visitor.get(`/t/${threadId}`)).body).toContain(BODY)
  expect((await visitor.get(`/p/${postId}/report`)).body).toContain(`/p/${postId}/mute`)

  const muted = await visitor.post(`/p/${postId}/mute`, {})
  expect([muted.status, muted.to]).toEqual([303, `/t/${threadId}`])
  const again = await visitor.post(`/p/${postId}/mute`, {})
  expect([again.status, again.to]).toEqual([303, `/t/${threadId}`])
  const thread = (await visitor.get(`/t/${threadId}`)).body
  expect(thread).toContain(answer)
  for (const hers of [BODY, TITLE, writer.pseudonym]) expect(thread).not.toContain(hers)
  expect((await visitor.get(board)).body).not.toContain(threadId)
  expect((await visitor.get(`/p/${postId}`)).status).toBe(404)
  // A newer one neither.
  const later = await aThread(writer)
  expect((await visitor.get(board)).body).not.toContain(later.threadId)

  for (const reading of [await signIn(world, other), await aReader(world)]) {
    expect((await reading.get(`/t/${threadId}`)).body).toContain(BODY)
  }

  const own = (await visitor.get('/me')).body
  expect(own).toContain(t('account:me.muted.undo', { name: writer.pseudonym }))
  const [row] = await mutedBy(world.store.read, muter.id)
  await (await signIn(world, other)).post('/me/muted', { id: row?.id ?? '' })
  expect((await visitor.get(`/t/${threadId}`)).body).not.toContain(BODY)
  await visitor.post('/me/muted', { id: row?.id ?? '' })
  expect((await visitor.get(`/t/${threadId}`)).body).toContain(BODY)
  expect((await visitor.get('/me')).body).not.toContain(t('account:me.muted.heading'))
})

test('who is muted gets the same bytes before and after, on every page', async () => {
  const [writer, muter] = [await world.somebody(), await world.somebody()]
  const { postId, threadId } = await aThread(writer)
  const hers = await place(world.store, muter, { threadId, body: BODY, now: world.clock.now() })
  const visitor = await signIn(world, writer)
  const paths = [
    '/',
    '/me',
    '/talk',
    '/search',
    `/b/${await boardOf(world.store)}`,
    `/t/${threadId}`,
    `/p/${hers.postId}/report`,
    `/p/${postId}/edit`,
  ]
  async function pages(): Promise<string[]> {
    const found: string[] = []
    for (const path of paths) {
      const { status, body } = await visitor.get(path)
      found.push(`${path} ${status} ${withoutHiddenValues(body)}`)
    }
    return found
  }
  // The first look makes what is new seen.
  await pages()
  const before = await pages()
  await (await signIn(world, muter)).post(`/p/${postId}/mute`, {})
  expect((await mutedBy(world.store.read, muter.id)).length).toBe(1)
  expect(await pages()).toEqual(before)
  expect((await readEverything(world.store, writer.id)).muted).toEqual([])
  expect((await readEverything(world.store, muter.id)).muted).toEqual([writer.pseudonym])
})

test('staff are not muted, and the answer is the same', async () => {
  const [member, moderator] = [await world.somebody(), await world.somebody('moderator')]
  const visitor = await signIn(world, member)
  const { postId, threadId } = await aThread(moderator)
  const answer = await visitor.post(`/p/${postId}/mute`, {})
  expect([answer.status, answer.to]).toEqual([303, `/t/${threadId}`])
  expect((await visitor.get(`/t/${threadId}`)).body).toContain(BODY)
  expect(await mutedBy(world.store.read, member.id)).toEqual([])
})

test('whose post it is can’t be found out by muting it: one’s own goes like anybody’s', async () => {
  const [member, other] = [await world.somebody(), await world.somebody()]
  const visitor = await signIn(world, member)
  const found: unknown[] = []
  for (const writer of [member, other]) {
    const { postId, threadId } = await aThread(writer)
    const answer = await visitor.post(`/p/${postId}/mute`, {})
    const { body } = await visitor.get(`/t/${threadId}`)
    expect(answer.to).toBe(`/t/${threadId}`)
    found.push([answer.status, body.includes(BODY), (await visitor.get(`/p/${postId}`)).status])
  }
  expect(found).toEqual([
    [303, false, 404],
    [303, false, 404],
  ])
  // Behind the passphrase she has them all the same, and the way back.
  const own = (await visitor.get('/me')).body
  expect(own).toContain(BODY)
  expect(own).toContain(t('account:me.muted.undo', { name: member.pseudonym }))
  const rows = await mutedBy(world.store.read, member.id)
  await visitor.post('/me/muted', {
    id: rows.find(({ name }) => name === member.pseudonym)?.id ?? '',
  })
  const hers = await place(world.store, member, { body: BODY, now: world.clock.now() })
  expect((await visitor.get(`/t/${hers.threadId}`)).body).toContain(BODY)
})

test('it asks for a sign-in, goes with either account, and is nobody else’s to take back', async () => {
  const [writer, muter] = [await world.somebody(), await world.somebody()]
  const { postId } = await aThread(writer)
  expect((await (await aReader(world)).post(`/p/${postId}/mute`, {})).to).toContain('/login')
  const visitor = await signIn(world, muter)
  expect((await visitor.post('/p/nowhere/mute', {})).status).toBe(404)
  await visitor.post(`/p/${postId}/mute`, {})
  expect(await mutedBy(world.store.read, muter.id)).toHaveLength(1)
  await inTransaction(world.store, (trx) => takeAccountAway(trx, writer.id, world.clock.now()))
  expect(
    world.store.sqlite.prepare('SELECT * FROM mute WHERE muted_id = ?').all(writer.id),
  ).toEqual([])
})
