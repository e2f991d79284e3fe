/** Another name for one conversation: whose it is, where it holds, and that it goes with its last post. */
import { expect, test } from 'vitest'
import { postsForExport } from '#db/queries/posts.ts'
import { postsOfThread } from '#db/queries/threads.ts'
import { sweep } from '#db/retention/sweep.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { changeSecretPlaces } from '#moderation/administration/secret-places.ts'
import { join } from '#moderation/members/join.ts'
import { START, after } from '../helpers/clock.ts'
import { approve, decided, edit } from '../helpers/deeds.ts'
import { casesOf, itemOf, itemsOf, postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aPerson, PASSPHRASE } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { aStore, everything } from '../helpers/store.ts'
import { PHONE, TEXTS } from '../helpers/texts.ts'
import { deed } from '../helpers/whole-threads.ts'

const ALIAS = 'gele-tulp-41'

async function nameOf(store: Store, postId: string): Promise<string | null> {
  return (await postOf(store, postId)).name
}

async function aThreadOf(store: Store, author: Actor, alias = ALIAS) {
  return await place(store, author, { alias })
}

/** What is wrong with the name that somebody wants to write under, or the kind of the answer. */
async function wrongWith(store: Store, author: Actor, alias: string, threadId?: string) {
  const where = threadId === undefined ? {} : { threadId }
  const result = await send(store, author, { alias, ...where })
  if (result.kind !== 'refused') return result.kind
  return result.problems.map(({ field, problem }) => `${field} ${problem}`).join()
}

test('a post stands under the name that was chosen, and so does all that follows in its conversation', async () => {
  const store = await aStore()
  const [author, other] = [await aMember(store), await aMember(store)]
  const { postId, threadId } = await aThreadOf(store, author)
  const reply = await place(store, author, { threadId, quotes: postId })
  const answer = await place(store, other, { threadId, quotes: reply.postId })
  await edit(store, author, postId, 'Anders gezegd.')
  const seen = await postsOfThread(store.read, threadId, 1)
  expect(seen.map(({ name, quoted }) => [name, quoted?.name])).toEqual([
    [ALIAS, undefined],
    [ALIAS, ALIAS],
    [other.pseudonym, ALIAS],
  ])
  const elsewhere = await place(store, author, { threadId: (await place(store, other)).threadId })
  expect(await nameOf(store, elsewhere.postId)).toBe(author.pseudonym)
  expect(await nameOf(store, answer.postId)).toBe(other.pseudonym)
  const own = await postsForExport(store.read, author.id)
  expect(own.map(({ alias }) => alias)).toEqual([ALIAS, ALIAS, null])
})

test('who wrote in a conversation keeps the name that she has there, also while her post waits', async () => {
  const store = await aStore()
  const [other, author, newcomer] = [
    await aMember(store),
    await aMember(store),
    await aNewcomer(store),
  ]
  const { threadId } = await place(store, other)
  await place(store, author, { threadId })
  expect(await wrongWith(store, author, 'rode-roos-12', threadId)).toBe('alias kept')
  expect(await wrongWith(store, author, '', threadId)).toBe('alias kept')
  const waits = await place(store, newcomer, { threadId, alias: ALIAS })
  expect(waits.state).toBe('held')
  expect(await wrongWith(store, newcomer, 'rode-roos-12', threadId)).toBe('alias kept')
  const again = await place(store, newcomer, { threadId })
  expect(await nameOf(store, again.postId)).toBe(ALIAS)
  await deletePost(store, { author: newcomer, postId: waits.postId, now: START })
  await decided(store, await aModerator(store), (await itemOf(store, again.postId)).id, approve)
  expect((await postsOfThread(store.read, threadId, 1)).at(-1)?.name).toBe(ALIAS)
})

test('a name is nobody’s else: no pseudonym’s, no other name’s, none that points to another of hers', async () => {
  const store = await aStore()
  const author = await aPerson(store, { pseudonym: 'zilveren-maan-7', approvedPosts: 5 })
  const other = await aMember(store)
  await aThreadOf(store, author)
  for (const name of [other.pseudonym, other.pseudonym.toUpperCase(), ALIAS, 'Gele Tulp 41']) {
    for (const who of [author, other]) {
      expect([name, await wrongWith(store, who, name)]).toEqual([name, 'alias taken'])
    }
  }
  expect(await wrongWith(store, author, 'zilveren-maan-7')).toBe('alias taken')
  for (const name of ['zilveren-maan-8', 'maan', 'zilverenmaan van hier', 'gele tulp']) {
    expect([name, await wrongWith(store, author, name)]).toEqual([name, 'alias alike'])
  }
  expect(await wrongWith(store, other, 'zilveren-maan-8')).toBe('placed')
  const joining = { passphrase: PASSPHRASE, now: START }
  expect(await join(store, { ...joining, pseudonym: 'gele-tulp 41' })).toEqual({
    kind: 'refused',
    problems: [{ field: 'pseudonym', problem: 'taken' }],
  })
})

test.each([
  ['ab', 'alias too-short'],
  ['a'.repeat(33), 'alias too-long'],
  ['<b>roos</b>', 'alias bad-characters'],
  ['Fatima Jansen', 'alias first-name-surname'],
  ['moderator roos', 'alias staff-like'],
  ['roos@mail.example', 'alias email'],
  ['06 12345678', 'alias phone'],
])('the rules of a pseudonym hold for it: %s', async (name, wrong) => {
  const store = await aStore()
  const author = await aMember(store)
  expect(await wrongWith(store, author, name)).toBe(wrong)
  expect(everything(store).alias).toEqual([])
})

