/** The one door: what comes in comes in whole, once, and as its board's table says. */
import { expect, test } from 'vitest'
import { searchPosts } from '#db/search.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { LIMITS } from '#moderation/texts/limits.ts'
import { assess } from '#moderation/triage/assess.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, edit, remove, tryToDecide } from '../helpers/deeds.ts'
import { countRows, fourOf, itemOf, itemsOf, postOf, shownIn, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, asNow } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { aStore, breakInserts, everything, set, tablesHolding } from '../helpers/store.ts'
import { ADDRESS, PHONE, TEXTS } from '../helpers/texts.ts'

test.each(Object.entries(TEXTS))(
  'the text "%s" of these tests has that level by a rule',
  (level, text) => {
    const { readers, ...assessment } = assess(text)
    expect([assessment.level, readers.rules]).toEqual([level, level])
  },
)

const WRITTEN_TOGETHER = [
  'assessment',
  'counter',
  'thread',
  'post',
  'link',
  'review_item',
  'review_event',
  'case',
  'case_event',
  'alarm',
  'notice',
  'audit',
  'receipt',
] as const

test.each(WRITTEN_TOGETHER)('a new text comes in whole or not at all: %s', async (table) => {
  const store = await aStore()
  const author = await aMember(store)
  const sending = { body: `${TEXTS.acute} [lees dit](https://hulp.example/hier)`, receipt: 'once' }
  const before = everything(store)
  const mend = breakInserts(store, table)
  await expect(send(store, author, sending)).rejects.toThrow('broken on purpose')
  mend()
  expect(everything(store)).toEqual(before)
  expect(await send(store, author, sending)).toMatchObject({ kind: 'placed', state: 'held' })
})

test.each(['assessment', 'review_item', 'case', 'alarm', 'notice', 'audit'])(
  'a new version comes in whole or not at all: %s',
  async (table) => {
    const store = await aStore()
    const author = await aMember(store)
    const { postId } = await place(store, author)
    const before = everything(store)
    const mend = breakInserts(store, table)
    await expect(edit(store, author, postId, TEXTS.acute)).rejects.toThrow('broken on purpose')
    mend()
    expect(everything(store)).toEqual(before)
    expect(await edit(store, author, postId, TEXTS.acute)).toMatchObject({ kind: 'edited' })
  },
)

test('a form sent twice makes one post, and the second sending says so', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const first = await send(store, author, { body: TEXTS.acute, key: 'form-1' })
  const second = await send(store, author, { body: TEXTS.acute, key: 'form-1' })
  expect(second).toEqual({ ...first, again: true })
  expect(await countRows(store, 'post')).toBe(1)
})

test('a form sent twice at once makes one post', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const form = { body: TEXTS.acute, key: 'form-1' }
  const results = await Promise.all([1, 2, 3].map(() => send(store, author, form)))
  expect(new Set(results.map((one) => one.kind === 'placed' && one.postId)).size).toBe(1)
  expect([await countRows(store, 'post'), await countRows(store, 'alarm')]).toEqual([1, 1])
})

test('the same key of another member is another form', async () => {
  const store = await aStore()
  await place(store, await aMember(store), { key: 'form-1' })
  await place(store, await aMember(store), { key: 'form-1' })
  expect(await countRows(store, 'post')).toBe(2)
})

test.each([
  ['an empty title', { title: ' ' }, { field: 'title', problem: 'empty' }],
  ['a short title', { title: 'ab' }, { field: 'title', problem: 'too-short' }],
  ['a long title', { title: 'a'.repeat(121) }, { field: 'title', problem: 'too-long' }],
  ['no words', { body: '\u200B\n ' }, { field: 'body', problem: 'empty' }],
  ['too many words', { body: '🌱'.repeat(20_001) }, { field: 'body', problem: 'too-long' }],
  ['a long warning', { warning: 'a'.repeat(81) }, { field: 'warning', problem: 'too-long' }],
  ['haste', { tooFast: true }, { field: 'form', problem: 'too-fast' }],
] as const)('%s is refused, and nothing is stored', async (_, sending, problem) => {
  const store = await aStore()
  const author = await aMember(store)
  const before = everything(store)
  expect(await send(store, author, sending)).toEqual({
    kind: 'refused',
    problems: [problem],
    stored: null,
  })
  expect(everything(store)).toEqual(before)
})

