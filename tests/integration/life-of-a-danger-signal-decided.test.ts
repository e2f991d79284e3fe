/** Walks docs/decisions/0001 by what moderators do with a danger signal. */
import { describe, expect, test } from 'vitest'
import { readCase } from '#moderation/cases/read-case.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, escalate, redact, remove, takeBack } from '../helpers/deeds.ts'
import { caseOf, fourOf, itemOf, postOf, queueAt } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore } from '../helpers/store.ts'
import { ADDRESS, TEXTS } from '../helpers/texts.ts'
import { anAcutePost } from '../helpers/acute.ts'

const CARED_FOR = { cases: ['open acute'], alarms: ['ringing'] }

describe('approved', () => {
  test('shows the post at its place and leaves the case ringing', async () => {
    const store = await aStore()
    const { postId, itemId } = await anAcutePost(store)
    await decided(store, await aModerator(store), itemId, approve)
    expect(await fourOf(store, postId)).toEqual({
      ...CARED_FOR,
      post: 'visible',
      items: ['triage decided acute'],
    })
    expect((await postOf(store, postId)).place).toBe(1)
  })
})

describe('redacted', () => {
  test('shows the redacted words; the original stays readable to the case’s professional', async () => {
    const store = await aStore()
    const { postId, itemId, caseId } = await anAcutePost(store, `${TEXTS.acute} ${ADDRESS}`)
    await decided(store, await aModerator(store), itemId, redact(TEXTS.acute))
    expect(await fourOf(store, postId)).toEqual({
      ...CARED_FOR,
      post: 'visible',
      items: ['triage decided acute'],
    })
    expect((await postOf(store, postId)).html).not.toContain('Lindelaan')
    const page = await readCase(store, { caseId, actor: await aProfessional(store), now: START })
    expect(page?.original).toContain('Lindelaan')
  })
})

describe('removed', () => {
  test('takes the post from the board and leaves the case ringing, its words readable there', async () => {
    const store = await aStore()
    const { postId, itemId, caseId } = await anAcutePost(store)
    await decided(store, await aModerator(store), itemId, remove())
    expect(await fourOf(store, postId)).toEqual({
      ...CARED_FOR,
      post: 'removed',
      items: ['triage decided acute'],
    })
    const page = await readCase(store, { caseId, actor: await aProfessional(store), now: START })
    expect(page?.assessment?.text).toContain(TEXTS.acute)
  })
})

describe('escalated', () => {
  test('opens a case where there was none', async () => {
    const store = await aStore()
    const { postId } = await place(store, await aMember(store), { body: TEXTS.attention })
    const before = await fourOf(store, postId)
    await decided(store, await aModerator(store), (await itemOf(store, postId)).id, escalate)
    expect(await fourOf(store, postId)).toEqual({
      ...before,
      items: ['triage decided attention'],
      cases: ['open urgent'],
    })
    expect((await caseOf(store, postId)).origin).toBe('escalation')
  })

  test('keeps the open case, at the higher level, and does not quieten its alarm', async () => {
    const store = await aStore()
    const { postId, itemId, caseId } = await anAcutePost(store)
    await decided(store, await aModerator(store), itemId, escalate)
    expect(await fourOf(store, postId)).toEqual({
      ...CARED_FOR,
      post: 'held',
      items: ['triage decided acute'],
    })
    expect((await caseOf(store, postId)).id).toBe(caseId)
  })
})

describe('decision undone (≤ 15 min, and nothing came after it: no edit, no other decision)', () => {
  test.each([
    ['an approval', approve],
    ['a redaction', redact('Iets anders.')],
    ['a removal', remove()],
    ['an escalation', escalate],
  ])('%s: all four are what they were, the item open again', async (_, decision) => {
    const store = await aStore()
    const { postId, itemId } = await anAcutePost(store)
    const moderator = await aModerator(store)
    const before = [await fourOf(store, postId), (await postOf(store, postId)).markdown]
    await decided(store, moderator, itemId, decision)
    const result = await takeBack(store, moderator, itemId, after(START, { minutes: 14 }))
    expect(result).toEqual({ kind: 'undone', itemId })
    expect([await fourOf(store, postId), (await postOf(store, postId)).markdown]).toEqual(before)
  })

  test('a case that an escalation opened stays: a person was called', async () => {
    const store = await aStore()
    const { postId } = await place(store, await aMember(store), { body: TEXTS.attention })
    const moderator = await aModerator(store)
    const { id } = await itemOf(store, postId)
    await decided(store, moderator, id, escalate)
    await takeBack(store, moderator, id)
    expect(await fourOf(store, postId)).toMatchObject({
      items: ['triage open attention'],
      cases: ['open urgent'],
    })
  })
})

describe('claim runs out', () => {
  test('the item is free again, and nothing else changes', async () => {
    const store = await aStore()
    const { postId, itemId } = await anAcutePost(store)
    const before = await fourOf(store, postId)
    await claimItem(store, { actor: await aModerator(store), itemId, now: START })
    expect(await queueAt(store, after(START, { minutes: 9 }), { unclaimed: true })).toEqual([])
    expect(await queueAt(store, after(START, { minutes: 10 }), { unclaimed: true })).toEqual([
      postId,
    ])
    expect(await fourOf(store, postId)).toEqual(before)
  })
})