test('who works here writes under one name', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  expect(await wrongWith(store, moderator, ALIAS)).toBe('alias staff')
  expect(await wrongWith(store, moderator, '')).toBe('alias staff')
})

test('without a name one is suggested before anything stands there; what tells of danger is heard already', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const first = await send(store, author, { alias: '', key: 'one' })
  expect(first).toMatchObject({ kind: 'warned', findings: [], caseId: null })
  const found = await send(store, author, { alias: '', body: PHONE, key: 'two' })
  expect(found).toMatchObject({ kind: 'warned', findings: [{ kind: 'phone' }] })
  expect(everything(store).post).toEqual([])
  const acute = await send(store, author, { alias: '', body: TEXTS.acute, key: 'three' })
  if (acute.kind !== 'warned') throw new Error(acute.kind)
  expect([acute.level, everything(store).case?.length]).toEqual(['acute', 1])
  const alias = acute.suggestion ?? ''
  const placed = await place(store, author, { alias, body: TEXTS.acute, key: 'three' })
  expect((await casesOf(store, placed.postId)).map(({ id }) => id)).toEqual([acute.caseId])
  expect([await nameOf(store, placed.postId), placed.caseId]).toEqual([alias, acute.caseId])
  const [, nothing] = [await send(store, author, { alias: '  ' }), await send(store, author)]
  expect(nothing.kind).toBe('placed')
})

test('a cry for help with a name that won’t do is kept, under no name that she did not ask for', async () => {
  const store = await aStore()
  const [author, other] = [await aMember(store), await aMember(store)]
  const { threadId } = await place(store, other)
  await place(store, author, { threadId })
  for (const [alias, where] of [
    [other.pseudonym, {}],
    [ALIAS, { threadId }],
    ['', { threadId }],
  ] as const) {
    const result = await send(store, author, { alias, body: TEXTS.acute, ...where })
    if (result.kind !== 'refused' || result.stored === null) throw new Error(result.kind)
    expect(result.stored.state).toBe('held')
    const name = await nameOf(store, result.stored.postId)
    expect(name).toMatch(/^[\w-]+-\d{3}$/)
    expect([author.pseudonym, other.pseudonym, alias]).not.toContain(name)
  }
  // What was drawn for it is not how she goes on.
  const next = await place(store, author, { threadId })
  expect(await nameOf(store, next.postId)).toBe(author.pseudonym)
})

test('what a name says is heard like any words: of danger, of a door, of a place that is kept secret', async () => {
  const store = await aStore()
  const actor = await aPerson(store, { role: 'administrator' })
  await changeSecretPlaces(store, { actor, how: 'add', lines: 'De Wilgenhof', now: START })
  for (const [alias, state, items] of [
    ['hou je bek', 'visible', 1],
    ['Huize Linde', 'held', 1],
    ['de wilgenhof', 'held', 1],
    ['moeder van drie', 'visible', 0],
  ] as const) {
    const placed = await place(store, await aMember(store), { alias })
    const found = await itemsOf(store, placed.postId)
    expect([alias, placed.state, found.length]).toEqual([alias, state, items])
    expect(found.every(({ level, why }) => level === 'attention' && why === 'flagged')).toBe(true)
  }
})

test('two who take a name at once: one has it, the other is told', async () => {
  const store = await aStore()
  const people = [await aMember(store), await aMember(store)]
  const results = await Promise.all(people.map((who) => wrongWith(store, who, ALIAS)))
  expect(results.toSorted()).toEqual(['alias taken', 'placed'])
  expect(everything(store).alias).toHaveLength(1)
})

test('split and merged threads leave each post its name', async () => {
  const store = await aStore()
  const [author, moderator] = [await aMember(store), await aModerator(store)]
  const one = await aThreadOf(store, author)
  const second = await place(store, author, { threadId: one.threadId })
  const other = await aThreadOf(store, author, 'rode-roos-12')
  const own = await place(store, author)
  for (const from of [other, own]) {
    await deed(store, moderator, from.threadId, { kind: 'merge', intoId: one.threadId })
  }
  const names = async (threadId: string) =>
    (await postsOfThread(store.read, threadId, 1)).map(({ name }) => name)
  expect(await names(one.threadId)).toEqual([ALIAS, ALIAS, 'rode-roos-12', author.pseudonym])
  await deed(store, moderator, own.threadId, { kind: 'undo' })
  // The newest of hers there says under which she goes on.
  const next = await place(store, author, { threadId: other.threadId })
  expect(await nameOf(store, next.postId)).toBe('rode-roos-12')
  const split = { kind: 'split', postId: second.postId, title: 'Verder' } as const
  await deed(store, moderator, one.threadId, split)
  expect(await names(one.threadId)).toEqual([ALIAS])
  expect(await nameOf(store, second.postId)).toBe(ALIAS)
})

test('a name goes with the last post under it, and is free again', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const { postId, threadId } = await aThreadOf(store, author)
  const second = await place(store, author, { threadId })
  await deletePost(store, { author, postId, now: START })
  expect(await nameOf(store, second.postId)).toBe(ALIAS)
  await deletePost(store, { author, postId: second.postId, now: START })
  expect(everything(store).alias).toEqual([])
  expect(await wrongWith(store, author, ALIAS, threadId)).toBe('placed')
  await sweep(store, { now: after(START, { days: 400 }) })
  expect([everything(store).alias, everything(store).post]).toEqual([[], []])
})
