import { expect, test } from 'vitest'
import { brokenAuditRow } from '#db/audit.ts'
import { allowedHosts, findLink } from '#db/queries/links.ts'
import { setBoard } from '#moderation/administration/board.ts'
import { promiseHours, switchOffHours } from '#moderation/administration/hours.ts'
import { hostOf, setLinkHosts } from '#moderation/administration/link-hosts.ts'
import { closeBoards, openBoards, openingList } from '#moderation/administration/opening.ts'
import { getSetting } from '#moderation/settings.ts'
import { boardForm } from '../helpers/board-form.ts'
import { after, START } from '../helpers/clock.ts'
import { postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aPerson, aProfessional } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { anAdministrator, audited, onShift, withSecondStep } from '../helpers/staff.ts'
import { aStore, boardOf, breakInserts, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

test('a new installation is closed, and opens by itself only when its people are there', async () => {
  const store = await aStore({ open: false })
  const actor = await anAdministrator(store)
  expect(await openBoards(store, { actor, now, reason: '' })).toEqual({
    kind: 'wrong',
    problem: 'missing',
  })
  await withSecondStep(store, await aModerator(store))
  const professional = await aProfessional(store)
  await onShift(store, professional)
  // On shift, but without a second step nobody can work.
  expect(await openingList(store.read, now)).toEqual({
    moderator: true,
    professional: false,
    shift: true,
  })
  await withSecondStep(store, professional)
  expect(await openBoards(store, { actor, now, reason: '' })).toEqual({
    kind: 'open',
    overridden: false,
  })
  expect((await send(store, await aMember(store))).kind).toBe('placed')
  expect(await audited(store, 'settings')).toEqual(['settings.open'])
})

test('a shift that is over, and somebody out of service, do not count', async () => {
  const store = await aStore({ open: false })
  const professional = await withSecondStep(store, await aProfessional(store))
  await onShift(store, professional)
  expect((await openingList(store.read, after(now, { hours: 5 }))).shift).toBe(false)
  store.sqlite.prepare('UPDATE account SET active = 0 WHERE id = ?').run(professional.id)
  expect(await openingList(store.read, now)).toEqual({
    moderator: false,
    professional: false,
    shift: false,
  })
})

test('opening with something missing takes a reason, and the trail keeps what was missing', async () => {
  const store = await aStore({ open: false })
  const actor = await anAdministrator(store)
  const tooLong = 'a'.repeat(301)
  expect(await openBoards(store, { actor, now, reason: tooLong })).toMatchObject({
    problem: 'too-long',
  })
  expect(await openBoards(store, { actor, now, reason: '  we\noefenen  ' })).toEqual({
    kind: 'open',
    overridden: true,
  })
  expect(await getSetting(store.read, 'open')).toBe(true)
  await closeBoards(store, { actor, now })
  const member = await aMember(store)
  expect(await send(store, member)).toMatchObject({
    kind: 'refused',
    problems: [{ problem: 'closed' }],
  })
  expect(await audited(store, 'settings')).toEqual([
    'settings.open-override: moderator, professional, shift: we oefenen',
    'settings.close',
  ])
  expect(await brokenAuditRow(store.read)).toBeNull()
})

test.each(['member', 'moderator', 'professional'] as const)(
  'a %s changes no setting',
  async (role) => {
    const store = await aStore()
    const actor = await aPerson(store, { role })
    const boardId = await boardOf(store)
    const fields = await boardForm(store, boardId)
    const before = everything(store)
    const results = [
      await openBoards(store, { actor, now, reason: 'x' }),
      await closeBoards(store, { actor, now }),
      await switchOffHours(store, { actor, now, on: true }),
      await promiseHours(store, { actor, now, hours: '3' }),
      await setLinkHosts(store, { actor, now, lines: '' }),
      await setBoard(store, { actor, now, boardId, fields: { ...fields, read: 'members' } }),
    ]
    expect(results.map((result) => result.kind)).toEqual(Array(6).fill('not-allowed'))
    expect(everything(store)).toEqual(before)
  },
)

test('off-hours holds what would have been shown', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const member = await aMember(store)
  const shown = await place(store, member, { body: TEXTS.urgent, confirm: '1' })
  expect(shown.state).toBe('visible')
  await switchOffHours(store, { actor, now, on: true })
  const waits = await place(store, member, { body: TEXTS.urgent, confirm: '1' })
  expect(waits.state).toBe('held')
  await switchOffHours(store, { actor, now, on: false })
  expect(await audited(store, 'settings')).toEqual([
    'settings.off-hours: on',
    'settings.off-hours: off',
  ])
})

