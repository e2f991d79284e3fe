import { expect, test } from 'vitest'
import { somebodyOnCall, shiftsAt } from '#db/queries/shifts.ts'
import { listStaff } from '#db/queries/staff.ts'
import type { Store } from '#db/store.ts'
import { makeSessions } from '#app/auth/sessions.ts'
import { inviteToTeam } from '#moderation/administration/invite-to-team.ts'
import { addShift, readRota, removeShift } from '#moderation/administration/shifts.ts'
import { stopService } from '#moderation/administration/stop-service.ts'
import { setAlarmWay } from '#moderation/alarms/ways.ts'
import { deliverAlarms } from '#moderation/alarms/deliver-alarms.ts'
import { workOnCase } from '#moderation/cases/work-on-case.ts'
import { invitationRole } from '#moderation/members/invite.ts'
import { after, START } from '../helpers/clock.ts'
import { alarmOf, caseEvents, caseOf } from '../helpers/looking.ts'
import { aMember, aModerator, aPerson, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited, heardTest, onShift, withSecondStep } from '../helpers/staff.ts'
import { aStore, breakInserts, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

// 24 November 2026, 15:07 in the Netherlands.
const now = START

const SHIFT = { tier: '1', from: '2026-11-24T18:00', to: '2026-11-25T08:00' }

async function shiftCount(store: Store): Promise<number> {
  return (await readRota(store.read, now)).shifts.length
}

test('a shift is on when its Dutch hours say so, and audited without a name', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const professional = await aProfessional(store)
  const adding = { actor, now, accountId: professional.id, ...SHIFT }
  expect(await addShift(store, adding)).toEqual({ kind: 'added' })
  const begin = Date.parse('2026-11-24T17:00:00Z')
  expect(await somebodyOnCall(store.read, begin)).toBe(false)
  await heardTest(store, professional, now)
  expect(await somebodyOnCall(store.read, begin - 1)).toBe(false)
  expect(await somebodyOnCall(store.read, begin)).toBe(true)
  expect(await somebodyOnCall(store.read, Date.parse('2026-11-25T07:00:00Z'))).toBe(false)
  expect(await audited(store, 'shift')).toEqual(['shift.add: 1'])
})

test('a night on which the clock goes back is covered whole', async () => {
  const store = await aStore()
  const at = new Date('2026-10-24T12:00:00Z')
  const actor = await anAdministrator(store)
  const professional = await aProfessional(store)
  const accountId = professional.id
  await heardTest(store, professional, new Date('2026-10-24T18:00:00Z'))
  const early = { from: '2026-10-24T22:00', to: '2026-10-25T02:30' }
  const late = { from: '2026-10-25T02:30', to: '2026-10-25T08:00' }
  for (const night of [early, late]) {
    const adding = { actor, now: at, accountId, tier: '1', ...night }
    expect(await addShift(store, adding)).toEqual({ kind: 'added' })
  }
  for (let hour = 20; hour < 31; hour += 0.25) {
    const moment = Date.parse('2026-10-24T00:00:00Z') + hour * 3_600_000
    expect(await somebodyOnCall(store.read, moment)).toBe(true)
  }
})

test.each([
  ['an unknown tier', { tier: '4' }, ['tier']],
  ['no beginning', { from: '' }, ['from']],
  ['no end', { to: '' }, ['to']],
  ['an end before its beginning', { to: '2026-11-24T17:59' }, ['to']],
  ['no length', { to: SHIFT.from }, ['to']],
  ['an end in the past', { from: '2026-11-23T18:00', to: '2026-11-24T15:07' }, ['to']],
  ['more than a week', { to: '2026-12-01T18:01' }, ['to']],
  ['nothing right', { tier: 'x', from: 'x', to: 'x' }, ['tier', 'from', 'to']],
])('a shift with %s is refused', async (_, wrong, fields) => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const accountId = (await aProfessional(store)).id
  const before = everything(store)
  expect(await addShift(store, { actor, now, accountId, ...SHIFT, ...wrong })).toEqual({
    kind: 'wrong',
    fields,
  })
  expect(everything(store)).toEqual(before)
})

test.each(['member', 'moderator', 'administrator'] as const)(
  'a shift of a %s is refused: nobody but a professional is called',
  async (role) => {
    const store = await aStore()
    const actor = await anAdministrator(store)
    const accountId = (await aPerson(store, { role })).id
    expect(await addShift(store, { actor, now, accountId, ...SHIFT })).toEqual({
      kind: 'wrong',
      fields: ['person'],
    })
  },
)

test('what nobody covers in the next seven days is told', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  expect((await readRota(store.read, now)).holes).toEqual([
    { from: now.getTime(), to: after(now, { days: 7 }).getTime() },
  ])
  const professional = await aProfessional(store)
  await addShift(store, {
    actor,
    now,
    accountId: professional.id,
    tier: '3',
    from: '2026-11-24T15:00',
    to: '2026-12-01T15:00',
  })
  const { holes, shifts } = await readRota(store.read, now)
  expect(shifts.map((shift) => [shift.running, shift.tier])).toEqual([[true, 3]])
  expect(holes.map((hole) => hole.to - hole.from)).toEqual([7 * 60_000 + 31_417])
  await removeShift(store, { actor, now, shiftId: shifts[0]?.id ?? '' })
  expect(await shiftCount(store)).toBe(0)
  expect(await audited(store, 'shift')).toEqual(['shift.add: 3', 'shift.remove'])
  expect(await removeShift(store, { actor, now, shiftId: shifts[0]?.id ?? '' })).toEqual({
    kind: 'not-found',
  })
})

