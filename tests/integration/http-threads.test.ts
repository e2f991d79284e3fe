/** Thread tools over HTTP: the forms of a moderator, and what readers and members see at their next look. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { aReader, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

test('readers and members see at once that a thread is closed, warned of, moved, split and merged', async () => {
  const { clock, store } = world
  const now = clock.now()
  const author = await world.somebody()
  const first = await place(store, author, { title: 'Eerste', body: 'Hier begint het.', now })
  const { threadId } = first
  const reply = await place(store, author, { threadId, body: 'En hier verder.', now })
  const other = await place(store, author, { title: 'Tweede', body: 'Ook iets.', now })
  const [reader, member] = [await aReader(world), await signIn(world, author)]
  const moderator = await signIn(world, await world.somebody('moderator'))
  const path = `/t/${threadId}`
  const pages = async (at = path) => [(await reader.get(at)).body, (await member.get(at)).body]
  const tool = async (fields: Record<string, string>, id = threadId) =>
    await moderator.post(`/t/${id}/tools`, fields)

  expect((await pages()).join('')).not.toContain('Gesprek beheren')
  expect((await moderator.get(path)).body).toContain(`/t/${threadId}/tools`)
  expect((await member.get(`${path}/tools`)).status).toBe(403)
  expect((await member.post(`${path}/tools`, { deed: 'close' })).status).toBe(403)
  expect((await tool({ deed: 'tear' })).status).toBe(400)

  expect((await tool({ deed: 'close' })).to).toBe(`${path}/tools?done=1`)
  expect((await tool({ deed: 'close' })).status).toBe(409)
  for (const page of await pages()) {
    expect(page).toContain('Dit gesprek is gesloten.')
    expect(page).not.toContain('<textarea')
  }
  const late = await member.post(path, { body: 'Nog één ding.', danger: '' })
  const kept = await member.get(late.to.split('#')[0] ?? '')
  expect([kept.status, kept.body.includes('Nog één ding.')]).toEqual([400, true])

  await tool({ deed: 'warn', warning: 'ziekenhuis' })
  for (const page of await pages()) expect(page).toContain('Let op: ziekenhuis')

  expect((await moderator.get(`${path}/tools?post=${reply.postId}`)).body).toContain('hier verder')
  const nameless = await tool({ deed: 'split', post: reply.postId, title: '' })
  expect([nameless.status, nameless.body.includes('aria-invalid="true"')]).toEqual([400, true])
  await tool({ deed: 'split', post: reply.postId, title: 'Het vervolg' })
  for (const page of await pages()) {
    expect(page).toContain('Het vervolg')
    expect(page).not.toContain('En hier verder.')
  }
  const moved = await reader.get(`/p/${reply.postId}`)
  expect((await reader.get(moved.to.split('#')[0] ?? '')).body).toContain('En hier verder.')
  await tool({ deed: 'undo' })
  for (const page of await pages()) expect(page).toContain('En hier verder.')

  const into = `${world.origin}/t/${threadId}?page=1`
  expect((await tool({ deed: 'merge', into: '/t/x' }, other.threadId)).status).toBe(400)
  await tool({ deed: 'merge', into }, other.threadId)
  expect((await reader.get(`/t/${other.threadId}`)).to).toBe(path)
  for (const page of await pages()) expect(page).toContain('Ook iets.')
  // Who was answering there meanwhile loses no word.
  const words = 'Nog iets hierbij.'
  const meant = await member.post(`/t/${other.threadId}`, { body: words, danger: '' })
  expect(meant.to).toContain(path)
  expect((await member.get(meant.to.split('#')[0] ?? '')).body).toContain(words)
  expect((await reader.get(`/b/${await boardOf(store)}`)).body).not.toContain(other.threadId)

  await tool({ deed: 'move', board: await boardOf(store, 'honour-violence') })
  expect((await reader.get(path)).to).toContain('/login')
  expect((await member.get(path)).body).toContain('Dit gesprek stond eerst op')
})