test('what just fits is taken, counted in characters as people see them', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store), {
    title: '🌱'.repeat(LIMITS.title.max),
    body: 'regel\r\n'.repeat(3000) + 'a'.repeat(LIMITS.body.max - 6 * 3000),
    warning: 'é'.repeat(LIMITS.warning.max),
  })
  expect(Array.from((await postOf(store, postId)).markdown)).toHaveLength(LIMITS.body.max)
})

test('boards that are closed for writing take nothing in', async () => {
  const store = await aStore({ open: false })
  const author = await aMember(store)
  expect(await send(store, author)).toMatchObject({
    kind: 'refused',
    problems: [{ field: 'form', problem: 'closed' }],
    stored: null,
  })
  await set(store, 'open', true)
  expect((await send(store, author)).kind).toBe('placed')
})

test('a newcomer waits for a moderator until three posts were approved', async () => {
  const store = await aStore()
  const newcomer = await aNewcomer(store)
  const moderator = await aModerator(store)
  for (let post = 1; post <= 3; post += 1) {
    const { postId, state } = await place(store, await asNow(store, newcomer))
    expect(state).toBe('held')
    const item = await itemOf(store, postId)
    expect([item.kind, item.why]).toEqual(['newcomer', 'newcomer'])
    await decided(store, moderator, item.id, approve)
  }
  expect((await place(store, await asNow(store, newcomer))).state).toBe('visible')
})

test('a member’s calm text is shown at once, off-hours too, without an item', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const inHours = await place(store, author)
  await set(store, 'offHours', true)
  const offHours = await place(store, author)
  for (const { postId } of [inHours, offHours]) {
    expect(await fourOf(store, postId)).toEqual({
      post: 'visible',
      items: [],
      cases: [],
      alarms: [],
    })
  }
})

test('what needs attention is shown with an item, and waits off-hours', async () => {
  const store = await aStore()
  const shown = await place(store, await aMember(store), { body: TEXTS.attention })
  await set(store, 'offHours', true)
  const held = await place(store, await aMember(store), { body: TEXTS.attention })
  expect(await fourOf(store, shown.postId)).toMatchObject({
    post: 'visible',
    items: ['triage open attention'],
    cases: [],
  })
  expect((await postOf(store, held.postId)).state).toBe('held')
})

test('an address is held though its writer insists, a phone number is shown', async () => {
  const store = await aStore()
  const address = await place(store, await aMember(store), { body: ADDRESS, confirm: '1' })
  const phone = await place(store, await aMember(store), { body: PHONE, confirm: '1' })
  expect([address.state, phone.state]).toEqual(['held', 'visible'])
})

test('what only a professional may read comes to a case and never to the queue', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: PHONE, confirm: 'staff' })
  const forStaff = { post: 'held', items: [], cases: ['open urgent'], alarms: [] }
  expect(await fourOf(store, postId)).toEqual(forStaff)
  await edit(store, author, postId, `${PHONE} Of mail.`, { confirm: true })
  expect(await fourOf(store, postId)).toEqual(forStaff)
})

test('a post keeps the order in which posts became visible, not that of writing', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const { threadId } = await place(store, member, { body: 'Het begin van een gesprek.' })
  const held = await place(store, await aNewcomer(store), { threadId, body: 'Wat ik ook had.' })
  await place(store, member, { threadId, body: 'Daarna schreef ik dit.' })
  await decided(store, await aModerator(store), (await itemOf(store, held.postId)).id, approve)
  expect(await shownIn(store, threadId)).toEqual([
    '<p>Het begin van een gesprek.</p>',
    '<p>Daarna schreef ik dit.</p>',
    '<p>Wat ik ook had.</p>',
  ])
})

