import { expect, test } from 'vitest'
import { openItems } from '#db/queries/review-items.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { readEverything } from '#moderation/members/read-everything.ts'
import { objectTo } from '#moderation/objections/object.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { START } from '../helpers/clock.ts'
import { decided, escalate, takeBack, tryToDecide } from '../helpers/deeds.ts'
import { caseEvents, caseOf, casesOf, itemsOf, postOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { textOf } from '../helpers/retention.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, breakInserts, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import {
  WORDS,
  uphold,
  overturn,
  noticeTo,
  aRemovedPost,
  object,
  objected,
} from '../helpers/objecting.ts'

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
