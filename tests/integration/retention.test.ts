import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { keepDraft } from '#db/queries/drafts.ts'
import { searchPosts } from '#db/search.ts'
import { inTransaction } from '#db/store.ts'
import { inviteToTeam } from '#moderation/administration/invite-to-team.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { openItem } from '#moderation/queue/open-item.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { rememberSignIn } from '#moderation/members/sign-in.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import {
  acknowledge,
  approve,
  decided,
  edit,
  outcome,
  redact,
  remove,
  work,
} from '../helpers/deeds.ts'
import { caseEvents, caseOf, itemOf, postOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { rowsIn, sweptAfter, textOf } from '../helpers/retention.ts'
import { anAdministrator, audited, onShift } from '../helpers/staff.ts'
import { aStore } from '../helpers/store.ts'

const CANARY = 'kastanjeboomgaard'

test('a thread goes twelve months after its last post, whole, and not a day before', async () => {
  const store = await aStore()
  const author = await aMember(store)
  await rememberSignIn(store, author.id, after(START, { days: 40 }))
  const first = await place(store, author, { title: CANARY, body: `Ik zit in de ${CANARY}.` })
  await place(store, await aMember(store), {
    threadId: first.threadId,
    quotes: first.postId,
    now: after(START, { days: 10 }),
  })
  // 24 November 2026 and ten days: its last day is 4 December 2027.
  await sweptAfter(store, { days: 375 })
  expect((await postOf(store, first.postId)).markdown).toContain(CANARY)
  expect(await searchPosts(store.read, CANARY, 5)).toHaveLength(1)
  const swept = await sweptAfter(store, { days: 376 })
  expect(swept.thread).toBe(1)
  expect([rowsIn(store, 'thread'), rowsIn(store, 'post')]).toEqual([0, 0])
  expect(await searchPosts(store.read, CANARY, 5)).toEqual([])
  expect(textOf(store)).not.toContain(CANARY)
})

test('the words of a removed post go 30 days after it was taken away; its place stays', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const { postId, author } = await anAcutePost(store)
  const item = await itemOf(store, postId)
  await work(store, await aProfessional(store), (await caseOf(store, postId)).id, outcome())
  await decided(store, moderator, item.id, remove({ reason: 'hostile' }), after(START, { days: 5 }))
  expect(await sweptAfter(store, { days: 34 })).not.toHaveProperty('removal')
  expect((await postOf(store, postId)).markdown).not.toBe('')
  expect(await sweptAfter(store, { days: 35, minutes: 1 })).toMatchObject({ removal: 1 })
  expect(await postOf(store, postId)).toMatchObject({
    state: 'removed',
    markdown: '',
    html: '',
    title: '',
    account_id: author.id,
  })
  // She was told when it was taken away; that its words are gone now is nothing new to tell.
  expect(await toldTo(store, author.id)).not.toContain('ran-out')
})

test('what an open case is about waits for its closing', async () => {
  const store = await aStore()
  const { caseId, itemId, postId } = await anAcutePost(store)
  await decided(store, await aModerator(store), itemId, remove({ reason: 'other' }))
  await sweptAfter(store, { days: 200 })
  expect((await postOf(store, postId)).markdown).not.toBe('')
  expect((await postOf(store, postId)).assessment_id).not.toBeNull()
  await work(store, await aProfessional(store), caseId, outcome(), after(START, { days: 200 }))
  expect(await sweptAfter(store, { days: 201 })).toMatchObject({ removal: 1, assessment: 1 })
  expect(await postOf(store, postId)).toMatchObject({ markdown: '', assessment_id: null })
  expect((await caseOf(store, postId)).outcome).toBe('in-contact')
})

test('a post that waited 30 days and that nobody showed goes, and its author is told', async () => {
  const store = await aStore()
  const author = await aNewcomer(store)
  const { postId, threadId } = await place(store, author, { body: `De ${CANARY}.`, title: CANARY })
  await sweptAfter(store, { days: 30 })
  expect((await postOf(store, postId)).state).toBe('held')
  expect(await sweptAfter(store, { days: 31 })).toMatchObject({ hold: 1 })
  expect(await postOf(store, postId)).toMatchObject({ state: 'removed', markdown: '', title: '' })
  expect((await itemOf(store, postId)).state).toBe('ended')
  expect(await toldTo(store, author.id)).toEqual(['held', 'ran-out'])
  expect(textOf(store)).not.toContain(CANARY)
  expect(threadId).not.toBe('')
})

test('an old post that waits again after a change has its own 30 days', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author)
  const changed = after(START, { days: 100 })
  await edit(store, author, postId, 'Ik woon nu op Lindelaan 12, naast de bakker.', {
    confirm: true,
    now: changed,
  })
  expect((await postOf(store, postId)).state).toBe('held')
  await sweptAfter(store, { days: 129 })
  expect((await postOf(store, postId)).markdown).not.toBe('')
  expect(await sweptAfter(store, { days: 131 })).toMatchObject({ hold: 1 })
})

test('a post that a moderator showed in time stays', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aNewcomer(store))
  const item = await itemOf(store, postId)
  await decided(store, await aModerator(store), item.id, approve, after(START, { days: 29 }))
  await sweptAfter(store, { days: 90 })
  expect((await postOf(store, postId)).markdown).not.toBe('')
})

test('an open objection keeps the words it is about', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aNewcomer(store))
  const item = await itemOf(store, postId)
  await decided(store, await aModerator(store), item.id, remove({ reason: 'other' }))
  await inTransaction(store, (trx) =>
    openItem(trx, {
      kind: 'appeal',
      postId,
      boardId: item.board_id,
      level: 'none',
      triaged: true,
      why: 'flagged',
      now: after(START, { days: 20 }),
    }),
  )
  await sweptAfter(store, { days: 60 })
  expect((await postOf(store, postId)).markdown).not.toBe('')
})

