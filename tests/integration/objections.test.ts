import { expect, test } from 'vitest'
import { openItems } from '#db/queries/review-items.ts'
import { noticesOf } from '#db/queries/notices.ts'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import type { Decision } from '#moderation/decisions/decide.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { readEverything } from '#moderation/members/read-everything.ts'
import { objectTo, type ObjectResult } from '#moderation/objections/object.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import {
  approve,
  decided,
  escalate,
  redact,
  remove,
  takeBack,
  tryToDecide,
  work,
  outcome,
} from '../helpers/deeds.ts'
import { caseEvents, caseOf, casesOf, itemsOf, postOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional, asNow } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { sweptAfter, textOf } from '../helpers/retention.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, breakInserts, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const WORDS = 'In de kastanjeboomgaard was het stil.'
const uphold: Decision = { kind: 'uphold' }
const overturn: Decision = { kind: 'overturn', message: 'Je hebt gelijk.' }

/** The newest notice of a kind. */
async function noticeTo(store: Store, author: Actor, kind: string): Promise<string> {
  const notices = await noticesOf(store.read, author.id, 50)
  const found = notices.find((notice) => notice.kind === kind)
  if (found === undefined) throw new Error(`No notice ${kind}`)
  return found.id
}

/** A visible post that a report led to be removed. */
async function aRemovedPost(store: Store) {
  const author = await aMember(store)
  const first = await aModerator(store)
  const { postId, threadId } = await place(store, author, { body: WORDS })
  const item = await openItemOf(store, postId)
  await decided(store, first, item, remove({ reason: 'hostile' }))
  return { author, first, postId, threadId, item }
}

/** An item about a post, opened as a report does. */
async function openItemOf(store: Store, postId: string): Promise<string> {
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  await fileReport(store, { reporter: await aMember(store), postId, ...report })
  const [item] = (await itemsOf(store, postId)).filter((one) => one.state === 'open')
  if (item === undefined) throw new Error('no item')
  return item.id
}

async function object(
  store: Store,
  author: Actor,
  note = 'Dat was niet gemeen bedoeld.',
  options: { kind?: string; now?: Date } = {},
): Promise<ObjectResult> {
  const { kind = 'removed', now = START } = options
  const noticeId = await noticeTo(store, author, kind)
  return await objectTo(store, { actor: author, noticeId, note, now })
}

async function objected(
  store: Store,
  author: Actor,
  note?: string,
  kind?: string,
): Promise<string> {
  const result = await object(store, author, note, kind === undefined ? {} : { kind })
  if (result.kind !== 'objected') throw new Error(result.kind)
  return result.itemId
}

test('an objection stands in the queue with its words, and its author knows it is there', async () => {
  const store = await aStore()
  const { author, first, postId } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const [line] = await openItems(store.read, 'nl', { now: START.getTime(), limit: 5 })
  expect(line).toMatchObject({ id: itemId, kind: 'appeal', why: 'objected', postState: 'removed' })
  const page = await readItem(store, {
    itemId,
    actor: await aModerator(store),
    language: 'nl',
    now: START,
  })
  expect(page?.objections).toMatchObject([
    { note: 'Dat was niet gemeen bedoeld.', kind: 'remove', decidedByName: first.pseudonym },
  ])
  expect(page?.actions.toSorted()).toEqual(['claim', 'escalate', 'overturn', 'uphold'])
  expect(page?.post.markdown).toBe(WORDS)
  expect(await toldTo(store, author.id)).toEqual(['removed', 'objection-received'])
  expect((await postOf(store, postId)).state).toBe('removed')
  expect(await audited(store, 'post.object')).toEqual(['post.object: remove'])
})

test('who decided first can neither take nor answer it, and is told why; another can', async () => {
  const store = await aStore()
  const { author, first } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const before = everything(store)
  expect(await claimItem(store, { actor: first, itemId, now: START })).toEqual({
    kind: 'not-yours',
  })
  for (const decision of [uphold, overturn, escalate]) {
    expect(await tryToDecide(store, first, itemId, decision)).toEqual({ kind: 'not-yours' })
  }
  expect(everything(store)).toEqual(before)
  const page = await readItem(store, { itemId, actor: first, language: 'nl', now: START })
  expect([page?.judgesOwn, page?.actions]).toEqual([true, []])
  await decided(store, await aProfessional(store), itemId, uphold)
})