test('a link makes one of the staff, and is nowhere in the store', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const result = await inviteToTeam(store, { actor, now, role: 'professional' })
  if (result.kind !== 'invited') throw new Error(result.kind)
  expect(await invitationRole(store, result.token, now)).toBe('professional')
  expect(await invitationRole(store, result.token, after(now, { days: 7 }))).toBeUndefined()
  expect(JSON.stringify(everything(store))).not.toContain(result.token)
  expect(await inviteToTeam(store, { actor, now, role: 'member' })).toEqual({ kind: 'wrong' })
  expect(await inviteToTeam(store, { actor, now, role: '' })).toEqual({ kind: 'wrong' })
})

test('who is out of service is out at once: session, shift, links, sign-in', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const other = await anAdministrator(store)
  const sessions = makeSessions(store)
  const token = await sessions.begin(other, { shared: false, secondStep: true, now })
  const invited = await inviteToTeam(store, { actor: other, now, role: 'moderator' })
  if (invited.kind !== 'invited') throw new Error(invited.kind)
  expect(await stopService(store, { actor, now, accountId: other.id })).toEqual({
    kind: 'stopped',
    casesGivenBack: 0,
  })
  expect(await sessions.find(token, now)).toBeUndefined()
  expect(await invitationRole(store, invited.token, now)).toBeUndefined()
  expect((await listStaff(store.read)).find((one) => one.id === other.id)?.active).toBe(false)
  // A form of theirs that was on its way does nothing any more.
  expect(await stopService(store, { actor: other, now, accountId: actor.id })).toEqual({
    kind: 'not-allowed',
  })
  expect(await stopService(store, { actor, now, accountId: other.id })).toEqual({
    kind: 'not-found',
  })
  expect(await audited(store, 'staff.stop')).toEqual(['staff.stop: administrator'])
})

test('a professional who stops leaves no case that looks taken, and its alarm rings again', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const professional = await aProfessional(store)
  const way = { actor: professional, way: 'email', target: 'noor@opvang.example', now } as const
  await setAlarmWay(store, way)
  await onShift(store, professional)
  const post = await place(store, await aMember(store), { body: TEXTS.acute, confirm: '1' })
  const found = await caseOf(store, post.postId)
  await workOnCase(store, {
    actor: professional,
    caseId: found.id,
    deed: { kind: 'acknowledge' },
    now,
  })
  await workOnCase(store, {
    actor: professional,
    caseId: found.id,
    deed: { kind: 'contact', note: 'gesproken' },
    now,
  })
  const later = after(now, { hours: 1 })
  expect(await deliverAlarms(store, { by: 'a', now: later, send: () => {} })).toMatchObject({
    sent: 0,
  })
  expect(await stopService(store, { actor, now: later, accountId: professional.id })).toEqual({
    kind: 'stopped',
    casesGivenBack: 1,
  })
  expect(await caseOf(store, post.postId)).toMatchObject({
    state: 'open',
    acknowledged_by: null,
    acknowledged_at: null,
  })
  expect((await caseEvents(store, found.id)).at(-1)).toBe('handed-back')
  expect((await alarmOf(store, found.id))?.state).toBe('ringing')
  expect(await deliverAlarms(store, { by: 'a', now: later, send: () => {} })).toMatchObject({
    sent: 1,
  })
  expect(await shiftsAt(store.read, now.getTime())).toEqual([])
  const { alarm_way, alarm_test, summons } = everything(store)
  expect([alarm_way, alarm_test, summons]).toEqual([[], [], []])
})

test('nobody stops themselves, nobody stops the last administrator, and no member is staff', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  expect(await stopService(store, { actor, now, accountId: actor.id })).toEqual({ kind: 'oneself' })
  const member = await aMember(store)
  expect(await stopService(store, { actor, now, accountId: member.id })).toEqual({
    kind: 'not-found',
  })
  const other = await anAdministrator(store)
  const results = await Promise.all([
    stopService(store, { actor, now, accountId: other.id }),
    stopService(store, { actor: other, now, accountId: actor.id }),
  ])
  expect(results.map((result) => result.kind).toSorted()).toEqual(['not-allowed', 'stopped'])
  expect((await listStaff(store.read)).filter((one) => one.active)).toHaveLength(1)
})

test.each(['member', 'moderator', 'professional'] as const)(
  'a %s changes nothing of the team',
  async (role) => {
    const store = await aStore()
    const actor = await aPerson(store, { role })
    const other = await aModerator(store)
    const professional = await aProfessional(store)
    await onShift(store, professional)
    const [shift] = (await readRota(store.read, now)).shifts
    const before = everything(store)
    const results = [
      await addShift(store, { actor, now, accountId: professional.id, ...SHIFT }),
      await removeShift(store, { actor, now, shiftId: shift?.id ?? '' }),
      await inviteToTeam(store, { actor, now, role: 'administrator' }),
      await stopService(store, { actor, now, accountId: other.id }),
    ]
    expect(results.map((result) => result.kind)).toEqual(Array(4).fill('not-allowed'))
    expect(everything(store)).toEqual(before)
  },
)

test('a change of the team whose trail can’t be written does not happen', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const professional = await withSecondStep(store, await aProfessional(store))
  await onShift(store, professional)
  const before = everything(store)
  const mend = breakInserts(store, 'audit')
  await expect(stopService(store, { actor, now, accountId: professional.id })).rejects.toThrow(
    'broken',
  )
  await expect(
    addShift(store, { actor, now, accountId: professional.id, ...SHIFT }),
  ).rejects.toThrow('broken')
  await expect(inviteToTeam(store, { actor, now, role: 'moderator' })).rejects.toThrow('broken')
  mend()
  expect(everything(store)).toEqual(before)
})
