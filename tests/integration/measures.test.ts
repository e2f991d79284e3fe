/** Measures about conduct: what each holds back, who may take it, and that help is never held back. */
import { expect, test } from 'vitest'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { editPost } from '#moderation/intake/edit-post.ts'
import type { MeasureKind } from '#moderation/measures/kinds.ts'
import { liftMeasure } from '#moderation/measures/lift.ts'
import { suspension } from '#moderation/measures/limits.ts'
import { takeMeasure, type TakeResult, type Taking } from '#moderation/measures/take.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { after, START } from '../helpers/clock.ts'
import { decided } from '../helpers/deeds.ts'
import { postOf, toldTo } from '../helpers/looking.ts'
import { object, openItemOf, overturn, uphold, noticeTo } from '../helpers/objecting.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place, send } from '../helpers/placing.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const WORDS = 'In de kastanjeboomgaard was het stil.'

/** A member whose post was reported. */
async function aCase(store: Store) {
  const author = await aMember(store)
  const { postId, threadId } = await place(store, author, { body: WORDS })
  return { author, postId, threadId, itemId: await openItemOf(store, postId) }
}

async function take(
  store: Store,
  actor: Actor,
  itemId: string,
  kind: MeasureKind,
  options: Partial<Taking> = {},
): Promise<TakeResult> {
  const taking = { reason: 'hostile', days: 7, message: 'Zo niet.', now: START, ...options }
  return await takeMeasure(store, { actor, itemId, kind, ...taking })
}

async function taken(...given: Parameters<typeof take>): Promise<string> {
  const result = await take(...given)
  if (result.kind !== 'taken') throw new Error(JSON.stringify(result))
  return result.measureId
}

function problems(result: Awaited<ReturnType<typeof send>>): string[] {
  return result.kind === 'refused' ? result.problems.map((one) => one.problem) : [result.kind]
}

test('a word and a warning are told, and hold nothing back', async () => {
  const store = await aStore()
  const { author, itemId } = await aCase(store)
  const moderator = await aModerator(store)
  await taken(store, moderator, itemId, 'word')
  await taken(store, moderator, itemId, 'warning')
  expect(await toldTo(store, author.id)).toEqual(['measure-word', 'measure-warning'])
  expect(problems(await send(store, author))).toEqual(['placed'])
  expect(await audited(store, 'member.measure')).toEqual([
    'member.measure: word: hostile',
    'member.measure: warning: hostile',
  ])
})

test('who is silent reads, does not write, and can ask for help; until the last day has passed', async () => {
  const store = await aStore()
  const { author, itemId, postId } = await aCase(store)
  await taken(store, await aModerator(store), itemId, 'silent', { days: 2 })
  expect(problems(await send(store, author))).toEqual(['silent'])
  const edit = await editPost(store, { author, postId, body: 'Anders.', now: START })
  expect(edit).toMatchObject({ kind: 'refused', problems: [{ problem: 'silent' }] })
  expect((await postOf(store, postId)).markdown).toBe(WORDS)
  const question = { author, body: 'Ik wil iemand spreken.', reply: true, now: START }
  expect((await askProfessional(store, question)).kind).toBe('asked')
  const last = after(START, { days: 2 })
  expect(problems(await send(store, author, { now: last }))).toEqual(['silent'])
  expect(problems(await send(store, author, { now: after(START, { days: 3 }) }))).toEqual([
    'placed',
  ])
})

test('a cry for help of who may not write is stored, held, and calls a professional', async () => {
  const store = await aStore()
  const { author, itemId } = await aCase(store)
  await taken(store, await aModerator(store), itemId, 'silent')
  const result = await send(store, author, { body: TEXTS.acute })
  expect(result).toMatchObject({ kind: 'refused', stored: { state: 'held', level: 'acute' } })
  expect(everything(store).case).toHaveLength(1)
})

test('slow: one post a day', async () => {
  const store = await aStore()
  const { author, itemId } = await aCase(store)
  await taken(store, await aModerator(store), itemId, 'slow')
  // Today's stands there already: it is the one that was reported.
  expect(problems(await send(store, author))).toEqual(['slow'])
  const tomorrow = after(START, { days: 1 })
  expect(problems(await send(store, author, { now: tomorrow }))).toEqual(['placed'])
  expect(problems(await send(store, author, { now: tomorrow }))).toEqual(['slow'])
})

