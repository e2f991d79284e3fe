import { expect, test } from 'vitest'
import { noticesOf } from '#db/queries/notices.ts'
import { searchPosts } from '#db/search.ts'
import type { Decision } from '#moderation/decisions/decide.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import {
  approve,
  decided,
  redact,
  remove,
  takeBack,
  tryToDecide,
  work,
  outcome,
} from '../helpers/deeds.ts'
import { caseOf, itemsOf, postOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional, asNow } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { sweptAfter } from '../helpers/retention.ts'
import { aStore, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import {
  WORDS,
  uphold,
  overturn,
  aRemovedPost,
  openItemOf,
  objected,
} from '../helpers/objecting.ts'

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
