/** Decisions: what each does, and what is told to whom. */
import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { sweepRunOut } from '#db/retention/sweep.ts'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import type { Decision } from '#moderation/decisions/decide.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import {
  approve,
  decided,
  escalate,
  outcome,
  redact,
  remove,
  takeBack,
  tryToDecide,
  work,
} from '../helpers/deeds.ts'
import { caseOf, itemOf, postOf, shownIn, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional, asNow } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, breakInserts, everything, tablesHolding } from '../helpers/store.ts'
import { ADDRESS, TEXTS } from '../helpers/texts.ts'
import { aHeldReply } from '../helpers/held.ts'

const LATER = after(START, { minutes: 14 })

async function found(store: Store, word: string): Promise<string[]> {
  return (await searchPosts(store.read, word, 9)).map((hit) => hit.postId)
}

test.each([
  ['review_event', approve],
  ['decision', approve],
  ['notice', remove()],
  ['audit', remove()],
  ['sealed_text', redact('Iets anders.')],
  ['seal_key', redact('Iets anders.')],
  ['assessment', redact('Iets anders.')],
  ['case', escalate],
  ['case_event', escalate],
] as const)('a decision is carried out whole or not at all: %s', async (table, decision) => {
  const store = await aStore()
  const { itemId } = await aHeldReply(store)
  const moderator = await aModerator(store)
  const before = everything(store)
  const mend = breakInserts(store, table)
  await expect(tryToDecide(store, moderator, itemId, decision)).rejects.toThrow('on purpose')
  mend()
  expect(everything(store)).toEqual(before)
  expect((await tryToDecide(store, moderator, itemId, decision)).kind).toBe('decided')
})

test.each<[string, Decision, string]>([
  ['removing without a reason', remove({ reason: '' }), 'reason'],
  ['removing for a reason that is none', remove({ reason: 'because' }), 'reason'],
  ['redacting without a reason', redact('Iets anders.', { reason: '' }), 'reason'],
  ['redacting to nothing', redact(' '), 'body'],
  ['a message that is too long', remove({ message: 'a'.repeat(2001) }), 'message'],
  ['a long word to who is escalated', { kind: 'escalate', message: 'a'.repeat(2001) }, 'message'],
  ['a long content warning', { kind: 'approve', warning: 'a'.repeat(81) }, 'warning'],
])('%s is refused, and nothing changes', async (_, decision, field) => {
  const store = await aStore()
  const { itemId } = await aHeldReply(store)
  const moderator = await aModerator(store)
  const before = everything(store)
  expect(await tryToDecide(store, moderator, itemId, decision)).toEqual({ kind: 'wrong', field })
  expect(everything(store)).toEqual(before)
})

test('approving shows a post, lets it be found, counts for its newcomer and tells her at once', async () => {
  const store = await aStore()
  const { author, threadId, postId, itemId } = await aHeldReply(store)
  await decided(store, await aModerator(store), itemId, approve)
  expect(await shownIn(store, threadId)).toHaveLength(2)
  expect(await found(store, 'notenboom')).toEqual([postId])
  expect((await asNow(store, author)).approvedPosts).toBe(1)
  expect(await toldTo(store, author.id)).toEqual(['held', 'approved'])
})

test('approving with a content warning puts it on the post, also on one that was shown', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: TEXTS.attention })
  const warning: Decision = { kind: 'approve', warning: ' over  schelden ' }
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, warning)
  expect((await postOf(store, postId)).warning).toBe('over schelden')
  expect(await toldTo(store, author.id)).toEqual(['approved-with-warning'])
})

test('an author is told the reason and the moderator’s own words', async () => {
  const store = await aStore()
  const { author, itemId } = await aHeldReply(store)
  const words = { reason: 'advertising', message: 'Dit is een winkel.' }
  await decided(store, await aModerator(store), itemId, remove(words))
  const [, told] = await store.read
    .selectFrom('notice')
    .selectAll()
    .where('account_id', '=', author.id)
    .orderBy('sequence')
    .execute()
  expect(told).toMatchObject({ kind: 'removed', flagged_by: 'triage', ...words })
})

test('the original of a redacted text is sealed: no moderator reads it, no table holds it', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { itemId, caseId } = await anAcutePost(store, `${TEXTS.acute} ${ADDRESS}`)
  await decided(store, moderator, itemId, redact(`${TEXTS.acute} (adres weg)`))
  expect(tablesHolding(store, 'Lindelaan')).toEqual([])
  const seen = await readItem(store, { itemId, actor: moderator, language: 'nl', now: START })
  expect(JSON.stringify(seen)).not.toContain('Lindelaan')
  expect(seen?.assessment?.text).toContain('(adres weg)')
  const actor = await aProfessional(store)
  const page = await readCase(store, { caseId, actor, now: START })
  expect(page?.assessment?.text).toContain(ADDRESS)
  expect(await audited(store, 'case.read')).toEqual(['case.read'])
})

test('the original is destroyed 24 hours after its case was closed, and not before', async () => {
  const store = await aStore()
  const { postId, itemId, caseId } = await anAcutePost(store, `${TEXTS.acute} ${ADDRESS}`)
  await decided(store, await aModerator(store), itemId, redact(TEXTS.acute))
  await sweep(store, after(START, { days: 20 }))
  const professional = await aProfessional(store)
  const closing = after(START, { days: 20 })
  await work(store, professional, caseId, outcome(), closing)
  const original = async () =>
    (await readCase(store, { caseId, actor: professional, now: closing }))?.original ?? null
  await sweep(store, after(closing, { hours: 23, minutes: 59 }))
  expect(await original()).toContain('Lindelaan')
  await sweep(store, after(closing, { hours: 24 }))
  expect(await original()).toBeNull()
  expect(everything(store).seal_key).toEqual([])
  expect((await caseOf(store, postId)).state).toBe('closed')
})

test('where no case needs it, the original goes with the time for undoing', async () => {
  const store = await aStore()
  const { itemId } = await aHeldReply(store, 'Over haar straat.')
  await decided(store, await aModerator(store), itemId, redact('Iets anders.'))
  await sweep(store, LATER)
  expect(everything(store).sealed_text).toHaveLength(1)
  await sweep(store, after(START, { minutes: 15 }))
  expect(everything(store).sealed_text).toEqual([])
})

async function sweep(store: Store, now: Date): Promise<void> {
  await sweepRunOut(store, { now })
}

test('every decision and undo stands in the audit trail, whose chain holds', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { itemId } = await aHeldReply(store)
  await decided(store, moderator, itemId, remove({ reason: 'hostile' }))
  await takeBack(store, moderator, itemId)
  await decided(store, moderator, itemId, approve)
  expect(await audited(store, 'item.')).toEqual([
    'item.remove: hostile',
    'item.undo: remove',
    'item.approve',
  ])
  expect(await brokenAuditRow(store.read)).toBeNull()
})
