/** The rota between colleagues: swapping, days off, and holes that are told by real mail. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailer } from '#app/server/calls/mail.ts'
import { webhook } from '#app/server/calls/webhook.ts'
import { readEnvironment } from '#app/server/environment.ts'
import { dayOf } from '#db/days.ts'
import { comingShifts, shiftsAt, somebodyOnCall } from '#db/queries/shifts.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { addAbsence, endAbsence } from '#moderation/administration/absence.ts'
import { addShift, readRota } from '#moderation/administration/shifts.ts'
import { stopService } from '#moderation/administration/stop-service.ts'
import { offerShift, takeShift } from '#moderation/administration/swap.ts'
import { sendSummons } from '#moderation/alarms/send-summons.ts'
import { tellHoles } from '#moderation/alarms/tell-holes.ts'
import { setAlarmWay } from '#moderation/alarms/ways.ts'
import { after, START } from '../helpers/clock.ts'
import { aModerator, aProfessional } from '../helpers/people.ts'
import { aMailServer } from '../helpers/receivers.ts'
import { anAdministrator, audited, heardTest, onShift } from '../helpers/staff.ts'
import { aStore, openAgain, folderOf, set } from '../helpers/store.ts'
import { signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const now = START

/** Two professionals, of whom the first has a shift tonight. */
async function aNight(store: Store) {
  const admin = await anAdministrator(store)
  const [first, second] = [await aProfessional(store), await aProfessional(store)]
  const night = { tier: '1', from: '2026-11-24T18:00', to: '2026-11-25T08:00' }
  await addShift(store, { actor: admin, now, accountId: first.id, ...night })
  const [shift] = await comingShifts(store.read, now.getTime(), 5)
  return { admin, first, second, shiftId: shift?.id ?? '' }
}

async function whose(store: Store): Promise<string[]> {
  return (await comingShifts(store.read, now.getTime(), 5)).map((shift) => shift.account_id)
}

test('a shift goes to the colleague who takes it, and counts once that one heard a test', async () => {
  const store = await aStore()
  const { first, second, shiftId } = await aNight(store)
  await heardTest(store, first, now)
  const swap = { shiftId, now }
  expect(await takeShift(store, { ...swap, actor: second })).toEqual({ kind: 'not-found' })
  expect(await offerShift(store, { ...swap, actor: second, to: first.id })).toEqual({
    kind: 'not-found',
  })
  expect(await offerShift(store, { ...swap, actor: first, to: second.id })).toEqual({
    kind: 'done',
  })
  const third = await aProfessional(store)
  expect(await takeShift(store, { ...swap, actor: third })).toEqual({ kind: 'not-found' })
  expect(await whose(store)).toEqual([first.id])
  expect(await takeShift(store, { ...swap, actor: second })).toEqual({ kind: 'done' })
  expect(await whose(store)).toEqual([second.id])
  const evening = Date.parse('2026-11-24T20:00:00Z')
  expect(await somebodyOnCall(store.read, evening)).toBe(false)
  await heardTest(store, second, now)
  expect(await somebodyOnCall(store.read, evening)).toBe(true)
  expect(await audited(store, 'shift.')).toEqual(['shift.add: 1', 'shift.offer', 'shift.take'])
})

test('an offer is taken back, and goes to nobody who can’t have a shift', async () => {
  const store = await aStore()
  const { admin, first, second, shiftId } = await aNight(store)
  const offer = { actor: first, shiftId, now }
  for (const nobody of [first, await aModerator(store), admin]) {
    expect(await offerShift(store, { ...offer, to: nobody.id })).toEqual({ kind: 'nobody' })
  }
  await offerShift(store, { ...offer, to: second.id })
  await offerShift(store, { ...offer, to: '' })
  expect(await takeShift(store, { actor: second, shiftId, now })).toEqual({ kind: 'not-found' })
  const over = after(now, { days: 2 })
  expect(await offerShift(store, { ...offer, now: over, to: second.id })).toEqual({
    kind: 'not-found',
  })
})

test('nobody plans or asks a person who is away, to the very day', async () => {
  const store = await aStore()
  const { admin, first, second, shiftId } = await aNight(store)
  const days = { from: '2026-11-25', to: '2026-11-27' }
  expect(await addAbsence(store, { actor: second, accountId: second.id, ...days, now })).toEqual({
    kind: 'added',
  })
  const offer = { actor: first, shiftId, now, to: second.id }
  expect(await offerShift(store, offer)).toEqual({ kind: 'away' })
  const plan = (from: string, to: string) =>
    addShift(store, { actor: admin, now, accountId: second.id, tier: '2', from, to })
  expect(await plan('2026-11-24T20:00', '2026-11-25T00:01')).toEqual({ kind: 'away' })
  expect(await plan('2026-11-27T23:00', '2026-11-28T08:00')).toEqual({ kind: 'away' })
  expect(await plan('2026-11-24T20:00', '2026-11-25T00:00')).toEqual({ kind: 'added' })
  expect(await plan('2026-11-28T00:00', '2026-11-28T08:00')).toEqual({ kind: 'added' })
})

