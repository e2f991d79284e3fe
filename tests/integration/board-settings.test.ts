import { expect, test } from 'vitest'
import { listBoards } from '#db/queries/boards.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { setBoard, type BoardFields } from '#moderation/administration/board.ts'
import { boardForm } from '../helpers/board-form.ts'
import { START } from '../helpers/clock.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aFolder, aStore, boardOf, everything, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

async function change(
  store: Store,
  actor: Actor,
  theme: 'partner-violence' | 'honour-violence',
  fields: BoardFields,
) {
  const boardId = await boardOf(store, theme)
  const form = { ...(await boardForm(store, boardId)), ...fields }
  return await setBoard(store, { actor, now, boardId, fields: form })
}

test('a board takes its words, its rules and its table, and the trail tells only which', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const result = await change(store, actor, 'partner-violence', {
    'name.nl': '  Thuis  ',
    'rules.en': 'One rule.\n- Be kind.',
    newcomerPosts: '0',
    'showing.established.attention': 'held',
  })
  const changed = ['name.nl', 'rules.en', 'newcomerPosts', 'established.attention']
  expect(result).toEqual({ kind: 'saved', changed })
  const [board] = await listBoards(store.read, 'nl')
  expect(board).toMatchObject({ name: 'Thuis', newcomerPosts: 0 })
  expect((await listBoards(store.read, 'en'))[0]?.rules).toBe('One rule.\n- Be kind.')
  expect(await audited(store, 'settings')).toEqual([`settings.board: ${changed.join(', ')}`])
  const post = await place(store, await aMember(store), { body: TEXTS.attention, confirm: '1' })
  expect(post.state).toBe('held')
})

test('a form that changes nothing writes nothing', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const before = everything(store)
  expect(await change(store, actor, 'partner-violence', {})).toEqual({ kind: 'saved', changed: [] })
  expect(everything(store)).toEqual(before)
})

test.each<[string, BoardFields, string, string]>([
  ['no name', { 'name.nl': ' \u200B ' }, 'name.nl', 'empty'],
  ['a long name', { 'name.en': 'a'.repeat(61) }, 'name.en', 'too-long'],
  ['no rules', { 'rules.nl': '' }, 'rules.nl', 'empty'],
  ['long rules', { 'rules.nl': 'a'.repeat(4_001) }, 'rules.nl', 'too-long'],
  ['a long form note', { 'formNote.nl': 'a'.repeat(301) }, 'formNote.nl', 'too-long'],
  ['an unknown reader', { read: 'nobody' }, 'read', 'choice'],
  ['21 first posts', { newcomerPosts: '21' }, 'newcomerPosts', 'number'],
  ['half a post', { newcomerPosts: '1.5' }, 'newcomerPosts', 'number'],
  ['an unknown state', { 'showing.newcomer.none': 'x' }, 'showing.newcomer.none', 'choice'],
])('a board with %s is refused and stays', async (_, fields, field, problem) => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  const before = everything(store)
  expect(await change(store, actor, 'partner-violence', fields)).toEqual({
    kind: 'wrong',
    problems: [{ field, problem }],
  })
  expect(everything(store)).toEqual(before)
})

test.each<[string, BoardFields]>([
  ['search', { search: '1' }],
  ['everybody', { read: 'everyone' }],
])('the honour board opens to %s only for who says it twice', async (_, fields) => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  expect(await change(store, actor, 'honour-violence', fields)).toEqual({
    kind: 'wrong',
    problems: [{ field: 'sure', problem: 'sure' }],
  })
  expect(await change(store, actor, 'honour-violence', { ...fields, sure: '1' })).toMatchObject({
    kind: 'saved',
  })
  // Once it is so, other changes need no second word.
  expect(await change(store, actor, 'honour-violence', { newcomerPosts: '5' })).toMatchObject({
    kind: 'saved',
  })
})

test('a board that is not there is not found', async () => {
  const store = await aStore()
  const actor = await anAdministrator(store)
  expect(await setBoard(store, { actor, now, boardId: 'nowhere', fields: {} })).toEqual({
    kind: 'not-found',
  })
})

test('a store begins with its boards when no link may lead anywhere', async () => {
  const store = await openAgain(aFolder())
  await inTransaction(store, (trx) => seedBoards(trx, []))
  expect(await listBoards(store.read, 'nl')).toHaveLength(3)
})