test.each(['', '0', '73', '2.5', '-1', 'twaalf', '1e1', '١٢'])(
  '“%s” is no number of hours to promise',
  async (hours) => {
    const store = await aStore()
    const actor = await anAdministrator(store)
    expect(await promiseHours(store, { actor, now, hours })).toEqual({ kind: 'wrong' })
    expect(await getSetting(store.read, 'holdPromiseHours')).toBe(12)
  },
)

test('a promise within bounds is kept', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  expect(await promiseHours(store, { actor, now, hours: ' 3 ' })).toEqual({ kind: 'saved' })
  expect(await getSetting(store.read, 'holdPromiseHours')).toBe(3)
})

test.each([
  ['hulp.nl', 'hulp.nl'],
  ['HULP.nl', 'hulp.nl'],
  ['www.hulp.nl', 'hulp.nl'],
  ['https://www.hulp.nl/', 'hulp.nl'],
  ['münchen.de', 'xn--mnchen-3ya.de'],
  ['hulp', undefined],
  ['hulp.nl/pad', undefined],
  ['hulp.nl:8080', undefined],
  ['iemand@hulp.nl', undefined],
  ['127.0.0.1', undefined],
  ['[::1]', undefined],
  ['-hulp.nl', undefined],
  ['hulp nl', undefined],
  ['javascript:alert(1)', undefined],
  ['.', undefined],
])('“%s” as a site is %s', (line, host) => {
  expect(hostOf(line)).toBe(host)
})

test('links lead where the list says, and a site that is taken off is shut at once', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const lines = 'veilig.example\r\n\r\nWWW.Hulp.example\nveilig.example'
  expect(await setLinkHosts(store, { actor, now, lines })).toEqual({ kind: 'saved' })
  expect([...(await allowedHosts(store.read))].toSorted()).toEqual([
    'hulp.example',
    'veilig.example',
  ])
  const post = await place(store, await aMember(store), {
    body: 'Kijk eens op https://veilig.example/lees, daar staat het.',
    confirm: '1',
  })
  const link = /\/out\/(\w+)/.exec((await postOf(store, post.postId)).html)?.[1] ?? ''
  expect(await findLink(store.read, link)).toBe('https://veilig.example/lees')
  await setLinkHosts(store, { actor, now, lines: 'hulp.example' })
  expect(await findLink(store.read, link)).toBeUndefined()
  expect(await audited(store, 'settings')).toEqual([
    'settings.link-hosts: +1 -0',
    'settings.link-hosts: +0 -1',
  ])
})

test('one wrong site keeps the whole list as it was', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const before = everything(store)
  const result = await setLinkHosts(store, { actor, now, lines: 'goed.nl\ngeen site\nook.nl/pad' })
  expect(result).toEqual({ kind: 'wrong', lines: ['geen site', 'ook.nl/pad'] })
  const many = Array.from({ length: 201 }, (_, index) => `site${index}.nl`).join('\n')
  expect(await setLinkHosts(store, { actor, now, lines: many })).toEqual({
    kind: 'too-many',
    most: 200,
  })
  expect(everything(store)).toEqual(before)
})

test('a change whose trail can’t be written does not happen', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const boardId = await boardOf(store)
  const fields = { ...(await boardForm(store, boardId)), 'name.nl': 'Anders' }
  const before = everything(store)
  const mend = breakInserts(store, 'audit')
  await expect(setBoard(store, { actor, now, boardId, fields })).rejects.toThrow('broken')
  await expect(closeBoards(store, { actor, now })).rejects.toThrow('broken')
  await expect(setLinkHosts(store, { actor, now, lines: 'x.nl' })).rejects.toThrow('broken')
  mend()
  expect(everything(store)).toEqual(before)
})
