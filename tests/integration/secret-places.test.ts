/** Places that are kept secret: nobody can read the list, and no post that names one is shown unread. */
import { array, assert, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { countSecretPlaces, secretPlaceRows } from '#db/queries/secret-places.ts'
import { changeSecretPlaces } from '#moderation/administration/secret-places.ts'
import { findSecretPlaces, secretPlaceRow } from '#moderation/private-details/secret-places.ts'
import type { Store } from '#db/store.ts'
import { START } from '../helpers/clock.ts'
import { edit } from '../helpers/deeds.ts'
import { postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aPerson } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { aStore, tablesHolding } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const PLACES = ['Huize Zonnebloem', 'Kastanjelaan 12a', 'Oudewater', '’s-Gravenzande']

async function withPlaces(lines = PLACES): Promise<Store> {
  const store = await aStore()
  const actor = await aPerson(store, { role: 'administrator' })
  const how = 'add'
  const result = await changeSecretPlaces(store, {
    actor,
    how,
    lines: lines.join('\n'),
    now: START,
  })
  expect(result).toEqual({ kind: 'saved' })
  return store
}

test.each([
  'Ik woon nu in huize zonnebloem, op de zolder.',
  'HUIZE  ZONNEBLOEM!',
  'Het was kastanjelaan 12 A, geloof ik.',
  'We gaan naar Oudewáter.',
  'In s Gravenzande was het beter.',
])('"%s" waits, and the item marks the place', async (body) => {
  const store = await withPlaces()
  const posted = await send(store, await aMember(store), { body, confirm: '1' })
  if (posted.kind !== 'placed') throw new Error(posted.kind)
  expect((await postOf(store, posted.postId)).state).toBe('held')
  const matches = store.sqlite.prepare('SELECT matches FROM assessment').pluck().all().join('')
  expect(matches).toContain('"note":"secret-place"')
  // The writer is not asked to take it out: that would say that it is on the list.
  const asked = await send(store, await aMember(store), { body: TEXTS.none })
  expect(asked.kind).toBe('placed')
})

test.each([
  'Het water is oud.',
  'De zonnebloem in huize.',
  'Kastanjelaan 12b',
  'Oudewaterse kaas',
  '',
])('"%s" names none', async (text) => {
  const store = await withPlaces()
  expect(findSecretPlaces(text, await secretPlaceRows(store.read), store.keys)).toEqual([])
})

test('a place that is written into a post later waits too, and is found nowhere once it is off the list', async () => {
  const store = await withPlaces()
  const author = await aMember(store)
  const { postId } = await place(store, author, { body: TEXTS.none })
  expect((await postOf(store, postId)).state).toBe('visible')
  await edit(store, author, postId, 'Bij Oudewater, zei ze.', { confirm: true })
  expect((await postOf(store, postId)).state).toBe('held')
  const actor = await aPerson(store, { role: 'administrator' })
  await changeSecretPlaces(store, { actor, lines: 'OUDEWATER', how: 'remove', now: START })
  expect(await countSecretPlaces(store.read)).toBe(PLACES.length - 1)
  const after = await place(store, await aMember(store), {
    body: 'Bij Oudewater, zei ze.',
    confirm: '1',
  })
  expect((await postOf(store, after.postId)).state).toBe('visible')
})

test('no word of the list stands in the store, nor in the audit trail', async () => {
  const store = await withPlaces()
  for (const word of ['zonnebloem', 'kastanjelaan', 'oudewater', 'gravenzande']) {
    expect([word, tablesHolding(store, word)]).toEqual([word, []])
  }
  const said = "SELECT action || ' ' || reason FROM audit WHERE action = 'settings.secret-places'"
  expect(store.sqlite.prepare(said).pluck().all()).toEqual(['settings.secret-places +4 -0'])
  const [row] = await secretPlaceRows(store.read)
  expect(row?.first.length).toBe(2)
})

test('only an administrator changes it, and what can’t be searched for is said line by line', async () => {
  const store = await aStore()
  const change = { how: 'add', now: START } as const
  const moderator = await aModerator(store)
  expect(
    await changeSecretPlaces(store, { ...change, actor: moderator, lines: 'Oudewater' }),
  ).toEqual({
    kind: 'not-allowed',
  })
  const actor = await aPerson(store, { role: 'administrator' })
  const long = 'een twee drie vier vijf zes zeven acht negen'
  const wrong = await changeSecretPlaces(store, {
    ...change,
    actor,
    lines: `Oudewater\nIJ\n${long}`,
  })
  expect(wrong).toEqual({ kind: 'wrong', lines: ['IJ', long] })
  expect(await changeSecretPlaces(store, { ...change, actor, lines: ' \n ' })).toEqual({
    kind: 'empty',
  })
  const many = Array.from({ length: 501 }, (_, index) => `Plek ${index}`).join('\n')
  expect(await changeSecretPlaces(store, { ...change, actor, lines: many })).toEqual({
    kind: 'too-many',
    most: 500,
  })
  expect(await countSecretPlaces(store.read)).toBe(0)
})

test('a place is found wherever it stands in a text, and marked just where it stands', async () => {
  const store = await aStore()
  const word = stringMatching(/^[a-z]{4,9}$/)
  assert(
    property(
      array(word),
      array(word, { minLength: 1, maxLength: 8 }),
      array(word),
      (before, words, after) => {
        const named = words.join(' ')
        const row = secretPlaceRow(store.keys, named)
        if (row === undefined) throw new Error('no row')
        const text = [...before, named, ...after].join(' ')
        const found = findSecretPlaces(text, [row], store.keys)
        const at = before.join(' ').length + (before.length > 0 ? 1 : 0)
        expect(found).toContainEqual(expect.objectContaining({ start: at, end: at + named.length }))
        for (const { start, end } of found) expect(text.slice(start, end)).toBe(named)
      },
    ),
    { numRuns: 60 },
  )
})

test('a content warning that leads to a door waits too; one that names what the post is about does not', async () => {
  const store = await withPlaces()
  for (const [warning, state] of [
    ['Oudewater', 'held'],
    ['Lindelaan 12', 'held'],
    ['verkrachting', 'visible'],
    ['geweld, wurging', 'visible'],
  ] as const) {
    const { postId } = await place(store, await aMember(store), { warning })
    expect([warning, (await postOf(store, postId)).state]).toEqual([warning, state])
  }
})
