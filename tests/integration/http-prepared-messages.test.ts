/** The prepared words to authors: kept by administrators, put into the form, changed, and sent. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticesOf } from '#db/queries/notices.ts'
import { audited } from '../helpers/staff.ts'
import { openItemOf } from '../helpers/objecting.ts'
import { place } from '../helpers/placing.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

const OURS = 'Wij halen dit weg. Bel ons gerust.'

test('an administrator says a reason in own words, a moderator changes them before sending, and the author reads them', async () => {
  const { clock, store } = world
  const author = await world.somebody()
  const { postId } = await place(store, author, { now: clock.now() })
  const item = await openItemOf(store, postId)
  const administrator = await signIn(world, await world.somebody('administrator'))
  const moderator = await signIn(world, await world.somebody('moderator'))
  const path = '/settings/messages'
  expect((await moderator.get(path)).status).toBe(403)
  const page = (await administrator.get(path)).body
  expect(page).toContain('omdat het een ander pijn kan doen')
  expect(page).toContain('Goed dat je dit vraagt.')

  const change = { reason: 'hostile', language: 'nl', text: OURS }
  expect((await moderator.post(path, change)).status).toBe(403)
  const sent = await administrator.post(path, change)
  expect([sent.status, sent.to]).toEqual([303, `${path}?saved=hostile-nl#hostile-nl`])
  for (const [fields, status] of [
    [{ ...change, text: ' ' }, 400],
    [{ ...change, text: 'a'.repeat(2001) }, 400],
    [{ ...change, reason: 'nothing' }, 400],
    [{ ...change, language: 'xx' }, 400],
  ] as const) {
    expect((await administrator.post(path, fields)).status).toBe(status)
  }
  expect((await administrator.get(path)).body).toContain(OURS)

  const form = { reason: 'hostile', message: '', version: '1' }
  const put = await moderator.post(`/queue/${item}`, { ...form, prepare: 'remove nl' })
  const filled = await moderator.get(put.to)
  expect([put.status, filled.status]).toEqual([303, 200])
  expect(filled.body).toContain(`>${OURS}</textarea>`)
  const english = await moderator.post(`/queue/${item}`, { ...form, prepare: 'remove en' })
  expect((await moderator.get(english.to)).body).toContain('it can hurt another')
  const none = await moderator.post(`/queue/${item}`, { prepare: 'remove nl', reason: '' })
  expect((await moderator.get(none.to)).status).toBe(400)

  const message = `${OURS} Tot morgen.`
  await moderator.post(`/queue/${item}`, { decision: 'remove', reason: 'hostile', message })
  const [told] = await noticesOf(store.read, author.id, 1)
  expect(told?.message).toBe(message)

  await administrator.post(path, { ...change, restore: '1' })
  expect((await administrator.get(path)).body).not.toContain(OURS)
  expect(await audited(store, 'settings.message')).toEqual([
    'settings.message: hostile nl',
    'settings.message-restored: hostile nl',
  ])
})

test('left empty, the words of this organisation go along', async () => {
  const { clock, store } = world
  const author = await world.somebody()
  const item = await openItemOf(store, (await place(store, author, { now: clock.now() })).postId)
  const administrator = await signIn(world, await world.somebody('administrator'))
  const change = { reason: 'own-behaviour', language: 'nl', text: OURS }
  await administrator.post('/settings/messages', change)
  const moderator = await signIn(world, await world.somebody('moderator'))
  const decision = { decision: 'remove', reason: 'own-behaviour', message: '' }
  await moderator.post(`/queue/${item}`, decision)
  expect((await noticesOf(store.read, author.id, 1))[0]?.message).toBe(OURS)
})
