/** An objection over HTTP: from the notice under /me to the queue, and the answer back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticesOf } from '#db/queries/notices.ts'
import { findBoard } from '#db/queries/boards.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { inTransaction } from '#db/store.ts'
import { openItem } from '#moderation/queue/open-item.ts'
import { aCanary } from '../helpers/canaries.ts'
import { decided, remove } from '../helpers/deeds.ts'
import { postOf } from '../helpers/looking.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

/** A post of `author` that `moderator` has taken away, and the notice that says so. */
async function removedPost(author: Somebody, moderator: Somebody, body: string) {
  const { store, clock } = world
  const now = clock.now()
  const { postId, threadId } = await place(store, author, { body, now })
  const board = await findBoard(store.read, await boardOf(store))
  const itemId = await inTransaction(store, (trx) =>
    openItem(trx, {
      kind: 'report',
      postId,
      boardId: board?.id ?? '',
      level: 'attention',
      triaged: true,
      why: 'reported',
      now,
    }),
  )
  await decided(store, moderator, itemId, remove({ reason: 'hostile' }), now)
  const [notice] = await noticesOf(store.read, author.id, 1)
  return { postId, threadId, noticeId: notice?.id ?? '' }
}

async function appealOf(postId: string): Promise<string> {
  const items = await openItemsOfPost(world.store.read, postId)
  const appeal = items.find((item) => item.kind === 'appeal')
  if (appeal === undefined) throw new Error('no objection')
  return appeal.id
}

test('a member objects under her notice; another moderator shows the post again', async () => {
  const author = await world.somebody()
  const [first, second] = [await world.somebody('moderator'), await world.somebody('moderator')]
  const word = aCanary()
  const { noticeId, postId, threadId } = await removedPost(author, first, `Over ${word} en soep.`)
  const member = await signIn(world, author)
  const path = `/me/notices/${noticeId}/object`
  expect((await member.get('/me')).body).toContain(`action="${path}"`)
  const sent = await member.post(path, { note: 'Zo was het niet bedoeld.' })
  expect([sent.status, sent.to]).toEqual([303, '/me#notices-heading'])
  const after = (await member.get('/me')).body
  expect(after).not.toContain(`action="${path}"`)
  expect((await member.post(path, { note: 'Nog eens.' })).status).toBe(409)

  const item = await appealOf(postId)
  const one = await signIn(world, first)
  const row = new RegExp(`data-item="${item}" data-level="attention" data-kind="appeal"`)
  expect((await one.get('/queue')).body).toMatch(row)
  const page = (await one.get(`/queue/${item}`)).body
  expect(page).toContain('Zo was het niet bedoeld.')
  expect(page).toContain('Dit bezwaar gaat over een beslissing van jou.')
  expect(page).not.toContain('name="decision"')
  const forms: Array<Record<string, string>> = [
    { decision: 'overturn' },
    { decision: 'approve' },
    { claim: '1' },
  ]
  for (const form of forms) {
    const refused = await one.post(`/queue/${item}`, form)
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('Dit bezwaar gaat over een beslissing van jou.')
  }

  const other = await signIn(world, second)
  expect((await other.get(`/queue/${item}`)).body).toContain('value="overturn"')
  expect((await other.post(`/queue/${item}`, { decision: 'approve' })).status).toBe(303)
  expect((await postOf(world.store, postId)).state).toBe('visible')
  expect((await member.get(`/t/${threadId}`)).body).toContain(word)
  expect((await member.get('/me')).body).toContain('Je had gelijk.')
})

test('a decision that stays is told with a word of who answered', async () => {
  const author = await world.somebody()
  const { noticeId, postId } = await removedPost(author, await world.somebody('moderator'), 'Soep.')
  const member = await signIn(world, author)
  await member.post(`/me/notices/${noticeId}/object`, {})
  const item = await appealOf(postId)
  const other = await signIn(world, await world.somebody('professional'))
  const long = await other.post(`/queue/${item}`, {
    decision: 'uphold',
    message: 'a'.repeat(2_001),
  })
  expect((await other.get(long.to)).body).toMatch(/aria-invalid="true"/)
  const word = aCanary()
  await other.post(`/queue/${item}`, { decision: 'uphold', message: `Wij lezen ${word}.` })
  expect((await postOf(world.store, postId)).state).toBe('removed')
  expect((await member.get('/me')).body).toContain(word)
})

test('an objection is kept over the passphrase and over the end of a session, and marked when too long', async () => {
  const author = await world.somebody()
  const { noticeId } = await removedPost(author, await world.somebody('moderator'), 'Linzensoep.')
  const member = await signIn(world, author)
  const path = `/me/notices/${noticeId}/object`
  const long = await member.post(path, { note: 'a'.repeat(2_001) })
  const marked = await member.get(long.to)
  expect([long.status, marked.status]).toEqual([303, 400])
  expect(marked.body).toContain('aria-invalid="true"')

  world.clock.forward({ minutes: 6 })
  const word = aCanary()
  const late = await member.post(path, { note: `Het ging over ${word}.` })
  expect(late.status).toBe(303)
  const asking = await member.get(late.to)
  expect(asking.body).not.toContain(word)
  const d = new URL(late.to, world.origin).searchParams.get('d') ?? ''
  const given = await member.post('/me', {
    passphrase: author.passphrase,
    d,
    at: 'notices-heading',
  })
  expect(given.to).toBe(`/me?d=${d}#notices-heading`)
  const back = await member.get(`/me?d=${d}`)
  expect([back.status, back.body.includes(word)]).toEqual([200, true])

  world.clock.forward({ hours: 5 })
  const ended = await member.post(path, { note: `Het ging over ${word}.` })
  expect(ended.to).toMatch(/^\/login\?to=%2Fme&d=/)
})

test.each(['nergens', 'x'.repeat(17)])('there is nothing to object to at “%s”', async (id) => {
  const member = await signIn(world, await world.somebody())
  expect((await member.post(`/me/notices/${id}/object`, { note: 'x' })).status).toBe(404)
  expect((await member.get(`/me/notices/${id}/object`)).status).toBe(404)
})
