/** Undo: for 15 minutes a decision can be taken back, while the post is as it left it. */
import { expect, test } from 'vitest'
import { searchPosts } from '#db/search.ts'
import { undoableDecisions } from '#db/queries/decisions.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import type { Decision } from '#moderation/decisions/decide.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, edit, redact, remove, takeBack, tryToDecide } from '../helpers/deeds.ts'
import { itemOf, itemsOf, postOf, shownIn, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, asNow } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aHeldReply } from '../helpers/held.ts'

const LATER = after(START, { minutes: 14 })

async function found(store: Store, word: string): Promise<string[]> {
  return (await searchPosts(store.read, word, 9)).map((hit) => hit.postId)
}

/** What an undo has to put back, in the reader's, the searcher's and the newcomer's eyes. */
async function inAllEyes(store: Store, post: { threadId: string; postId: string; author: Actor }) {
  const {
    state,
    markdown,
    html,
    warning,
    place: at,
    looked_at,
    edited,
    counted,
  } = await postOf(store, post.postId)
  const thread = await store.read
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', post.threadId)
    .executeTakeFirst()
  return {
    row: { state, markdown, html, warning, at, looked_at, edited, counted },
    // How often its pages changed is what an undo does not take back.
    thread: { ...thread, version: undefined },
    shown: await shownIn(store, post.threadId),
    found: [await found(store, 'notenboom'), await found(store, 'walnoot')],
    approved: (await asNow(store, post.author)).approvedPosts,
  }
}

test.each<[string, Decision]>([
  ['an approval', { kind: 'approve', warning: 'zwaar' }],
  ['a redaction', redact('Over een walnoot.')],
  ['a removal', remove()],
])('%s of a held post that is taken back leaves no trace but the notices', async (_, decision) => {
  const store = await aStore()
  const post = await aHeldReply(store)
  const moderator = await aModerator(store)
  const before = await inAllEyes(store, post)
  await decided(store, moderator, post.itemId, decision)
  expect(await inAllEyes(store, post)).not.toEqual(before)
  await takeBack(store, moderator, post.itemId, LATER)
  expect(await inAllEyes(store, post)).toEqual(before)
  const [held, first, second] = await toldTo(store, post.author.id)
  expect([held, first?.startsWith('('), second]).toEqual(['held', true, 'undone'])
})

test.each<[string, Decision]>([
  ['a redaction', redact('Over een walnoot.')],
  ['a removal', remove()],
])('%s of a shown post that is taken back shows and finds it again', async (_, decision) => {
  const store = await aStore()
  const author = await aMember(store)
  const body = `${TEXTS.attention} Notenboom.`
  const { postId, threadId } = await place(store, author, { body })
  const moderator = await aModerator(store)
  const { id } = await itemOf(store, postId)
  const before = await inAllEyes(store, { postId, threadId, author })
  await decided(store, moderator, id, decision)
  expect(await found(store, 'notenboom')).toEqual([])
  await takeBack(store, moderator, id, LATER)
  expect(await inAllEyes(store, { postId, threadId, author })).toEqual(before)
})

test('after an undo the item is in the hands of who undid, and can be decided again', async () => {
  const store = await aStore()
  const { author, itemId, postId } = await aHeldReply(store)
  const moderator = await aModerator(store)
  await decided(store, moderator, itemId, remove())
  await takeBack(store, moderator, itemId, LATER)
  expect(await tryToDecide(store, await aModerator(store), itemId, approve)).toMatchObject({
    kind: 'held-by-another',
    name: moderator.pseudonym,
  })
  await decided(store, moderator, itemId, approve, LATER)
  expect((await postOf(store, postId)).state).toBe('visible')
  expect((await asNow(store, author)).approvedPosts).toBe(1)
  expect((await itemsOf(store, postId)).map((item) => item.state)).toEqual(['decided'])
})

test('an approval that others stand behind already keeps its place, and counts once in the end', async () => {
  const store = await aStore()
  const { author, threadId, itemId, postId } = await aHeldReply(store)
  const moderator = await aModerator(store)
  await decided(store, moderator, itemId, approve)
  await place(store, await aMember(store), { threadId, body: 'Daarachter.' })
  await takeBack(store, moderator, itemId, LATER)
  expect(await shownIn(store, threadId)).toEqual(['<p>Het begin.</p>', '<p>Daarachter.</p>'])
  expect((await asNow(store, author)).approvedPosts).toBe(0)
  await decided(store, moderator, itemId, approve, LATER)
  expect(await shownIn(store, threadId)).toHaveLength(3)
  expect((await postOf(store, postId)).place).toBe(2)
  expect((await asNow(store, author)).approvedPosts).toBe(1)
})