test('an assessment goes after 90 days, and nothing that points to it falls over', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store))
  await sweptAfter(store, { days: 90 })
  expect(rowsIn(store, 'assessment')).toBe(1)
  expect(await sweptAfter(store, { days: 91 })).toMatchObject({ assessment: 1 })
  expect(await postOf(store, postId)).toMatchObject({ state: 'visible', assessment_id: null })
})

test('a closed item goes after six months, with its decision, events and reports', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author)
  const report = { track: 'conduct', reason: 'hostile', note: `de ${CANARY}`, now: START }
  await fileReport(store, { reporter: await aMember(store), postId, ...report })
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, approve)
  // Six months after 24 November is 24 May: 181 days.
  await sweptAfter(store, { days: 180 })
  expect(rowsIn(store, 'review_item')).toBe(1)
  expect(await sweptAfter(store, { days: 181 })).toMatchObject({ review_item: 1 })
  for (const table of ['review_item', 'review_event', 'decision', 'report']) {
    expect(rowsIn(store, table)).toBe(0)
  }
  expect(textOf(store)).not.toContain(CANARY)
  expect((await postOf(store, postId)).state).toBe('visible')
})

test('an open item never goes by time', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store))
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  await fileReport(store, { reporter: await aMember(store), postId, ...report })
  await sweptAfter(store, { days: 360 })
  expect((await itemOf(store, postId)).state).toBe('open')
})

test('a closed case goes after 90 days with its notes and its alarm; an open one never', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const closed = await anAcutePost(store)
  const open = await anAcutePost(store)
  await work(store, professional, closed.caseId, { kind: 'note', note: `de ${CANARY}` })
  await work(store, professional, closed.caseId, outcome())
  await work(store, professional, open.caseId, acknowledge)
  await sweptAfter(store, { days: 89 })
  expect(rowsIn(store, 'case')).toBe(2)
  expect(await sweptAfter(store, { days: 90 })).toMatchObject({ case: 1 })
  expect(rowsIn(store, 'alarm')).toBe(1)
  expect(textOf(store)).not.toContain(CANARY)
  await sweptAfter(store, { days: 1000 })
  expect(rowsIn(store, 'case')).toBe(1)
  expect(await caseEvents(store, open.caseId)).toContain('acknowledge')
})

test('notices go after six months, shifts after 90 days, sign-ins after 30', async () => {
  const store = await aStore()
  const member = await aNewcomer(store)
  await place(store, member)
  await rememberSignIn(store, member.id, START)
  await onShift(store, await aProfessional(store))
  await sweptAfter(store, { days: 30 })
  expect(rowsIn(store, 'sign_in')).toBe(1)
  expect(await sweptAfter(store, { days: 31 })).toMatchObject({ sign_in: 1 })
  // The shift ends four hours after the beginning.
  await sweptAfter(store, { days: 90 })
  expect(rowsIn(store, 'shift')).toBe(1)
  expect(await sweptAfter(store, { days: 90, hours: 4 })).toMatchObject({ shift: 1 })
  await sweptAfter(store, { days: 181 })
  expect(await toldTo(store, member.id)).toEqual(['held', 'ran-out'])
  expect(await sweptAfter(store, { days: 182 })).toMatchObject({ notice: 1 })
  expect(await toldTo(store, member.id)).toEqual(['ran-out'])
})

test('what ends by the minute ends: drafts, links for staff, claims, keys of forms', async () => {
  const store = await aStore()
  const member = await aNewcomer(store)
  await inTransaction(store, (trx) =>
    keepDraft(trx, { accountId: member.id, content: { body: 'x' }, now: START }),
  )
  await inviteToTeam(store, { actor: await anAdministrator(store), now: START, role: 'moderator' })
  const { postId } = await place(store, member, { key: 'een-sleutel' })
  const item = await itemOf(store, postId)
  await claimItem(store, { actor: await aModerator(store), itemId: item.id, now: START })
  expect(await sweptAfter(store, { minutes: 9 })).toEqual({})
  expect(await sweptAfter(store, { minutes: 10 })).toEqual({ 'review_item.claimed_by': 1 })
  expect((await itemOf(store, postId)).claimed_by).toBeNull()
  expect(await sweptAfter(store, { hours: 23 })).toEqual({})
  expect(await sweptAfter(store, { hours: 24 })).toEqual({ draft: 1 })
  expect(await sweptAfter(store, { days: 2 })).toEqual({ 'post.submission_key': 1 })
  expect(await sweptAfter(store, { days: 7 })).toEqual({ invitation: 1 })
})

test('once it can’t be undone, nothing remembers how a post was', async () => {
  const store = await aStore()
  const { itemId } = await anAcutePost(store)
  await decided(store, await aModerator(store), itemId, redact('Zonder adres.'))
  expect(await sweptAfter(store, { minutes: 14 })).toEqual({})
  expect(await sweptAfter(store, { minutes: 15 })).toEqual({ 'decision.before': 1 })
})

test('the audit trail goes after 24 months, and what is left of its chain still holds', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const early = await place(store, author)
  const later = after(START, { days: 400 })
  const second = await place(store, author, { now: later })
  await deletePost(store, { author, postId: second.postId, now: later })
  expect(early.postId).not.toBe('')
  const swept = await sweptAfter(store, { days: 800 })
  expect(swept.audit).toBe(1)
  expect((await audited(store)).slice(0, 2)).toEqual(['post.visible: none', 'post.delete'])
  expect(await brokenAuditRow(store.read)).toBeNull()
})
