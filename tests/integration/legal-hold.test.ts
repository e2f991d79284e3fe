/** The sweep can be stopped for one case, by two people and for some time; an erasure by the member never. */
import { expect, test } from 'vitest'
import { eventsOfCase, findCase } from '#db/queries/cases.ts'
import { legalHolds } from '#db/queries/legal-holds.ts'
import { standings } from '#db/retention/standings.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { confirmHold, endHold, latestHoldDay, proposeHold } from '#moderation/cases/legal-hold.ts'
import { takeAccountAway } from '#moderation/members/erase-account.ts'
import { readKept } from '#moderation/figures/kept.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { register } from '#scripts/privacy/register.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { after, START } from '../helpers/clock.ts'
import { decided, outcome, redact, work } from '../helpers/deeds.ts'
import { caseEvents, postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { rowsIn, sweptAfter, textOf } from '../helpers/retention.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, everything, folderOf } from '../helpers/store.ts'

const CANARY = 'zwvrtplkmnbdfghjkq'
const UNTIL = '2027-05-20'

/** Proposes a hold of a case and lets somebody else confirm it. */
async function stop(store: Store, caseId: string, by: Actor, confirmer: Actor, until = UNTIL) {
  const at = { actor: by, caseId, now: START }
  expect(await proposeHold(store, { ...at, reason: 'complaint', until })).toEqual({ kind: 'done' })
  const [hold] = (await legalHolds(store.read, { today: '2026-11-24', caseId })).filter(
    ({ confirmed }) => !confirmed,
  )
  const holdId = hold?.id ?? ''
  const done = await confirmHold(store, { actor: confirmer, holdId, now: START })
  expect(done).toEqual({ kind: 'done' })
  return holdId
}

/** A closed case with an original, a note and an item, and a colleague. */
async function aClosedCase(store: Store) {
  const acute = await anAcutePost(
    store,
    `Hij heeft vannacht mijn keel dichtgeknepen bij ${CANARY}.`,
  )
  const [professional, colleague] = [await aProfessional(store), await aProfessional(store)]
  await decided(store, await aModerator(store), acute.itemId, redact('Zonder plek.'))
  await work(store, professional, acute.caseId, { kind: 'note', note: `Zij noemt ${CANARY}.` })
  await work(store, professional, acute.caseId, outcome('in-contact'))
  return { ...acute, professional, colleague }
}

/** What was noted in a case, opened. */
async function notesOf(store: Store, caseId: string): Promise<string[]> {
  const notes = (await eventsOfCase(store.read, caseId)).map(({ note }) => note)
  return notes.filter((note) => note !== '')
}

test('under a legal hold the case stays with its notes, post, item, original and reading; on its last day all goes', async () => {
  const store = await aStore()
  const { caseId, colleague, itemId, postId, professional } = await aClosedCase(store)
  const before = (await caseEvents(store, caseId)).length
  await stop(store, caseId, professional, colleague)
  expect(await caseEvents(store, caseId)).toHaveLength(before + 2)
  const tables = ['case', 'case_key', 'sealed_text', 'seal_key', 'legal_hold', 'case_event']
  const counts = tables.map((table) => rowsIn(store, table))
  for (const days of [2, 40, 100, 177]) await sweptAfter(store, { days })
  expect(tables.map((table) => rowsIn(store, table))).toEqual(counts)
  expect(await notesOf(store, caseId)).toEqual([`Zij noemt ${CANARY}.`])
  expect((await postOf(store, postId)).markdown).not.toBe('')
  const items = everything(store).review_item as Array<{ id: string }>
  expect(items.some(({ id }) => id === itemId)).toBe(true)
  expect(rowsIn(store, 'assessment')).toBeGreaterThan(0)
  expect(
    (await standings(store.read, after(START, { days: 177 }))).filter((one) => one.behind),
  ).toEqual([])
  // 24 November and 178 days: the day after 20 May.
  await sweptAfter(store, { days: 178 })
  expect([
    rowsIn(store, 'case'),
    rowsIn(store, 'sealed_text'),
    rowsIn(store, 'legal_hold'),
  ]).toEqual([0, 0, 0])
})

test('a conversation stays with its case, and another case is swept as ever', async () => {
  const store = await aStore()
  const [professional, colleague] = [await aProfessional(store), await aProfessional(store)]
  const ids: string[] = []
  for (const author of [await aMember(store), await aMember(store)]) {
    const asked = await askProfessional(store, {
      author,
      body: 'Mag ik iets vragen?',
      reply: true,
      now: START,
    })
    if (asked.kind !== 'asked') throw new Error(asked.kind)
  }
  for (const { id } of await store.read.selectFrom('case').select('id').execute()) {
    ids.push(id)
    await work(store, professional, id, outcome('in-contact'))
  }
  await stop(store, ids[0] ?? '', professional, colleague)
  await sweptAfter(store, { days: 100 })
  const left = everything(store).conversation as Array<{ case_id: string }>
  expect(left.map((one) => one.case_id)).toEqual([ids[0]])
  expect(rowsIn(store, 'case')).toBe(1)
})

test('a thread goes without the post of the case, which nobody sees there; the rest goes with the hold', async () => {
  const store = await aStore()
  const { caseId, colleague, postId, professional } = await aClosedCase(store)
  const { thread_id: threadId } = await postOf(store, postId)
  await place(store, await aMember(store), { threadId, body: `Ook in ${CANARY} geweest.` })
  await stop(store, caseId, professional, colleague)
  // The longest a hold lasts is shorter than a thread: this one was proposed again.
  store.sqlite.exec(`UPDATE legal_hold SET until_day = '2028-06-01'`)
  await sweptAfter(store, { days: 400 })
  await sweptAfter(store, { days: 401 })
  expect([rowsIn(store, 'thread'), rowsIn(store, 'post')]).toEqual([1, 1])
  expect(everything(store).thread?.[0]).toMatchObject({ state: 'removed' })
  expect(
    (await standings(store.read, after(START, { days: 404 }))).filter((one) => one.behind),
  ).toEqual([])
  await sweptAfter(store, { days: 600 })
  expect([rowsIn(store, 'thread'), rowsIn(store, 'post')]).toEqual([0, 0])
})

test('a member’s erasure takes her words, hold or not; the case stays as a level', async () => {
  const store = await aStore()
  const { author, caseId, colleague, postId, professional } = await aClosedCase(store)
  await stop(store, caseId, professional, colleague)
  expect(await notesOf(store, caseId)).toEqual([`Zij noemt ${CANARY}.`])
  await inTransaction(store, (trx) => takeAccountAway(trx, author.id, START))
  expect(await notesOf(store, caseId)).toEqual([])
  expect(textOf(store)).not.toContain(CANARY)
  expect(await postOf(store, postId)).toMatchObject({ markdown: '', account_id: null })
  expect([rowsIn(store, 'sealed_text'), rowsIn(store, 'seal_key')]).toEqual([0, 0])
  expect(await findCase(store.read, caseId)).toMatchObject({ erased: 1, account_id: null })
  await sweptAfter(store, { days: 177 })
  expect(await findCase(store.read, caseId)).toBeDefined()
})

test('one person alone stops nothing: not who proposed it, not who may see no cases', async () => {
  const store = await aStore()
  const { caseId, professional } = await aClosedCase(store)
  const at = { actor: professional, caseId, now: START }
  await proposeHold(store, { ...at, reason: 'court', until: UNTIL })
  const [hold] = await legalHolds(store.read, { today: '2026-11-24' })
  const holdId = hold?.id ?? ''
  for (const actor of [professional, await aModerator(store), await aMember(store)]) {
    expect(await confirmHold(store, { actor, holdId, now: START })).toEqual({ kind: 'not-allowed' })
  }
  expect(await proposeHold(store, { ...at, reason: 'court', until: UNTIL })).toMatchObject({
    field: 'hold',
  })
  const late = after(START, { days: 178 })
  const actor = await anAdministrator(store)
  expect(await confirmHold(store, { actor, holdId, now: late })).toEqual({ kind: 'not-found' })
  await sweptAfter(store, { days: 91 })
  expect([rowsIn(store, 'case'), rowsIn(store, 'legal_hold')]).toEqual([0, 0])
})

test.each([
  ['no reason', { reason: 'because', until: UNTIL }, 'hold-reason'],
  ['today', { reason: 'court', until: '2026-11-24' }, 'hold-until'],
  ['more than half a year', { reason: 'court', until: '2027-05-25' }, 'hold-until'],
  ['no day', { reason: 'court', until: 'ooit' }, 'hold-until'],
])('a proposal with %s is refused', async (_, wish, field) => {
  const store = await aStore()
  const { caseId } = await anAcutePost(store)
  const at = { actor: await aProfessional(store), caseId, now: START }
  expect(await proposeHold(store, { ...at, ...wish })).toEqual({ kind: 'wrong', field })
  expect(rowsIn(store, 'legal_hold')).toBe(0)
  for (const actor of [await aModerator(store), await anAdministrator(store)]) {
    const refused = await proposeHold(store, { ...at, actor, reason: 'court', until: UNTIL })
    expect(refused).toEqual({ kind: 'not-allowed' })
  }
})

test('half a year is half a year at the end of a month too', () => {
  expect(latestHoldDay('2026-11-24')).toBe('2027-05-24')
  expect(latestHoldDay('2026-08-31')).toBe('2027-02-28')
})

test('it can be renewed by two, ended by one, is in the trail, the figures and the register', async () => {
  const store = await aStore()
  const { caseId, colleague, professional } = await aClosedCase(store)
  const administrator = await anAdministrator(store)
  await stop(store, caseId, professional, colleague, '2026-12-24')
  const second = await stop(store, caseId, colleague, administrator)
  expect(rowsIn(store, 'legal_hold')).toBe(1)
  expect((await readKept(store.read, START)).stopped).toEqual({ cases: 1, until: UNTIL })
  expect(await register(folderOf(store), START)).toContain(
    `voor 1 zaak, tot en met uiterlijk ${UNTIL}`,
  )
  const ended = await endHold(store, { actor: professional, caseId, now: START, holdId: second })
  expect(ended).toEqual({ kind: 'done' })
  expect((await readKept(store.read, START)).stopped).toEqual({ cases: 0, until: null })
  expect(await audited(store, 'case.hold')).toEqual([
    'case.hold-proposed: complaint until 2026-12-24',
    'case.hold-confirmed: complaint until 2026-12-24',
    `case.hold-proposed: complaint until ${UNTIL}`,
    `case.hold-confirmed: complaint until ${UNTIL}`,
    'case.hold-ended',
  ])
  await sweptAfter(store, { days: 91 })
  expect(rowsIn(store, 'case')).toBe(0)
})
