/** The opening list: what has to be there before members can write. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { mailer } from '#app/server/calls/mail.ts'
import { webhook } from '#app/server/calls/webhook.ts'
import { readEnvironment } from '#app/server/environment.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { setAbout, tick } from '#moderation/administration/before-opening.ts'
import { setReadingHours } from '#moderation/administration/hours.ts'
import { closeBoards, openBoards } from '#moderation/administration/opening.ts'
import { openingList } from '#moderation/administration/opening-list.ts'
import { addShift } from '#moderation/administration/shifts.ts'
import { OPENING_NEEDS } from '#moderation/administration/what-can-be-set.ts'
import { sendSummons } from '#moderation/alarms/send-summons.ts'
import { hearTestAlarm, sendTestAlarm, setAlarmWay } from '#moderation/alarms/ways.ts'
import { LAST_RESTORE } from '#moderation/backups/last-days.ts'
import { getSetting } from '#moderation/settings.ts'
import { START } from '../helpers/clock.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { send } from '../helpers/placing.ts'
import { aMailServer } from '../helpers/receivers.ts'
import { anAdministrator, audited, withSecondStep } from '../helpers/staff.ts'
import { aStore, set } from '../helpers/store.ts'
import { aReader, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

const now = START
const at = { now, https: true }

const ABOUT = {
  organisation: 'Opvang De Luwte',
  contact: 'Postbus 1, Utrecht',
  'law-contact': 'dsa@luwte.example',
}

async function missing(store: Store, https = true): Promise<string[]> {
  const needs = await openingList(store.read, { now, https })
  return OPENING_NEEDS.filter((need) => !needs[need])
}

/** Two of each, all with their second step. */
async function aWholeTeam(store: Store): Promise<{ admin: Actor; professional: Actor }> {
  const [admin, professional] = [await anAdministrator(store), await aProfessional(store)]
  const others = [
    await anAdministrator(store),
    await aProfessional(store),
    await aModerator(store),
    await aModerator(store),
  ]
  for (const one of [admin, professional, ...others]) await withSecondStep(store, one)
  return { admin, professional }
}

/** A test alarm by real mail, sent and heard. */
async function mailedAndHeard(store: Store, actor: Actor): Promise<void> {
  const mail = await aMailServer()
  const env = readEnvironment({ SMTP_URL: mail.url }, { demo: false })
  await setAlarmWay(store, { actor, way: 'email', target: 'noor@example.org', now })
  await sendTestAlarm(store, { actor, now })
  const way = { email: mailer(env), webhook: webhook(env, () => now) }
  await sendSummons(store, { by: 'calls', now, send: way })
  await hearTestAlarm(store, { actor, now })
}

test('each need is met by what it asks for, and by nothing else', async () => {
  const store = await aStore({ open: false })
  const numbers = (await openingList(store.read, at)).numbers ? [] : ['numbers']
  expect(await missing(store, false)).toEqual(OPENING_NEEDS.filter((need) => need !== 'numbers'))
  const { admin, professional } = await aWholeTeam(store)
  expect(await missing(store)).toEqual([
    'rota',
    'alarm',
    'mail',
    'restore',
    ...numbers,
    'about',
    'dpia',
    'law',
  ])
  await addShift(store, {
    actor: admin,
    now,
    accountId: professional.id,
    tier: '1',
    from: '2026-11-24T15:00',
    to: '2026-12-01T15:00',
  })
  expect(await missing(store)).toContain('rota')
  const hours = { by: 'hours', days: ['1'], from: '08:00', to: '17:00' }
  await setReadingHours(store, { actor: admin, now, ...hours })
  await mailedAndHeard(store, professional)
  expect(await missing(store)).toEqual(['restore', ...numbers, 'about', 'dpia', 'law'])
  await set(store, LAST_RESTORE, '2026-11-20')
  expect(await setAbout(store, { actor: admin, now, texts: { ...ABOUT, contact: ' ' } })).toEqual({
    kind: 'wrong',
    fields: ['contact'],
  })
  await setAbout(store, { actor: admin, now, texts: ABOUT })
  await tick(store, { actor: admin, now, what: 'dpia', done: true })
  await tick(store, { actor: admin, now, what: 'law', done: true })
  expect(await missing(store)).toEqual(numbers)
  expect((await getSetting(store.read, 'ticks')).dpia).toBe(`${admin.pseudonym}, 2026-11-24`)
  await tick(store, { actor: admin, now, what: 'dpia', done: false })
  expect(await missing(store)).toEqual([...numbers, 'dpia'])
  expect(await tick(store, { actor: professional, now, what: 'dpia', done: true })).toEqual({
    kind: 'not-allowed',
  })
})

