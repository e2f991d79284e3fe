/** Reports: worry and complaint apart, and nothing that the author of the post could see. */
import { expect, test } from 'vitest'
import { contactsOfAuthor } from '#db/queries/cases.ts'
import { countUnseen, noticesOf } from '#db/queries/notices.ts'
import { postsOfAccount } from '#db/queries/posts.ts'
import { reportsOfItem } from '#db/queries/reports.ts'
import { findThread, postsOfThread, threadsOfBoard } from '#db/queries/threads.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { answerContact } from '#moderation/cases/answer-contact.ts'
import { afterPlacing } from '#moderation/intake/after-placing.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { readEverything } from '#moderation/members/read-everything.ts'
import { fileReport, type Report, type ReportResult } from '#moderation/reports/file-report.ts'
import { START } from '../helpers/clock.ts'
import { acknowledge, approve, decided, escalate, remove, work } from '../helpers/deeds.ts'
import { caseOf, fourOf, itemOf, itemsOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { failingTriage, place } from '../helpers/placing.ts'
import { aStore, boardOf, breakInserts, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

type Filing = Partial<Pick<Report, 'track' | 'reason' | 'note' | 'triage'>>

async function report(
  store: Store,
  reporter: Actor,
  postId: string,
  filing: Filing = {},
): Promise<ReportResult> {
  const complaint = { track: 'conduct', reason: 'hostile', note: '', now: START }
  return await fileReport(store, { ...complaint, ...filing, reporter, postId })
}

async function aShownPost(store: Store) {
  const author = await aMember(store)
  const { postId, threadId } = await place(store, author)
  return { author, postId, threadId }
}

test.each<[string, Filing, object]>([
  ['a complaint', {}, { items: ['report open attention'], cases: [], alarms: [] }],
  [
    'a worry',
    { track: 'care', reason: 'worried' },
    { items: ['report open urgent'], cases: [], alarms: [] },
  ],
  [
    'a worry that tells of danger now',
    { track: 'care', reason: 'danger-now', note: TEXTS.acute },
    { items: ['report open acute'], cases: ['open acute'], alarms: ['ringing'] },
  ],
  [
    'somebody who looks for somebody',
    { reason: 'looking-for-someone' },
    { items: ['report open urgent'], cases: ['open urgent'], alarms: [] },
  ],
  [
    'somebody who knows this person',
    { track: 'care', reason: 'know-this-person' },
    { items: ['report open urgent'], cases: ['open urgent'], alarms: [] },
  ],
  [
    'a complaint in words of danger: no case by the conduct track, but on top of the queue',
    { note: TEXTS.acute },
    { items: ['report open acute'], cases: [], alarms: [] },
  ],
])('%s opens what it asks for, and the post stays', async (_, filing, opened) => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  expect(await report(store, await aMember(store), postId, filing)).toEqual({
    kind: 'reported',
    again: false,
  })
  expect(await fourOf(store, postId)).toEqual({ post: 'visible', ...opened })
})

test('a newcomer’s worry comes to a moderator first', async () => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  await report(store, await aNewcomer(store), postId, { track: 'care', reason: 'worried' })
  expect((await fourOf(store, postId)).items).toEqual(['report open attention'])
})

test('a report whose note could not be read goes on top', async () => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  await report(store, await aMember(store), postId, { note: 'Lees dit.', triage: failingTriage })
  expect((await itemOf(store, postId)).level_rank).toBe(-1)
})

test('one member reports a post once, and gets the same answer again', async () => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  const reporter = await aMember(store)
  await report(store, reporter, postId)
  const before = everything(store)
  const again = await report(store, reporter, postId, { reason: 'other', note: 'Nog eens.' })
  expect(again).toEqual({ kind: 'reported', again: true })
  expect(everything(store)).toEqual(before)
})

test('sent twice at once, a report counts once', async () => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  const reporter = await aMember(store)
  const results = await Promise.all([1, 2].map(() => report(store, reporter, postId)))
  expect(results.map((one) => one.kind === 'reported' && one.again).toSorted()).toEqual([
    false,
    true,
  ])
  expect((await itemOf(store, postId)).reports).toBe(1)
})

test('several reports are one item with a count, at the highest level, and hide nothing', async () => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  for (let reporter = 0; reporter < 12; reporter += 1) {
    await report(store, await aMember(store), postId)
  }
  const worry = { track: 'care', reason: 'worried', note: 'Ik denk aan haar.' }
  await report(store, await aMember(store), postId, worry)
  expect(await fourOf(store, postId)).toMatchObject({
    post: 'visible',
    items: ['report open urgent'],
  })
  const item = await itemOf(store, postId)
  expect(item.reports).toBe(13)
  const seen = await reportsOfItem(store.read, item.id)
  expect(seen).toHaveLength(13)
  expect(Object.keys(seen[0] ?? {}).toSorted()).toEqual(['day', 'note', 'reason', 'track'])
})

