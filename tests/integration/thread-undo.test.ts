/** Deeds with a whole thread that stand on each other: what comes back, where addresses lead, what stays kept. */
import { expect, test } from 'vitest'
import { goesOnIn, threadRow } from '#db/queries/thread-deeds.ts'
import { findThread } from '#db/queries/threads.ts'
import { doWithThread } from '#moderation/threads/do-deed.ts'
import { START } from '../helpers/clock.ts'
import { postOf } from '../helpers/looking.ts'
import { aModerator } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { sweptAfter } from '../helpers/retention.ts'
import { aStore, boardOf, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aThread, deed, numbered, read } from '../helpers/whole-threads.ts'

const undo = { kind: 'undo' } as const

test('who was writing when her conversation went elsewhere writes there, and is heard', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const [one, two] = [await aThread(store, 1, 'Een'), await aThread(store, 1, 'Twee')]
  await deed(store, moderator, one.threadId, { kind: 'merge', intoId: two.threadId })
  const { threadId } = one
  const calm = await place(store, one.author, { threadId, body: 'Bericht 3.' })
  expect(calm).toMatchObject({ state: 'visible', threadId: two.threadId })
  expect(await send(store, one.author, { threadId, body: TEXTS.acute })).toMatchObject({
    kind: 'placed',
    level: 'acute',
  })
})

test.each([
  ['the last one first', [1, 0]],
  ['the first one first', [0, 1]],
] as const)('two merges after each other are taken back, %s', async (_, order) => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const [one, two, three] = [
    await aThread(store, 2, 'Een'),
    await aThread(store, 2, 'Twee'),
    await aThread(store, 1, 'Drie'),
  ]
  const all = [one, two, three]
  const asRead = async () => await Promise.all(all.map((of) => read(store, of.threadId)))
  const before = await asRead()
  await deed(store, moderator, one.threadId, { kind: 'merge', intoId: two.threadId })
  await deed(store, moderator, two.threadId, { kind: 'merge', intoId: three.threadId })
  expect(await goesOnIn(store.read, one.threadId)).toBe(three.threadId)
  for (const nth of order) await deed(store, moderator, all[nth]?.threadId ?? '', undo)
  expect(await asRead()).toEqual(before)
  expect(await findThread(store.read, one.threadId)).toMatchObject({ title: 'Een' })
  expect(await postOf(store, one.ids[0] ?? '')).toMatchObject({ opening: 1 })
})

test('a warning of a merged thread stands where its posts stand, and goes back with them', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const [one, two] = [await aThread(store, 1, 'Een'), await aThread(store, 1, 'Twee')]
  await deed(store, moderator, one.threadId, { kind: 'warn', warning: 'geweld' })
  await deed(store, moderator, one.threadId, { kind: 'merge', intoId: two.threadId })
  expect(await threadRow(store.read, two.threadId)).toMatchObject({ warning: 'geweld' })
  await deed(store, moderator, one.threadId, undo)
  expect(await threadRow(store.read, two.threadId)).toMatchObject({ warning: '' })
  expect(await threadRow(store.read, one.threadId)).toMatchObject({ warning: 'geweld' })
})

test('what was split off and merged elsewhere comes back only when that was taken back', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { threadId, ids } = await aThread(store, 3)
  const elsewhere = await aThread(store, 1, 'Elders')
  const split = { kind: 'split', postId: ids[1] ?? '', title: 'Verder' } as const
  const other = await deed(store, moderator, threadId, split)
  await deed(store, moderator, other, { kind: 'merge', intoId: elsewhere.threadId })
  const before = everything(store)
  const doing = { actor: moderator, threadId, deed: undo, now: START }
  expect(await doWithThread(store, doing)).toEqual({ kind: 'stale' })
  expect(everything(store)).toEqual(before)
  await deed(store, moderator, other, undo)
  await deed(store, moderator, threadId, undo)
  expect(await read(store, threadId)).toEqual(numbered(1, 3))
})

test('what members wrote on their own board never comes in the open by an undo', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { author, threadId, ids } = await aThread(store, 2)
  const split = { kind: 'split', postId: ids[1] ?? '', title: 'Verder' } as const
  const other = await deed(store, moderator, threadId, split)
  const boardId = await boardOf(store, 'honour-violence')
  await deed(store, moderator, other, { kind: 'move', boardId })
  await place(store, author, { threadId: other, body: 'Alleen voor leden.' })
  const doing = { actor: moderator, threadId, deed: undo, now: START }
  expect(await doWithThread(store, doing)).toEqual({ kind: 'stale' })
  expect(await read(store, threadId)).toEqual(numbered(1, 1))
})

test('what an undo needs goes with the undo, and who did what after thirty days', async () => {
  const store = await aStore()
  const { threadId, ids } = await aThread(store, 2)
  const split = { kind: 'split', postId: ids[1] ?? '', title: 'Verder' } as const
  await deed(store, await aModerator(store), threadId, split)
  expect(await sweptAfter(store, { minutes: 14 })).toEqual({})
  expect(await sweptAfter(store, { minutes: 15 })).toEqual({ 'thread_event.before': 1 })
  expect(await sweptAfter(store, { days: 29 })).not.toHaveProperty('thread_event')
  expect(await sweptAfter(store, { days: 30 })).toMatchObject({ thread_event: 1 })
})