test('suspended and removed are for professionals; posts go, and come back when it is lifted', async () => {
  const store = await aStore()
  const { author, itemId, postId } = await aCase(store)
  const waiting = await place(store, await aNewcomer(store), {})
  const [moderator, professional] = [await aModerator(store), await aProfessional(store)]
  for (const kind of ['suspended', 'removed'] as const) {
    expect((await take(store, moderator, itemId, kind)).kind).toBe('not-allowed')
  }
  await taken(store, professional, itemId, 'suspended')
  expect(suspension(store)(author.id, '2026-11-24')).toBe(true)
  const before = await postOf(store, postId)
  const measureId = await taken(store, professional, itemId, 'removed')
  expect((await postOf(store, postId)).state).toBe('removed')
  expect((await postOf(store, waiting.postId)).state).toBe('held')
  expect(await searchPosts(store.read, 'kastanjeboomgaard', 5)).toEqual([])
  expect(suspension(store)(author.id, '2036-11-24')).toBe(true)
  const lifting = { actor: moderator, measureId, now: START }
  expect(await liftMeasure(store, lifting)).toEqual({ kind: 'lifted' })
  expect(await postOf(store, postId)).toMatchObject({
    state: 'visible',
    place: before.place,
    markdown: WORDS,
  })
  expect(await searchPosts(store.read, 'kastanjeboomgaard', 5)).toHaveLength(1)
  expect(await toldTo(store, author.id)).toEqual([
    'measure-suspended',
    '(measure-removed)',
    'measure-lifted',
  ])
  expect(await liftMeasure(store, lifting)).toEqual({ kind: 'over' })
})

test('what is wrong with it is named, twice the same is refused, and staff are not touched', async () => {
  const store = await aStore()
  const { itemId } = await aCase(store)
  const moderator = await aModerator(store)
  const before = everything(store)
  for (const [field, wrong] of [
    ['reason', { reason: 'grief' }],
    ['days', { days: 0 }],
    ['days', { days: 31 }],
    ['days', { days: 1.5 }],
    ['days', { days: Number.NaN }],
    ['message', { message: 'a'.repeat(2_001) }],
  ] as const) {
    expect(await take(store, moderator, itemId, 'silent', wrong)).toEqual({ kind: 'wrong', field })
  }
  expect(everything(store)).toEqual(before)
  await taken(store, moderator, itemId, 'silent')
  expect((await take(store, moderator, itemId, 'silent')).kind).toBe('again')
  const colleague = await aModerator(store)
  const { postId } = await place(store, colleague, {})
  const aboutStaff = await openItemOf(store, postId)
  expect((await take(store, moderator, aboutStaff, 'word')).kind).toBe('not-allowed')
  const member = await aMember(store)
  expect((await take(store, member, itemId, 'word')).kind).toBe('not-allowed')
})

test('an objection to a measure is answered by somebody else; who is right is free of it', async () => {
  const store = await aStore()
  const { author, itemId, postId } = await aCase(store)
  const first = await aModerator(store)
  await taken(store, first, itemId, 'silent')
  const told = await object(store, author, 'Dat was een grap.', { kind: 'measure-silent' })
  if (told.kind !== 'objected') throw new Error(told.kind)
  const page = await readItem(store, {
    itemId: told.itemId,
    actor: first,
    language: 'nl',
    now: START,
  })
  expect(page?.judgesOwn).toBe(true)
  expect(page?.objections).toMatchObject([{ measure: 'silent', reason: 'hostile' }])
  const result = await decided(store, await aModerator(store), told.itemId, overturn)
  expect(result.undoUntil).toBe(START.getTime())
  expect(problems(await send(store, author))).toEqual(['placed'])
  expect((await postOf(store, postId)).state).toBe('visible')
  expect((await toldTo(store, author.id)).slice(-2)).toEqual([
    'measure-lifted',
    'objection-granted-measure',
  ])
})

test('a measure that stays holds on; a friendly word is nothing to object to', async () => {
  const store = await aStore()
  const { author, itemId } = await aCase(store)
  const first = await aModerator(store)
  await taken(store, first, itemId, 'word')
  expect(await object(store, author, '', { kind: 'measure-word' })).toEqual({ kind: 'not-found' })
  const measureId = await taken(store, first, itemId, 'silent')
  const told = await object(store, author, '', { kind: 'measure-silent' })
  if (told.kind !== 'objected') throw new Error(told.kind)
  await decided(store, await aModerator(store), told.itemId, uphold)
  expect(problems(await send(store, author))).toEqual(['silent'])
  await liftMeasure(store, { actor: first, measureId, now: START })
  expect(await noticeTo(store, author, 'measure-lifted')).toBeTruthy()
})

test('two people decide at once: one measure', async () => {
  const store = await aStore()
  const { itemId } = await aCase(store)
  const people = [await aModerator(store), await aModerator(store), await aProfessional(store)]
  const results = await Promise.all(people.map((one) => take(store, one, itemId, 'silent')))
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['again', 'again', 'taken'])
  expect(everything(store).measure).toHaveLength(1)
})