test('a shift of somebody who is away then covers nothing', async () => {
  const store = await aStore()
  const { admin, first } = await aNight(store)
  const before = (await readRota(store.read, now)).holes
  const away = { actor: admin, accountId: first.id, from: '2026-11-25', to: '2026-11-25', now }
  await addAbsence(store, away)
  const rota = await readRota(store.read, now)
  expect([before.length, rota.holes.length, rota.shifts[0]?.away]).toEqual([2, 1, true])
  const [absence] = rota.absences
  const ending = { absenceId: absence?.id ?? '', now }
  const other = await aProfessional(store)
  expect(await endAbsence(store, { ...ending, actor: other })).toEqual({ kind: 'not-found' })
  expect(await endAbsence(store, { ...ending, actor: first })).toEqual({ kind: 'ended' })
  expect((await readRota(store.read, now)).holes).toEqual(before)
})

test.each([
  ['gisteren', '2026-11-25', 'away-from'],
  ['2026-11-25', '2026-11-24', 'away-to'],
  ['2026-11-20', '2026-11-23', 'away-to'],
  ['2026-11-25', '2028-01-01', 'away-to'],
  ['2026-02-30', '2026-12-01', 'away-from'],
])('from %s to %s is no absence', async (from, to, field) => {
  const store = await aStore()
  const actor = await aProfessional(store)
  const adding = { actor, accountId: actor.id, from, to, now }
  expect(await addAbsence(store, adding)).toEqual({ kind: 'wrong', field })
})

test('a professional says it of nobody else; who leaves is away no more', async () => {
  const store = await aStore()
  const { admin, first, second } = await aNight(store)
  const days = { from: '2026-11-25', to: '2026-11-25', now }
  expect(await addAbsence(store, { actor: second, accountId: first.id, ...days })).toEqual({
    kind: 'not-allowed',
  })
  await addAbsence(store, { actor: first, accountId: first.id, ...days })
  await stopService(store, { actor: admin, accountId: first.id, now })
  expect((await readRota(store.read, now)).absences).toEqual([])
})

async function byMail(store: Store, actor: Actor, target: string): Promise<void> {
  await setAlarmWay(store, { actor, way: 'email', target, now })
}

test('a hole in the next seven days is mailed to administrators once a day, and not by night', async () => {
  const store = await aStore()
  const { admin, first } = await aNight(store)
  await byMail(store, admin, 'admin@example.org')
  await byMail(store, first, 'first@example.org')
  const mail = await aMailServer()
  const env = readEnvironment({ SMTP_URL: mail.url }, { demo: false })
  const send = { email: mailer(env), webhook: webhook(env, () => now) }
  const other = await openAgain(folderOf(store))
  const day = async (moment: string) => {
    const at = new Date(moment)
    const told = await Promise.all([tellHoles(store, at), tellHoles(other, at)])
    await sendSummons(store, { by: 'calls', now: at, send })
    return told.filter(Boolean).length
  }
  expect(await day('2026-11-25T06:59:00Z')).toBe(0)
  expect(await day('2026-11-25T07:00:00Z')).toBe(1)
  expect(await day('2026-11-25T15:00:00Z')).toBe(0)
  expect(mail.mails.map((one) => one.to)).toEqual(['admin@example.org'])
  expect(mail.mails[0]?.text).toContain('Er is een gat in het rooster')
  expect(mail.mails[0]?.text).not.toContain(first.pseudonym)
  await set(store, 'open', false)
  expect(await day('2026-11-26T08:00:00Z')).toBe(0)
  await set(store, 'open', true)
  expect(await day('2026-11-27T08:00:00Z')).toBe(1)
})

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

test('over HTTP: the week with its hole in red, an offer, and who takes it', async () => {
  const [one, two] = [await world.somebody('professional'), await world.somebody('professional')]
  await world.onCall(one)
  const [first, second] = [await signIn(world, one), await signIn(world, two)]
  const page = (await first.get('/team')).body
  expect(page).toContain('class="rota"')
  expect(page).toMatch(/class="part hole">niemand/)
  const shift = /data-shift="([^"]+)"/.exec(page)?.[1] ?? ''
  const offered = await first.post('/team', { deed: 'offer', shift, to: two.id })
  expect([offered.status, offered.to]).toEqual([303, '/team#shifts'])
  expect((await first.get('/team')).body).toContain(`aangeboden aan ${two.pseudonym}`)
  expect((await second.get('/team')).body).toContain('Ik neem deze dienst over')
  expect((await second.post('/team', { deed: 'take', shift })).status).toBe(303)
  expect((await second.post('/team', { deed: 'take', shift })).status).toBe(404)
  const wrong = await second.post('/team', { deed: 'away', 'away-from': '', 'away-to': '' })
  expect([wrong.status, wrong.body.includes('id="away-from-problem"')]).toEqual([400, true])
  const day = new Date(world.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
  await second.post('/team', { deed: 'away', 'away-from': day, 'away-to': day })
  expect((await second.get('/team')).body).toContain('data-absence=')
  const moderator = await signIn(world, await world.somebody('moderator'))
  expect((await moderator.post('/team', { deed: 'take', shift })).status).toBe(403)
  expect((await second.post('/team', { deed: 'remove-shift', shift })).status).toBe(403)
})

test('who said to be away has no shift that runs that day', async () => {
  const store = await aStore()
  const actor = await aProfessional(store)
  await onShift(store, actor)
  expect(await shiftsAt(store.read, START.getTime())).toHaveLength(1)
  const days = { from: dayOf(START), to: dayOf(START) }
  const away = await addAbsence(store, { actor, accountId: actor.id, ...days, now: START })
  expect(away).toEqual({ kind: 'added' })
  expect(await shiftsAt(store.read, START.getTime())).toEqual([])
})