test('what belongs to other items is not possible on an objection, and the other way round', async () => {
  const store = await aStore()
  const { author } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const moderator = await aModerator(store)
  for (const decision of [approve, remove({ reason: 'other' }), redact('x')]) {
    expect(await tryToDecide(store, moderator, itemId, decision)).toEqual({ kind: 'not-allowed' })
  }
  const { postId } = await place(store, author, { body: WORDS })
  const report = await openItemOf(store, postId)
  for (const decision of [uphold, overturn]) {
    expect(await tryToDecide(store, moderator, report, decision)).toEqual({ kind: 'not-allowed' })
  }
})

test('a decision that stays stays, and its author hears it with the words written to her', async () => {
  const store = await aStore()
  const { author, postId } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const answer: Decision = { kind: 'uphold', message: 'Wij lezen het ook zo.' }
  await decided(store, await aModerator(store), itemId, answer)
  expect((await postOf(store, postId)).state).toBe('removed')
  const [told] = await noticesOf(store.read, author.id, 1)
  expect(told).toMatchObject({ kind: 'objection-refused', message: 'Wij lezen het ook zo.' })
  expect(everything(store).objection).toMatchObject([{ granted: 0 }])
})

test('a post comes back as it was: its words, its place, in the search again', async () => {
  const store = await aStore()
  const { author, postId, threadId } = await aRemovedPost(store)
  await place(store, await aMember(store), { threadId })
  const before = await postOf(store, postId)
  expect(await searchPosts(store.read, 'kastanjeboomgaard', 5)).toEqual([])
  await decided(store, await aModerator(store), await objected(store, author), overturn)
  expect(await postOf(store, postId)).toMatchObject({
    state: 'visible',
    place: before.place,
    markdown: WORDS,
    html: before.html,
  })
  expect(await searchPosts(store.read, 'kastanjeboomgaard', 5)).toHaveLength(1)
  expect(await toldTo(store, author.id)).toEqual([
    'removed',
    'objection-received',
    'objection-granted',
  ])
})

test('a newcomer’s post that was never shown gets its place, and counts for her', async () => {
  const store = await aStore()
  const author = await aNewcomer(store)
  const { postId } = await place(store, author, { body: WORDS })
  const [item] = await itemsOf(store, postId)
  await decided(store, await aModerator(store), item?.id ?? '', remove({ reason: 'other' }))
  await decided(store, await aModerator(store), await objected(store, author), overturn)
  expect(await postOf(store, postId)).toMatchObject({ state: 'visible', place: 1 })
  expect((await asNow(store, author)).approvedPosts).toBe(1)
})

test('a redacted post gets its original back while it is still kept', async () => {
  const store = await aStore()
  const { author, caseId, itemId, postId } = await anAcutePost(store, `${TEXTS.acute} ${WORDS}`)
  await decided(store, await aModerator(store), itemId, redact('Zonder boomgaard.'))
  const appeal = await objected(store, author, '', 'redacted')
  const result = await decided(store, await aModerator(store), appeal, overturn)
  expect((await postOf(store, postId)).markdown).toContain(WORDS)
  expect(everything(store).sealed_text).toEqual([])
  // What the first moderator made of it is gone: there is nothing to go back to.
  expect(result.undoUntil).toBe(START.getTime())
  expect((await caseOf(store, postId)).id).toBe(caseId)
})

test('where the original is gone, she is told so', async () => {
  const store = await aStore()
  const { author, caseId, itemId, postId } = await anAcutePost(store, `${TEXTS.acute} ${WORDS}`)
  await decided(store, await aModerator(store), itemId, redact('Zonder boomgaard.'))
  await work(store, await aProfessional(store), caseId, outcome())
  await sweptAfter(store, { days: 2 })
  const appeal = await objected(store, author, '', 'redacted')
  await decided(store, await aModerator(store), appeal, overturn)
  expect(await postOf(store, postId)).toMatchObject({
    state: 'visible',
    markdown: 'Zonder boomgaard.',
  })
  expect((await toldTo(store, author.id)).at(-1)).toBe('objection-granted-gone')
})

test('one objection to each notice; nobody objects to what another was told', async () => {
  const store = await aStore()
  const { author } = await aRemovedPost(store)
  const noticeId = await noticeTo(store, author, 'removed')
  const other = await aMember(store)
  const objecting = { noticeId, note: '', now: START }
  expect(await objectTo(store, { actor: other, ...objecting })).toEqual({ kind: 'not-found' })
  const itemId = await objected(store, author)
  const before = everything(store)
  expect(await object(store, author)).toEqual({ kind: 'again' })
  expect(everything(store)).toEqual(before)
  await decided(store, await aModerator(store), itemId, uphold)
  expect(await object(store, author)).toEqual({ kind: 'again' })
  const received = await noticeTo(store, author, 'objection-received')
  expect(
    await objectTo(store, { actor: author, noticeId: received, note: '', now: START }),
  ).toEqual({ kind: 'not-found' })
})

