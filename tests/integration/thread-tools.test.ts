/** What moderators do with a whole thread: what is read, in which order, and what an undo puts back. */
import { expect, test } from 'vitest'
import { findAssessment } from '#db/queries/assessments.ts'
import { eventsOfThread, threadRow } from '#db/queries/thread-deeds.ts'
import { findThread, threadsOfBoard } from '#db/queries/threads.ts'
import { searchPosts } from '#db/search.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { assessedText } from '#moderation/intake/read-text.ts'
import { doWithThread, type WantedDeed } from '#moderation/threads/do-deed.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided } from '../helpers/deeds.ts'
import { itemOf, postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aPerson } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, boardOf, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aThread, deed, numbered, read } from '../helpers/whole-threads.ts'

test('a closed thread is read, not answered; a cry for help in it is kept all the same', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { author, threadId } = await aThread(store, 1)
  await deed(store, moderator, threadId, { kind: 'close' })
  expect(await send(store, author, { threadId })).toEqual({
    kind: 'refused',
    problems: [{ field: 'form', problem: 'thread-closed' }],
    stored: null,
  })
  expect(await send(store, author, { threadId, body: TEXTS.acute })).toMatchObject({
    kind: 'refused',
    stored: { state: 'held', level: 'acute' },
  })
  expect((await place(store, moderator, { threadId, body: 'Tot hier.' })).state).toBe('visible')
  const stale = { actor: moderator, threadId, deed: { kind: 'close' }, now: START } as const
  expect(await doWithThread(store, stale)).toEqual({ kind: 'stale' })
  await deed(store, moderator, threadId, { kind: 'open' })
  expect((await place(store, author, { threadId })).state).toBe('visible')
  expect(await audited(store, 'thread')).toEqual(['thread.close', 'thread.open'])
})

test('a pinned thread stands on top, and a warning of the thread stands at it', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const [old, newer] = [await aThread(store, 1, 'Oud'), await aThread(store, 1, 'Nieuw')]
  await deed(store, moderator, old.threadId, { kind: 'pin' })
  await deed(store, moderator, old.threadId, { kind: 'warn', warning: 'ziekenhuis' })
  const lines = await threadsOfBoard(store.read, await boardOf(store), 1)
  expect(lines.map(({ title, warning, pinned }) => [title, warning, pinned])).toEqual([
    ['Oud', 'ziekenhuis', true],
    ['Nieuw', '', false],
  ])
  await deed(store, moderator, old.threadId, { kind: 'unpin' })
  const [first] = await threadsOfBoard(store.read, await boardOf(store), 1)
  expect(first?.id).toBe(newer.threadId)
})

test('a moved thread takes its open items along; from a board for members it never comes in the open', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { threadId } = await aThread(store, 1)
  const { postId } = await place(store, await aNewcomer(store), { threadId })
  const [from, to] = [await boardOf(store), await boardOf(store, 'honour-violence')]
  await deed(store, moderator, threadId, { kind: 'move', boardId: to })
  expect(await findThread(store.read, threadId)).toMatchObject({ boardId: to, movedFrom: from })
  expect((await itemOf(store, postId)).board_id).toBe(to)
  const before = everything(store)
  for (const boardId of [from, to, 'nergens']) {
    const back = { kind: 'move', boardId } as const
    expect(
      await doWithThread(store, { actor: moderator, threadId, deed: back, now: START }),
    ).toEqual({ kind: 'wrong', field: 'board' })
  }
  expect(everything(store)).toEqual(before)
})

test('split off, both are read without a gap over their pages; an undo puts all in their order', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { author, threadId, ids } = await aThread(store, 45)
  const postId = ids[22] ?? ''
  const split = { kind: 'split', postId, title: 'Verder over beuken' } as const
  const other = await deed(store, moderator, threadId, split)
  expect(await read(store, threadId)).toEqual(numbered(1, 22))
  expect(await read(store, other)).toEqual(numbered(23, 45))
  expect(await findThread(store.read, other)).toMatchObject({
    title: 'Verder over beuken',
    splitFrom: threadId,
    openingVisible: true,
  })
  await place(store, author, { threadId, body: 'Bericht 47.' })
  await place(store, author, { threadId: other, body: 'Bericht 46.' })
  expect(await deed(store, moderator, threadId, { kind: 'undo' })).toBe(threadId)
  expect(await read(store, threadId)).toEqual(numbered(1, 47))
  // Its address leads back.
  expect(await findThread(store.read, other)).toMatchObject({ title: '', mergedInto: threadId })
  expect((await eventsOfThread(store.read, threadId)).map(({ kind }) => kind)).toEqual([
    'undo',
    'split',
  ])
})

