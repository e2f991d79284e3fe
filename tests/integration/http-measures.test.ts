/** Measures over HTTP: the form on an item, what the member reads of it, and the boards it closes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, daysBefore } from '#db/days.ts'
import { standingMeasures } from '#db/queries/measures.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

/** The item of a reported post. */
async function reported(author: Somebody): Promise<string> {
  const { store, clock } = world
  const now = clock.now()
  const { postId } = await place(store, author, { now })
  const reporter = await world.somebody()
  await fileReport(store, { reporter, postId, track: 'conduct', reason: 'hostile', note: '', now })
  return (await openItemsOfPost(store.read, postId))[0]?.id ?? ''
}

test('a moderator decides that somebody may not write for a time; she reads why, and what still works', async () => {
  const author = await world.somebody()
  const item = await reported(author)
  const moderator = await signIn(world, await world.somebody('moderator'))
  const form = { measure: 'silent', reason: '', days: '7', message: 'Rustig aan, zei mijn opa.' }
  const refused = await moderator.post(`/queue/${item}`, form)
  expect(refused.status).toBe(303)
  const back = await moderator.get(refused.to ?? '')
  expect(back.status).toBe(400)
  expect(back.body).toContain('Kies waarom.')
  expect(back.body).toContain('Rustig aan, zei mijn opa.')
  const sent = await moderator.post(`/queue/${item}`, { ...form, reason: 'hostile' })
  expect([sent.status, sent.to]).toEqual([303, `/queue/${item}`])
  expect((await moderator.get(`/queue/${item}`)).body).toContain('name="lift"')

  const member = await signIn(world, author)
  const own = (await member.get('/me')).body
  expect(own).toContain('Wat nu voor jou geldt')
  expect(own).toContain('Rustig aan, zei mijn opa.')
  expect(own).toContain('href="/ask"')
  const board = await boardOf(world.store)
  const text = { title: 'Even iets', body: 'Ik wil wat kwijt.', danger: '' }
  const placed = await member.post(`/b/${board}/new`, text)
  const again = (await member.get(placed.to ?? '')).body
  expect(again).toContain('Je kunt nu niet schrijven.')
  expect(again).toContain('Ik wil wat kwijt.')
  expect((await member.get('/me/export')).status).toBe(200)
})

test('who is suspended reads what everybody may read, and not what is for members', async () => {
  const author = await world.somebody()
  const item = await reported(author)
  const moderator = await signIn(world, await world.somebody('moderator'))
  const measure = { measure: 'suspended', reason: 'looking-for-someone', days: '30', message: '' }
  expect((await moderator.post(`/queue/${item}`, measure)).status).toBe(403)
  expect((await moderator.get(`/queue/${item}`)).body).not.toContain('value="suspended"')
  const board = await boardOf(world.store, 'honour-violence')
  const { threadId } = await place(world.store, await world.somebody(), {
    theme: 'honour-violence',
    now: world.clock.now(),
  })
  const member = await signIn(world, author)
  expect((await member.get(`/b/${board}`)).body).toContain(`/t/${threadId}`)
  const professional = await signIn(world, await world.somebody('professional'))
  expect((await professional.post(`/queue/${item}`, measure)).status).toBe(303)
  expect((await member.get(`/b/${board}`)).body).not.toContain(`/t/${threadId}`)
  expect((await member.get(`/t/${threadId}`)).status).toBe(403)
  expect((await member.get('/ask')).status).toBe(200)
  expect((await member.get('/me')).status).toBe(200)

  const [standing] = await standingMeasures(world.store.read, author.id, dayOf(world.clock.now()))
  expect(standing?.until_day).toBe(daysBefore(dayOf(world.clock.now()), -30))
  const lifted = await professional.post(`/queue/${item}`, { lift: standing?.id ?? '' })
  expect(lifted.status).toBe(303)
  expect((await member.get(`/t/${threadId}`)).status).toBe(200)
  expect((await professional.post(`/queue/${item}`, { lift: standing?.id ?? '' })).status).toBe(409)
})