test('a decision that was taken back, or whose post was deleted, can’t be objected to', async () => {
  const store = await aStore()
  const undone = await aRemovedPost(store)
  await takeBack(store, undone.first, undone.item)
  expect(await object(store, undone.author)).toEqual({ kind: 'over' })
  const deleted = await aRemovedPost(store)
  await deletePost(store, { author: deleted.author, postId: deleted.postId, now: START })
  expect(await object(store, deleted.author)).toEqual({ kind: 'over' })
})

test('taking the decision back ends the objection to it', async () => {
  const store = await aStore()
  const { author, first, item, postId } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  expect((await takeBack(store, first, item)).kind).toBe('undone')
  const appeal = (await itemsOf(store, postId)).find((one) => one.id === itemId)
  expect(appeal?.state).toBe('ended')
  expect((await postOf(store, postId)).state).toBe('visible')
})

test('an answer can be taken back in its time, and the objection waits again', async () => {
  const store = await aStore()
  const { author, postId } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const second = await aModerator(store)
  await decided(store, second, itemId, overturn, after(START, { minutes: 1 }))
  const undone = await takeBack(store, second, itemId, after(START, { minutes: 15 }))
  expect(undone).toEqual({ kind: 'undone', itemId })
  expect((await postOf(store, postId)).state).toBe('removed')
  expect(everything(store).objection).toMatchObject([{ granted: null }])
  expect(await toldTo(store, author.id)).toContain('(objection-granted)')
})

test('words that tell of danger call a professional, who reads them; the objection waits on', async () => {
  const store = await aStore()
  const { author, postId } = await aRemovedPost(store)
  const itemId = await objected(store, author, TEXTS.acute)
  const found = await caseOf(store, postId)
  expect(found).toMatchObject({ level: 'acute', origin: 'objection', account_id: author.id })
  expect(await caseEvents(store, found.id)).toEqual(['opened', 'objected'])
  expect(textOf(store)).toContain(TEXTS.acute)
  const [line] = await openItems(store.read, 'nl', { now: START.getTime(), limit: 5 })
  expect(line).toMatchObject({ id: itemId, level: 'acute' })
})

test('a triage that fails lets the objection in, on top of the queue', async () => {
  const store = await aStore()
  const { author } = await aRemovedPost(store)
  const result = await objectTo(store, {
    actor: author,
    noticeId: await noticeTo(store, author, 'removed'),
    note: 'x',
    now: START,
    triage: () => {
      throw new Error('broken')
    },
  })
  expect(result.kind).toBe('objected')
  expect(everything(store).review_item).toContainEqual(
    expect.objectContaining({ kind: 'appeal', level_rank: -1 }),
  )
})

test('passing it on opens a case and leaves the objection to be answered', async () => {
  const store = await aStore()
  const { author, postId } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const moderator = await aModerator(store)
  expect((await tryToDecide(store, moderator, itemId, escalate)).kind).toBe('passed-on')
  expect(await casesOf(store, postId)).toHaveLength(1)
  await decided(store, moderator, itemId, uphold)
})

test('too long a note is refused, and nothing changes', async () => {
  const store = await aStore()
  const { author } = await aRemovedPost(store)
  const before = everything(store)
  expect(await object(store, author, 'a'.repeat(2_001))).toEqual({ kind: 'wrong' })
  expect(everything(store)).toEqual(before)
})

test('an objection that can’t be written whole is not written at all', async () => {
  const store = await aStore()
  const { author } = await aRemovedPost(store)
  const before = everything(store)
  const mend = breakInserts(store, 'audit')
  await expect(object(store, author, TEXTS.acute)).rejects.toThrow('broken')
  mend()
  expect(everything(store)).toEqual(before)
})

test('her words are hers: in what she can take with her, and gone with the post', async () => {
  const store = await aStore()
  const { author, postId } = await aRemovedPost(store)
  await objected(store, author, 'Het ging over mijn vlierbessen.')
  const own = await readEverything(store, author.id)
  expect(own.objections).toEqual([{ day: '2026-11-24', note: 'Het ging over mijn vlierbessen.' }])
  await deletePost(store, { author, postId, now: START })
  expect(textOf(store)).not.toContain('vlierbessen')
})