test('with everything there the boards open without a word; somebody out of service counts no more', async () => {
  const store = await aStore({ open: false })
  const { admin, professional } = await aWholeTeam(store)
  await mailedAndHeard(store, professional)
  const hours = { by: 'switch', days: ['1'], from: '08:00', to: '17:00' }
  await setReadingHours(store, { actor: admin, now, ...hours })
  await setAbout(store, { actor: admin, now, texts: ABOUT })
  for (const what of ['dpia', 'law', 'restore']) {
    await tick(store, { actor: admin, now, what, done: true })
  }
  // The help numbers were checked on a day of their own: the clock of the test is set beside it.
  const opening = { actor: admin, now: new Date('2026-11-25T10:00:00Z'), reason: '' }
  expect(await openBoards(store, { ...opening, https: false })).toMatchObject({ kind: 'wrong' })
  expect(await openBoards(store, { ...opening, https: true })).toEqual({
    kind: 'open',
    overridden: false,
  })
  expect((await send(store, await aMember(store))).kind).toBe('placed')
  store.sqlite.prepare('UPDATE account SET active = 0 WHERE id = ?').run(professional.id)
  expect(await missing(store)).toContain('professionals')
})

test('opening with something missing takes a reason, and the trail keeps what was missing', async () => {
  const store = await aStore({ open: false })
  const actor = await anAdministrator(store)
  const opening = { actor, now: new Date('2026-11-25T10:00:00Z'), https: false }
  expect(await openBoards(store, { ...opening, reason: '' })).toMatchObject({ problem: 'missing' })
  expect(await openBoards(store, { ...opening, reason: 'a'.repeat(301) })).toMatchObject({
    problem: 'too-long',
  })
  expect(await openBoards(store, { ...opening, reason: '  we\noefenen  ' })).toEqual({
    kind: 'open',
    overridden: true,
  })
  await closeBoards(store, { actor, now })
  expect(await send(store, await aMember(store))).toMatchObject({
    kind: 'refused',
    problems: [{ problem: 'closed' }],
  })
  const [opened, closed] = await audited(store, 'settings')
  expect(opened).toMatch(/^settings\.open-override: https, administrators, .*law: we oefenen$/)
  expect(closed).toBe('settings.close')
  expect(await brokenAuditRow(store.read)).toBeNull()
})

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

test('over HTTP: the list stands whole, a tick bears a name, and /about says who this is', async () => {
  const who = await world.somebody('administrator')
  const admin = await signIn(world, who)
  const page = (await admin.get('/settings')).body
  for (const need of OPENING_NEEDS) expect(page).toContain(`data-need="${need}"`)
  const ticked = await admin.post('/settings', { deed: 'tick', what: 'dpia', done: '1' })
  expect([ticked.status, ticked.to]).toEqual([303, '/settings?saved=tick#open'])
  expect((await admin.get('/settings')).body).toContain(`afgevinkt door ${who.pseudonym}`)
  const wrong = await admin.post('/settings', { deed: 'about', organisation: 'De Luwte' })
  expect([wrong.status, wrong.body.includes('id="contact-problem"')]).toEqual([400, true])
  await admin.post('/settings', { deed: 'about', ...ABOUT })
  const about = (await (await aReader(world)).get('/about')).body
  for (const text of Object.values(ABOUT)) expect(about).toContain(text)
})
