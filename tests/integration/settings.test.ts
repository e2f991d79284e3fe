import { expect, test } from 'vitest'
import { allowedHosts, findLink } from '#db/queries/links.ts'
import { setBoard } from '#moderation/administration/board.ts'
import { promiseHours, switchOffHours } from '#moderation/administration/hours.ts'
import { hostOf, setLinkHosts } from '#moderation/administration/link-hosts.ts'
import { closeBoards, openBoards } from '#moderation/administration/opening.ts'
import { getSetting } from '#moderation/settings.ts'
import { boardForm } from '../helpers/board-form.ts'
import { START } from '../helpers/clock.ts'
import { postOf } from '../helpers/looking.ts'
import { aMember, aPerson } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, boardOf, breakInserts, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

test.each(['member', 'moderator', 'professional'] as const)(
  'a %s changes no setting',
  async (role) => {
    const store = await aStore()
    const actor = await aPerson(store, { role })
    const boardId = await boardOf(store)
    const fields = await boardForm(store, boardId)
    const before = everything(store)
    const results = [
      await openBoards(store, { actor, now, reason: 'x', https: true }),
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
