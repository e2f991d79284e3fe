/** Off-hours by switch, stated hours or rota: what waits, and what members are told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '#db/store.ts'
import { setReadingHours, switchOffHours } from '#moderation/administration/hours.ts'
import { callPeople } from '#moderation/alarms/call-people.ts'
import { readingNow } from '#moderation/reading-hours.ts'
import { START } from '../helpers/clock.ts'
import { anAcutePost } from '../helpers/acute.ts'
import { aMember, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited, onShift } from '../helpers/staff.ts'
import { aStore, boardOf, set } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

// Tuesday 24 November 2026, 15:07 in the Netherlands.
const now = START
const WORKDAYS = ['1', '2', '3', '4', '5']

async function stated(store: Store, by = 'hours', days = WORKDAYS): Promise<void> {
  const actor = await anAdministrator(store)
  const result = await setReadingHours(store, { actor, now, by, days, from: '08:00', to: '22:00' })
  if (result.kind !== 'saved') throw new Error(result.kind)
}

async function at(store: Store, moment: string) {
  const { offHours, from } = await readingNow(store.read, new Date(moment))
  return [offHours, from === null ? null : new Date(from).toISOString()]
}

test('by stated hours it is off-hours to the minute, over weekends and in both halves of the year', async () => {
  const store = await aStore()
  await stated(store)
  expect(await at(store, '2026-11-24T06:59:59Z')).toEqual([true, '2026-11-24T07:00:00.000Z'])
  expect(await at(store, '2026-11-24T07:00:00Z')).toEqual([false, '2026-11-25T07:00:00.000Z'])
  expect(await at(store, '2026-11-24T20:59:59Z')).toEqual([false, '2026-11-25T07:00:00.000Z'])
  expect(await at(store, '2026-11-24T21:00:00Z')).toEqual([true, '2026-11-25T07:00:00.000Z'])
  expect(await at(store, '2026-11-27T21:00:00Z')).toEqual([true, '2026-11-30T07:00:00.000Z'])
  expect(await at(store, '2026-07-04T10:00:00Z')).toEqual([true, '2026-07-06T06:00:00.000Z'])
  expect(await audited(store, 'settings')).toEqual([
    'settings.reading-hours: hours 12345 08:00-22:00',
  ])
})

test('by the switch nobody promises a time unless hours are stated', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  expect(await at(store, '2026-11-24T20:00:00Z')).toEqual([false, null])
  await switchOffHours(store, { actor, now, on: true })
  expect(await at(store, '2026-11-24T20:00:00Z')).toEqual([true, null])
  await stated(store, 'switch')
  expect(await at(store, '2026-11-24T20:00:00Z')).toEqual([true, '2026-11-25T07:00:00.000Z'])
})

test('by the rota it is off-hours while no shift counts', async () => {
  const store = await aStore()
  await stated(store, 'rota', [])
  expect(await at(store, now.toISOString())).toEqual([true, null])
  await onShift(store, await aProfessional(store))
  expect(await at(store, now.toISOString())).toEqual([false, null])
})

test.each([
  ['never', WORKDAYS, '08:00', '22:00', 'by'],
  ['hours', [], '08:00', '22:00', 'days'],
  ['hours', WORKDAYS, '24:00', '25:00', 'hours-from'],
  ['hours', WORKDAYS, '22:00', '08:00', 'hours-to'],
])('hours that say nothing are refused (%s %s %s %s)', async (by, days, from, to, field) => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const result = await setReadingHours(store, { actor, now, by, days, from, to })
  expect(result).toEqual({ kind: 'wrong', field })
})

test('outside the hours newcomers and flagged posts wait, the alarm rings all the same', async () => {
  const store = await aStore()
  const board = await boardOf(store)
  const { showing } = await store.read
    .selectFrom('board')
    .select('showing')
    .where('id', '=', board)
    .executeTakeFirstOrThrow()
  const table = JSON.parse(showing) as { newcomer: Record<string, string> }
  table.newcomer.none = 'visible'
  await store.write
    .updateTable('board')
    .set({ showing: JSON.stringify(table) })
    .execute()
  const newcomer = await aNewcomer(store)
  expect((await place(store, newcomer, { now })).state).toBe('visible')
  await stated(store)
  const night = new Date('2026-11-24T22:00:00Z')
  expect((await place(store, newcomer, { now: night })).state).toBe('held')
  const member = await aMember(store)
  expect((await place(store, member, { now: night, body: TEXTS.none })).state).toBe('visible')
  expect((await place(store, member, { now: night, body: TEXTS.urgent })).state).toBe('held')
  await anAcutePost(store)
  expect(await callPeople(store, night)).toBe(1)
})

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

test('over HTTP: an administrator states hours; a newcomer reads from when somebody reads', async () => {
  const admin = await signIn(world, await world.somebody('administrator'))
  const form = { deed: 'reading-hours', by: 'hours', 'hours-from': '08:00', 'hours-to': '08:01' }
  const wrong = await admin.post('/settings', form)
  expect([wrong.status, wrong.body.includes('href="#days"')]).toEqual([400, true])
  const days = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [`day-${day}`, '1']))
  const saved = await admin.post('/settings', { ...form, ...days })
  expect([saved.status, saved.to]).toEqual([303, '/settings?saved=reading-hours#hours'])
  const member = await signIn(world, await world.somebody('member', 0))
  const board = await boardOf(world.store)
  const words = /er leest weer een moderator vanaf (vandaag|morgen) om 08:00 uur/
  expect((await member.get(`/b/${board}/new`)).body).toMatch(words)
  const placed = await member.post(`/b/${board}/new`, { title: 'Hallo allemaal', body: TEXTS.none })
  const receipt = (await member.get(placed.to)).body
  expect(receipt).toMatch(words)
  expect(receipt).not.toContain('Meestal is dat binnen')
  await set(world.store, 'offHoursBy', 'switch')
  const other = await member.post(`/b/${board}/new`, { title: 'Nog eens', body: TEXTS.none })
  expect((await member.get(other.to)).body).toContain('Meestal is dat binnen 12 uur.')
})