test('only what stands in the same thread can be quoted', async () => {
  const store = await aStore()
  const member = await aMember(store)
  const visible = await place(store, member)
  const elsewhere = await place(store, member)
  const { threadId } = visible
  const held = await place(store, await aNewcomer(store), { threadId })
  const quotes = async (quoted: string) => {
    const { postId } = await place(store, member, { threadId, quotes: quoted })
    return (await postOf(store, postId)).quotes
  }
  expect(await quotes(visible.postId)).toBe(visible.postId)
  expect(await quotes(held.postId)).toBeNull()
  expect(await quotes(elsewhere.postId)).toBeNull()
})

test('nobody replies where nothing is shown', async () => {
  const store = await aStore()
  const { threadId } = await place(store, await aNewcomer(store))
  expect(await send(store, await aMember(store), { threadId })).toEqual({ kind: 'not-found' })
})

test('an edit of a post that waits goes on waiting, and of a removed one is not taken', async () => {
  const store = await aStore()
  const author = await aNewcomer(store)
  const { postId } = await place(store, author)
  expect(await edit(store, author, postId, 'Iets anders.')).toMatchObject({ state: 'held' })
  expect((await itemsOf(store, postId)).map((item) => item.kind)).toEqual(['newcomer'])
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, remove())
  expect(await edit(store, author, postId, 'Nog iets.')).toEqual({ kind: 'not-found' })
})

test('a decision taken while a new version is read stands', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: TEXTS.attention })
  const { id } = await itemOf(store, postId)
  const moderator = await aModerator(store)
  await Promise.all([
    edit(store, author, postId, 'Een kalm woord over lindebloesem.'),
    tryToDecide(store, moderator, id, remove()),
  ])
  expect((await postOf(store, postId)).state).toBe('removed')
  expect(await searchPosts(store.read, 'lindebloesem', 9)).toEqual([])
})

test('nobody edits or deletes what somebody else wrote', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store))
  const other = await aMember(store)
  const before = everything(store)
  expect(await edit(store, other, postId, 'Niet van mij.')).toEqual({ kind: 'not-found' })
  expect(await deletePost(store, { author: other, postId, now: START })).toEqual({
    kind: 'not-found',
  })
  expect(everything(store)).toEqual(before)
})

test('an edit that raises the level is told to its author, in the words of a hold', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author)
  await edit(store, author, postId, TEXTS.acute, { now: after(START, { minutes: 3 }) })
  expect(await toldTo(store, author.id)).toEqual(['held'])
})

test('a deleted text leaves no word behind: not in the search, the queue or what was noticed', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId, threadId } = await place(store, author, {
    title: 'Over kastanjehout',
    body: `${TEXTS.urgent} [kastanjehout](https://hulp.example/kastanjehout)`,
    warning: 'kastanjehout',
  })
  const moderator = await aModerator(store)
  const message = 'Over kastanjehout schrijven we hier niet.'
  await decided(store, moderator, (await itemOf(store, postId)).id, remove({ message }))
  await deletePost(store, { author, postId, now: START })
  // What she was told stays hers, until six months are over.
  expect(tablesHolding(store, 'kastanjehout')).toEqual(['notice'])
  const [noticed] = await store.read.selectFrom('assessment').selectAll().execute()
  expect(noticed).toMatchObject({ level: 'urgent', matches: '[]', suppressed: '[]', because: '' })
  expect(await shownIn(store, threadId)).toEqual(['removed'])
})

test('a rewritten text leaves no word of the old one behind', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, {
    body: `${TEXTS.urgent} Kastanjehout. [kastanjehout](https://hulp.example/kastanjehout)`,
  })
  await edit(store, author, postId, 'Iets heel anders.')
  expect(tablesHolding(store, 'kastanjehout')).toEqual([])
})
