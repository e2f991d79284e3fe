/** What colleagues leave for each other: a note until the next shift is over, a talk that leaves no trace. */
import { expect, test } from 'vitest'
import { insertShift } from '#db/queries/shifts.ts'
import { sweepRunOut } from '#db/retention/sweep.ts'
import { inTransaction } from '#db/store.ts'
import { askForTalk, endTalk, takeTalk } from '#moderation/colleagues/debrief.ts'
import { leaveHandover } from '#moderation/colleagues/handover.ts'
import { readDesk } from '#moderation/colleagues/read-desk.ts'
import { after, START } from '../helpers/clock.ts'
import { acknowledge, approve, decided, escalate, outcome, work } from '../helpers/deeds.ts'
import { caseOf, itemOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { rowsIn } from '../helpers/retention.ts'
import { anAdministrator } from '../helpers/staff.ts'
import { aStore } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

test('a note for who comes next is there until their shift is over, and then gone', async () => {
  const store = await aStore()
  const [one, other] = [await aModerator(store), await aModerator(store)]
  const begins = after(now, { hours: 3 }).getTime()
  const ends = after(now, { hours: 11 })
  const professional = await aProfessional(store)
  await inTransaction(store, (trx) =>
    insertShift(trx, {
      id: 'next',
      account_id: professional.id,
      tier: 1,
      starts_at: begins,
      ends_at: ends.getTime(),
    }),
  )
  const note = 'Er liggen twee bezwaren; Noor kijkt ernaar.'
  expect((await leaveHandover(store, { actor: one, note, now })).kind).toBe('left')
  const { handovers } = await readDesk(store, { actor: other, now })
  expect(handovers).toMatchObject([{ name: one.pseudonym, note }])
  const over = await readDesk(store, { actor: other, now: ends })
  expect(over.handovers).toEqual([])
  await sweepRunOut(store, { now: ends })
  expect(rowsIn(store, 'handover')).toBe(0)
})

test('without a rota a note stays a day; an empty or endless one is not left', async () => {
  const store = await aStore()
  const actor = await aModerator(store)
  const kinds = await Promise.all(
    ['  ', 'x'.repeat(2_001)].map(
      async (note) => (await leaveHandover(store, { actor, note, now })).kind,
    ),
  )
  expect(kinds).toEqual(['empty', 'too-long'])
  const member = await aMember(store)
  expect((await leaveHandover(store, { actor: member, note: 'x', now })).kind).toBe('not-allowed')
  await leaveHandover(store, { actor, note: 'Rustige avond.', now })
  const there = async (hours: number) =>
    (await readDesk(store, { actor, now: after(now, { hours }) })).handovers.length
  expect([await there(23), await there(24)]).toEqual([1, 0])
})

test('a talk is asked of colleagues, taken by one, and gone after it', async () => {
  const store = await aStore()
  const [one, two, three] = [
    await aModerator(store),
    await aModerator(store),
    await aProfessional(store),
  ]
  const administrator = await anAdministrator(store)
  await askForTalk(store, { actor: one, whom: 'colleague', now })
  const asks = async (actor = two) => (await readDesk(store, { actor, now })).talks
  expect(await asks()).toMatchObject([{ name: one.pseudonym, taken_by: null }])
  const accountId = one.id
  expect((await takeTalk(store, { actor: one, accountId })).kind).toBe('not-allowed')
  expect((await takeTalk(store, { actor: administrator, accountId })).kind).toBe('not-allowed')
  expect((await takeTalk(store, { actor: two, accountId })).kind).toBe('done')
  expect((await takeTalk(store, { actor: three, accountId })).kind).toBe('taken')
  expect(await asks(one)).toMatchObject([{ takenByName: two.pseudonym }])
  expect((await endTalk(store, { actor: three, accountId })).kind).toBe('not-allowed')
  expect((await endTalk(store, { actor: two, accountId })).kind).toBe('done')
  expect(rowsIn(store, 'debrief')).toBe(0)
  expect((await endTalk(store, { actor: one, accountId })).kind).toBe('gone')
})

test('what is asked of the coordinator no colleague sees, and the coordinator takes it', async () => {
  const store = await aStore()
  const [one, two] = [await aModerator(store), await aModerator(store)]
  expect((await askForTalk(store, { actor: one, whom: 'boss', now })).kind).toBe('wrong')
  await askForTalk(store, { actor: one, whom: 'coordinator', now })
  expect((await readDesk(store, { actor: two, now })).talks).toEqual([])
  expect((await takeTalk(store, { actor: two, accountId: one.id })).kind).toBe('not-allowed')
  const actor = await anAdministrator(store)
  expect((await takeTalk(store, { actor, accountId: one.id })).kind).toBe('done')
  await endTalk(store, { actor: one, accountId: one.id })
  expect(rowsIn(store, 'debrief')).toBe(0)
})

test('who handed something on hears how far it is, in one line and without a word of it', async () => {
  const store = await aStore()
  const [one, two] = [await aModerator(store), await aModerator(store)]
  const professional = await aProfessional(store)
  const { postId } = await place(store, await aNewcomer(store), { body: TEXTS.attention })
  await decided(store, one, (await itemOf(store, postId)).id, escalate)
  const calm = await place(store, await aNewcomer(store))
  await decided(store, one, (await itemOf(store, calm.postId)).id, approve)
  const caseId = (await caseOf(store, postId)).id
  const line = async (actor = one, at = now) =>
    (await readDesk(store, { actor, now: at })).handedOn.map((handed) => handed.state)
  expect(await line()).toEqual(['waits'])
  await work(store, professional, caseId, acknowledge)
  expect(await line()).toEqual(['taken'])
  await work(store, professional, caseId, { kind: 'contact', note: '' })
  expect(await line()).toEqual(['in-contact'])
  await work(store, professional, caseId, outcome())
  expect(await line()).toEqual(['closed'])
  expect(await line(two)).toEqual([])
  expect(await line(one, after(now, { days: 8 }))).toEqual([])
})