test('merged, the posts stand at the end with the title in the first of them; addresses lead on; undo', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const into = await aThread(store, 21)
  const author = await aMember(store)
  const flagged = await place(store, author, { title: 'Kastanjes', body: TEXTS.attention })
  const { threadId, postId } = flagged
  await place(store, author, { threadId, body: 'Bericht 23.' })
  const waiting = await place(store, await aNewcomer(store), { threadId, body: 'Bericht 24.' })
  const { assessment_id: assessed, markdown } = await postOf(store, postId)
  const whole = assessedText('Kastanjes', markdown)
  const merge = { kind: 'merge', intoId: into.threadId } as const
  expect(await deed(store, moderator, threadId, merge)).toBe(into.threadId)
  const merged = [`22 Kastanjes${TEXTS.attention}`, '23 Bericht 23.']
  expect(await read(store, into.threadId)).toEqual([...numbered(1, 21), ...merged])
  // What the triage marked still fits the words.
  expect((await postOf(store, postId)).markdown).toBe(whole)
  expect(await findAssessment(store.read, assessed ?? '')).toBeDefined()
  expect(await threadRow(store.read, threadId)).toMatchObject({ state: 'removed', title: '' })
  expect(await searchPosts(store.read, 'kastanjes', 9)).toHaveLength(1)
  const item = await itemOf(store, waiting.postId)
  await decided(store, moderator, item.id, approve)
  await place(store, author, { threadId: into.threadId, body: 'Daarna.' })
  expect((await read(store, into.threadId)).slice(23)).toEqual(['24 Bericht 24.', '25 Daarna.'])

  await deed(store, moderator, threadId, { kind: 'undo' })
  expect(await read(store, into.threadId)).toEqual([...numbered(1, 21), '22 Daarna.'])
  expect(await read(store, threadId)).toEqual([
    `1 ${TEXTS.attention}`,
    '2 Bericht 23.',
    '3 Bericht 24.',
  ])
  expect(await findThread(store.read, threadId)).toMatchObject({ title: 'Kastanjes' })
  expect(await postOf(store, postId)).toMatchObject({ markdown, opening: 1 })
})

test('a reply that was on its way comes to the thread it was merged with; what is deleted there stays so', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const [one, two] = [await aThread(store, 1, 'Een'), await aThread(store, 1, 'Twee')]
  const sent = send(store, one.author, { threadId: one.threadId, body: 'Onderweg.' })
  await deed(store, moderator, one.threadId, { kind: 'merge', intoId: two.threadId })
  const answer = await sent
  expect(answer).toMatchObject({ kind: 'placed' })
  expect(await read(store, two.threadId)).toHaveLength(3)
  await deletePost(store, { author: one.author, postId: one.ids[0] ?? '', now: START })
  await deed(store, moderator, one.threadId, { kind: 'undo' })
  expect(await findThread(store.read, one.threadId)).toMatchObject({ title: '', places: 1 })
  expect(JSON.stringify(everything(store))).not.toContain('"Een"')
})

test.each<[string, WantedDeed, string]>([
  ['a split without a title', { kind: 'split', postId: '2', title: 'x' }, 'title'],
  ['a split at the first post', { kind: 'split', postId: '1', title: 'Verder' }, 'post'],
  ['a merge with itself', { kind: 'merge', intoId: 'self' }, 'into'],
  ['a merge with nothing', { kind: 'merge', intoId: 'nergens' }, 'into'],
  ['a long warning', { kind: 'warn', warning: 'a'.repeat(81) }, 'warning'],
])('%s is refused, and nothing changes', async (_, wanted, field) => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { threadId, ids } = await aThread(store, 2)
  const asked: WantedDeed =
    wanted.kind === 'split'
      ? { ...wanted, postId: ids[Number(wanted.postId) - 1] ?? '' }
      : wanted.kind === 'merge' && wanted.intoId === 'self'
        ? { ...wanted, intoId: threadId }
        : wanted
  const before = everything(store)
  const result = await doWithThread(store, { actor: moderator, threadId, deed: asked, now: START })
  expect(result).toEqual({ kind: 'wrong', field })
  expect(everything(store)).toEqual(before)
})

test('only who moderates does it, and an undo has its time', async () => {
  const store = await aStore()
  const { threadId, ids } = await aThread(store, 2)
  for (const actor of [await aMember(store), await aPerson(store, { role: 'administrator' })]) {
    const closing = { actor, threadId, deed: { kind: 'close' }, now: START } as const
    expect(await doWithThread(store, closing)).toEqual({ kind: 'not-allowed' })
  }
  const moderator = await aModerator(store)
  await deed(store, moderator, threadId, { kind: 'split', postId: ids[1] ?? '', title: 'Verder' })
  const late = after(START, { minutes: 16 })
  const undo = { actor: moderator, threadId, deed: { kind: 'undo' }, now: late } as const
  expect(await doWithThread(store, undo)).toEqual({ kind: 'stale' })
})
