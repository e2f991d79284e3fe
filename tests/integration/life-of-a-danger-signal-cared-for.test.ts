/** Walks docs/decisions/0001 by what professionals, time and faults do with a danger signal. */
import { describe, expect, test } from 'vitest'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import { afterPlacing } from '#moderation/intake/after-placing.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { after, START } from '../helpers/clock.ts'
import { acknowledge, decided, escalate, outcome, ringings, work } from '../helpers/deeds.ts'
import { alarmOf, caseEvents, caseOf, fourOf, postOf, queueAt, toldTo } from '../helpers/looking.ts'
import {
  aMember,
  aMemberWith,
  aModerator,
  aNewcomer,
  aProfessional,
  PASSPHRASE,
} from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { onShift } from '../helpers/staff.ts'
import { aStore, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { anAcutePost } from '../helpers/acute.ts'

const CARED_FOR = { cases: ['open acute'], alarms: ['ringing'] }

describe('acknowledged', () => {
  test('the case has its professional and is quiet for 15 minutes, then it rings again', async () => {
    const store = await aStore()
    const { author, postId, caseId } = await anAcutePost(store)
    const before = await fourOf(store, postId)
    const professional = await aProfessional(store)
    expect(await work(store, professional, caseId, acknowledge)).toEqual({ kind: 'done' })
    expect(await fourOf(store, postId)).toEqual({ ...before, alarms: ['quiet'] })
    expect((await caseOf(store, postId)).acknowledged_by).toBe(professional.id)
    expect(await toldTo(store, author.id)).toEqual(['held', 'case-taken'])
    expect(await ringings(store, after(START, { minutes: 14, seconds: 59 }))).toEqual([])
    expect(await ringings(store, after(START, { minutes: 15 }))).toEqual([caseId])
    expect((await alarmOf(store, caseId))?.state).toBe('ringing')
  })

  test('can be done again by the same professional when it rings again', async () => {
    const store = await aStore()
    const { author, caseId } = await anAcutePost(store)
    const professional = await aProfessional(store)
    await work(store, professional, caseId, acknowledge)
    const later = after(START, { minutes: 16 })
    await ringings(store, later)
    expect(await work(store, professional, caseId, acknowledge, later)).toEqual({ kind: 'done' })
    expect((await alarmOf(store, caseId))?.state).toBe('quiet')
    expect(await toldTo(store, author.id)).toEqual(['held', 'case-taken'])
    expect(await ringings(store, after(later, { minutes: 15 }))).toEqual([caseId])
  })
})

describe('contact, note', () => {
  test.each(['note', 'contact'] as const)('a %s keeps the alarm quiet', async (kind) => {
    const store = await aStore()
    const { postId, caseId } = await anAcutePost(store)
    const professional = await aProfessional(store)
    await work(store, professional, caseId, acknowledge)
    const before = await fourOf(store, postId)
    await work(store, professional, caseId, { kind, note: 'Gebeld.' }, after(START, { minutes: 5 }))
    expect(await ringings(store, after(START, { hours: 3 }))).toEqual([])
    expect(await fourOf(store, postId)).toEqual(before)
    expect(await caseEvents(store, caseId)).toEqual(['opened', 'acknowledge', kind])
  })

  test('no note ends an alarm that still rings', async () => {
    const store = await aStore()
    const { caseId } = await anAcutePost(store)
    await work(store, await aProfessional(store), caseId, { kind: 'note', note: 'Ik lees mee.' })
    expect((await alarmOf(store, caseId))?.state).toBe('ringing')
  })
})

describe('outcome', () => {
  test('closes the case and ends the alarm; the post and its open item stay', async () => {
    const store = await aStore()
    const { postId, caseId } = await anAcutePost(store)
    const before = await fourOf(store, postId)
    await work(store, await aProfessional(store), caseId, outcome())
    expect(await fourOf(store, postId)).toEqual({
      ...before,
      cases: ['closed acute'],
      alarms: ['ended'],
    })
    expect(await ringings(store, after(START, { days: 1 }))).toEqual([])
  })

  test('a post that is still held with nobody’s item open comes back to the queue', async () => {
    const store = await aStore()
    const { postId, itemId, caseId } = await anAcutePost(store)
    await decided(store, await aModerator(store), itemId, escalate)
    await work(store, await aProfessional(store), caseId, outcome())
    expect(await fourOf(store, postId)).toMatchObject({
      post: 'held',
      items: ['triage decided acute', 'triage open attention'],
    })
  })
})

describe('account erased', () => {
  test('takes text and pseudonym; the case keeps level, signals and due time, and rings on', async () => {
    const store = await aStore()
    const author = await aMemberWith(store, PASSPHRASE)
    const { postId } = await place(store, author, { body: TEXTS.acute })
    const before = await caseOf(store, postId)
    await eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now: START })
    expect(await fourOf(store, postId)).toEqual({
      ...CARED_FOR,
      post: 'removed',
      items: ['triage ended acute'],
    })
    const { markdown, html, title, name } = await postOf(store, postId)
    expect({ markdown, html, title, name }).toEqual({
      markdown: '',
      html: '',
      title: '',
      name: null,
    })
    const found = await caseOf(store, postId)
    expect(found).toMatchObject({ erased: 1, level: before.level, due_at: before.due_at })
    const page = await readCase(store, {
      caseId: found.id,
      actor: await aProfessional(store),
      now: START,
    })
    expect(page?.assessment?.signals).toContain('strangulation')
    expect(await caseEvents(store, found.id)).toContain('author-erased')
    expect(await ringings(store, START)).toEqual([found.id])
  })
})

describe('held too long', () => {
  test('is overdue and shown on top: under what is acute, before what is in time', async () => {
    const store = await aStore()
    const held = await place(store, await aNewcomer(store))
    const later = after(START, { hours: 13 })
    const urgent = await place(store, await aMember(store), { body: TEXTS.urgent, now: later })
    const acute = await place(store, await aMember(store), { body: TEXTS.acute, now: later })
    const before = await fourOf(store, held.postId)
    expect(await queueAt(store, START)).toEqual([acute.postId, urgent.postId, held.postId])
    expect(await queueAt(store, later)).toEqual([acute.postId, held.postId, urgent.postId])
    expect(await fourOf(store, held.postId)).toEqual(before)
  })
})

describe('process killed', () => {
  test('all four stand for who opens the store again, and the next loop takes the lease', async () => {
    const store = await aStore()
    const { postId, caseId } = await anAcutePost(store)
    const before = await fourOf(store, postId)
    const dying = deliverAlarms(store, {
      by: 'dying',
      now: START,
      send: () => new Promise(() => {}),
    })
    void dying
    const next = await openAgain(folderOf(store))
    await expect.poll(async () => (await alarmOf(next, caseId))?.lease_by).toBe('dying')
    expect(await fourOf(next, postId)).toEqual(before)
    expect(await ringings(next, after(START, { seconds: 9 }), 'next')).toEqual([])
    expect(await ringings(next, after(START, { seconds: 10 }), 'next')).toEqual([caseId])
  })
})

describe('nobody on call', () => {
  test('the author is told so, and the alarm keeps ringing', async () => {
    const store = await aStore()
    const { author, postId, caseId } = await anAcutePost(store)
    const told = async () => await afterPlacing(store, { postId, authorId: author.id, now: START })
    expect((await told())?.care?.onCall).toBe(false)
    expect(await ringings(store, START)).toEqual([caseId])
    expect(await ringings(store, after(START, { seconds: 20 }))).toEqual([caseId])
    await onShift(store, await aProfessional(store))
    expect((await told())?.care?.onCall).toBe(true)
  })
})