test('nothing is undone after fifteen minutes, nor by somebody else', async () => {
  const store = await aStore()
  const { itemId } = await aHeldReply(store)
  const moderator = await aModerator(store)
  const { undoUntil } = await decided(store, moderator, itemId, remove())
  expect(undoUntil).toBe(after(START, { minutes: 15 }).getTime())
  const before = everything(store)
  const tooLate = { kind: 'too-late' }
  expect(await takeBack(store, await aModeratorElsewhere(), itemId)).toEqual(tooLate)
  expect(await takeBack(store, moderator, itemId, new Date(undoUntil))).toEqual(tooLate)
  expect(everything(store)).toEqual(before)

  async function aModeratorElsewhere(): Promise<Actor> {
    return { ...moderator, id: 'somebody-else' }
  }
})

test('a decision is not undone over what its author wrote since, nor over her deletion', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const edited = await aHeldReply(store)
  const deleted = await aHeldReply(store)
  await decided(store, moderator, edited.itemId, approve)
  await decided(store, moderator, deleted.itemId, approve)
  expect(await undoableDecisions(store.read, moderator.id, LATER.getTime())).toHaveLength(2)
  await edit(store, await asNow(store, edited.author), edited.postId, TEXTS.acute)
  await deletePost(store, { author: deleted.author, postId: deleted.postId, now: START })
  const before = everything(store)
  for (const { itemId } of [edited, deleted]) {
    expect(await takeBack(store, moderator, itemId, LATER)).toEqual({ kind: 'too-late' })
  }
  expect(everything(store)).toEqual(before)
  expect(await undoableDecisions(store.read, moderator.id, LATER.getTime())).toEqual([])
})

test('an approval is not undone over a later removal of the same post', async () => {
  const store = await aStore()
  const { postId, itemId } = await aHeldReply(store)
  const [first, second] = [await aModerator(store), await aModerator(store)]
  await decided(store, first, itemId, approve)
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  await fileReport(store, { reporter: await aMember(store), postId, ...report })
  const [, reported] = await itemsOf(store, postId)
  await decided(store, second, reported?.id ?? '', remove(), after(START, { minutes: 1 }))
  expect(await takeBack(store, first, itemId, LATER)).toEqual({ kind: 'too-late' })
  expect((await postOf(store, postId)).state).toBe('removed')
  expect((await takeBack(store, second, reported?.id ?? '', LATER)).kind).toBe('undone')
  expect((await postOf(store, postId)).state).toBe('visible')
})

test('undoing where the same question was asked anew makes one item of the two', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store))
  const moderator = await aModerator(store)
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  const reporters = [await aMember(store), await aMember(store)] as const
  await fileReport(store, { reporter: reporters[0], postId, ...report })
  const { id } = await itemOf(store, postId)
  await decided(store, moderator, id, approve)
  await fileReport(store, { reporter: reporters[1], postId, ...report })
  const result = await takeBack(store, moderator, id, LATER)
  const items = await itemsOf(store, postId)
  const open = items.filter((item) => item.state === 'open')
  expect(open).toMatchObject([{ reports: 2 }])
  expect(result).toEqual({ kind: 'undone', itemId: open[0]?.id })
  await decided(store, moderator, open[0]?.id ?? '', remove(), LATER)
  for (const { id: reporter } of reporters) {
    expect((await toldTo(store, reporter)).at(-1)).toBe('report-acted')
  }
})

test('a post without a letter in it is edited, removed and put back like any other', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { threadId } = await place(store, author)
  const { postId } = await place(store, author, { threadId, body: '👍' })
  expect((await edit(store, author, postId, '…')).kind).toBe('edited')
  expect((await edit(store, author, postId, 'Dank je.')).kind).toBe('edited')
  expect(await found(store, 'dank')).toEqual([postId])
  await edit(store, author, postId, '24')
  expect(await found(store, 'dank')).toEqual([])
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  await fileReport(store, { reporter: await aMember(store), postId, ...report })
  const moderator = await aModerator(store)
  const { id } = await itemOf(store, postId)
  await decided(store, moderator, id, remove())
  expect((await takeBack(store, moderator, id, LATER)).kind).toBe('undone')
  expect(await shownIn(store, threadId)).toContain('<p>24</p>')
})