test.each<[string, Filing, string[]]>([
  ['no track', { track: '' }, ['track']],
  ['an unknown track', { track: 'both' }, ['reason']],
  ['a reason of the other track', { track: 'care', reason: 'hostile' }, ['reason']],
  ['a long note', { note: 'a'.repeat(2001) }, ['note']],
])('%s is refused, and nothing changes', async (_, filing, fields) => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  const reporter = await aMember(store)
  const before = everything(store)
  expect(await report(store, reporter, postId, filing)).toEqual({ kind: 'wrong', fields })
  expect(everything(store)).toEqual(before)
})

test('only what is shown can be reported', async () => {
  const store = await aStore()
  const held = await place(store, await aNewcomer(store))
  const gone = await aShownPost(store)
  await deletePost(store, { author: gone.author, postId: gone.postId, now: START })
  const reporter = await aMember(store)
  for (const postId of [held.postId, gone.postId, 'nowhere']) {
    expect(await report(store, reporter, postId)).toEqual({ kind: 'not-found' })
  }
})

test.each(['report', 'review_item', 'review_event', 'case', 'alarm', 'audit'])(
  'a report is filed whole or not at all: %s',
  async (table) => {
    const store = await aStore()
    const { postId } = await aShownPost(store)
    const reporter = await aMember(store)
    const before = everything(store)
    const mend = breakInserts(store, table)
    const danger = { track: 'care', reason: 'danger-now', note: TEXTS.acute }
    await expect(report(store, reporter, postId, danger)).rejects.toThrow('broken on purpose')
    mend()
    expect(everything(store)).toEqual(before)
  },
)

test.each([
  ['that the post stays', approve, 'report-kept'],
  ['that something was done when it was removed', remove(), 'report-acted'],
  ['that something was done when a professional was called', escalate, 'report-acted'],
] as const)('every reporter is told %s', async (_, decision, told) => {
  const store = await aStore()
  const { postId } = await aShownPost(store)
  const reporters = [await aMember(store), await aMember(store)]
  for (const reporter of reporters) await report(store, reporter, postId)
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, decision)
  for (const { id } of reporters) {
    expect(await toldTo(store, id)).toEqual([told])
  }
})

test('a reporter is not told that a post stays which was removed for another reason', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: TEXTS.attention })
  const reporter = await aMember(store)
  await report(store, reporter, postId)
  const [triage, reported] = await itemsOf(store, postId)
  const moderator = await aModerator(store)
  await decided(store, moderator, triage?.id ?? '', remove())
  await decided(store, moderator, reported?.id ?? '', approve)
  expect((await toldTo(store, reporter.id)).at(-1)).toBe('report-acted')
  expect(await toldTo(store, author.id)).toEqual(['removed'])
})

/** All that pages tell a member about a post and its thread: what their loaders read. */
async function allThatIsTold(
  store: Store,
  who: Actor,
  post: { postId: string; threadId: string },
): Promise<object> {
  return {
    board: await threadsOfBoard(store.read, await boardOf(store), 1),
    thread: await findThread(store.read, post.threadId),
    posts: await postsOfThread(store.read, post.threadId, 1),
    own: await postsOfAccount(store.read, who.id, { limit: 20, offset: 0 }),
    notices: await noticesOf(store.read, who.id, 30),
    unseen: await countUnseen(store.read, who.id),
    contacts: [...(await contactsOfAuthor(store.read, who.id))],
    receipt: await afterPlacing(store, { postId: post.postId, authorId: who.id, now: START }),
    everything: await readEverything(store, who.id),
  }
}

test.each<[string, Filing]>([
  ['a complaint', {}],
  ['a worry', { track: 'care', reason: 'worried' }],
  ['danger now', { track: 'care', reason: 'danger-now', note: TEXTS.acute }],
  ['somebody who looks for somebody', { reason: 'looking-for-someone', note: 'Hij zoekt haar.' }],
])('%s changes nothing that the author or a third member can read', async (_, filing) => {
  const store = await aStore()
  const post = await aShownPost(store)
  const third = await aMember(store)
  const readers = [post.author, third]
  const told = () => Promise.all(readers.map((who) => allThatIsTold(store, who, post)))
  const contact = { postId: post.postId, contact: 'yes', now: START } as const
  const before = [await told(), await answerContact(store, { author: post.author, ...contact })]
  await report(store, await aMember(store), post.postId, filing)
  expect([await told(), await answerContact(store, { author: post.author, ...contact })]).toEqual(
    before,
  )
})

test('nor does it when a professional takes the case that a report opened', async () => {
  const store = await aStore()
  const post = await aShownPost(store)
  const before = await allThatIsTold(store, post.author, post)
  await report(store, await aMember(store), post.postId, { reason: 'looking-for-someone' })
  const { id } = await caseOf(store, post.postId)
  expect(await work(store, await aProfessional(store), id, acknowledge)).toEqual({ kind: 'done' })
  expect(await allThatIsTold(store, post.author, post)).toEqual(before)
})

test('nor does it when a moderator keeps the post or calls a professional', async () => {
  const store = await aStore()
  for (const decision of [approve, escalate]) {
    const post = await aShownPost(store)
    const before = await allThatIsTold(store, post.author, post)
    await report(store, await aMember(store), post.postId)
    await decided(store, await aModerator(store), (await itemOf(store, post.postId)).id, decision)
    expect(await allThatIsTold(store, post.author, post)).toEqual(before)
  }
})
