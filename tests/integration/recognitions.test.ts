/** "I think I know this person": both are held from then on, and a professional decides. */
import { expect, test } from 'vitest'
import { daysBefore, dayOf } from '#db/days.ts'
import { hiddenFrom, NOBODY } from '#db/queries/hidden.ts'
import { recognitionsOfCase } from '#db/queries/recognitions.ts'
import { findThread, postsOfThread, threadsOfBoard } from '#db/queries/threads.ts'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { afterPlacing } from '#moderation/intake/after-placing.ts'
import { MOST_WAITING } from '#moderation/recognitions/hold-both.ts'
import { decideApart, letGo } from '#moderation/recognitions/decide.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, edit, outcome, work } from '../helpers/deeds.ts'
import { caseOf, itemOf, itemsOf, postOf, toldTo } from '../helpers/looking.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, boardOf } from '../helpers/store.ts'

async function recognise(store: Store, reporter: Actor, postId: string): Promise<void> {
  const report = { track: 'conduct', reason: 'know-this-person', note: '', now: START }
  const result = await fileReport(store, { ...report, reporter, postId })
  expect(result.kind).toBe('reported')
}

/** A post whose author a reporter thinks to know, and the case that it opened. */
async function aRecognisedPost(store: Store) {
  const [author, reporter] = [await aMember(store), await aMember(store)]
  const { postId, threadId } = await place(store, author)
  await recognise(store, reporter, postId)
  const found = await caseOf(store, postId)
  const [recognition] = await recognitionsOfCase(store.read, found)
  if (recognition === undefined) throw new Error('no recognition')
  return { author, reporter, postId, threadId, caseId: found.id, id: recognition.id }
}

test('new posts and new versions of both wait from then on, those of others do not', async () => {
  const store = await aStore()
  const { author, reporter, postId, threadId } = await aRecognisedPost(store)
  expect((await postOf(store, postId)).state).toBe('visible')
  for (const writer of [author, reporter]) {
    const stored = await place(store, writer, { threadId, body: 'Ik kook vandaag soep.' })
    expect(stored.state).toBe('held')
    expect((await itemOf(store, stored.postId)).why).toBe('recognised')
  }
  expect((await place(store, await aMember(store), { threadId })).state).toBe('visible')
  expect(await edit(store, author, postId, 'Nog iets over soep.')).toMatchObject({ state: 'held' })
})

test('it shows to the writer as every held post does, and a moderator shows the post', async () => {
  const store = await aStore()
  const { author } = await aRecognisedPost(store)
  const { postId } = await place(store, author)
  const seen = await afterPlacing(store, { postId, authorId: author.id, now: START })
  expect(seen).toMatchObject({ state: 'held', why: 'flagged', care: null })
  expect(await toldTo(store, author.id)).toEqual(['held'])
  const notices = store.sqlite
    .prepare('SELECT reason, flagged_by FROM notice WHERE account_id = ?')
    .all(author.id)
  expect(notices).toEqual([{ reason: 'flagged', flagged_by: 'triage' }])
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, approve)
  expect((await postOf(store, postId)).state).toBe('visible')
})

test('who recognised somebody hears that it was read, whatever was decided', async () => {
  const store = await aStore()
  const { reporter, postId } = await aRecognisedPost(store)
  const other = await aMember(store)
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  await fileReport(store, { ...report, reporter: other, postId })
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, approve)
  expect(await toldTo(store, reporter.id)).toEqual(['report-read'])
  expect(await toldTo(store, other.id)).toEqual(['report-kept'])
})

test('the holding ends when a professional lets it go, or the case closes', async () => {
  const store = await aStore()
  const actor = await aProfessional(store)
  const first = await aRecognisedPost(store)
  const letting = { actor, caseId: first.caseId, now: START, recognitionId: first.id }
  expect(await letGo(store, letting)).toEqual({ kind: 'done' })
  expect(await letGo(store, letting)).toEqual({ kind: 'wrong', field: 'recognition' })
  const second = await aRecognisedPost(store)
  await work(store, actor, second.caseId, outcome('false-alarm'))
  for (const writer of [first.author, first.reporter, second.author, second.reporter]) {
    expect((await place(store, writer)).state).toBe('visible')
  }
})

test('kept apart, neither reads the other from the next day on, nor quotes, titles or finds', async () => {
  const store = await aStore()
  const { author, reporter, threadId, caseId, id } = await aRecognisedPost(store)
  const actor = await aProfessional(store)
  const third = await aMember(store)
  const { postId } = await place(store, reporter, { threadId, body: 'Over kastanjes praten.' })
  await decided(store, await aModerator(store), (await itemOf(store, postId)).id, approve)
  await place(store, third, { threadId, quotes: postId, body: 'Dat herken ik van kastanjes.' })
  expect(await decideApart(store, { actor, caseId, now: START, recognitionId: id })).toEqual({
    kind: 'done',
  })
  const today = dayOf(START)
  expect(await hiddenFrom(store.read, author.id, today)).toEqual(NOBODY)
  const tomorrow = daysBefore(today, -1)
  const fromAuthor = await hiddenFrom(store.read, author.id, tomorrow)
  const fromReporter = await hiddenFrom(store.read, reporter.id, tomorrow)
  expect([fromAuthor.people, fromReporter.people]).toEqual([[reporter.id], [author.id]])
  expect(await hiddenFrom(store.read, third.id, tomorrow)).toEqual(NOBODY)

  const seen = await postsOfThread(store.read, threadId, 1, fromAuthor)
  expect(seen.map((post) => [post.place, post.name, post.quoted])).toEqual([
    [1, author.pseudonym, null],
    [3, third.pseudonym, null],
  ])
  const other = await postsOfThread(store.read, threadId, 1, fromReporter)
  expect(other.map((post) => [post.place, post.quoted?.name ?? null])).toEqual([
    [2, null],
    [3, reporter.pseudonym],
  ])
  expect((await findThread(store.read, threadId, fromReporter))?.openingVisible).toBe(false)
  expect((await findThread(store.read, threadId, fromAuthor))?.openingVisible).toBe(true)
  const board = await boardOf(store)
  expect(await threadsOfBoard(store.read, board, 1, fromReporter)).toEqual([])
  expect(await threadsOfBoard(store.read, board, 1, fromAuthor)).toHaveLength(1)
  expect(await searchPosts(store.read, 'kastanjes', 9)).toHaveLength(2)
  expect(await searchPosts(store.read, 'kastanjes', 9, fromAuthor)).toHaveLength(1)
  // What they write from now on is not held for it.
  expect((await place(store, author, { now: after(START, { days: 1 }) })).state).toBe('visible')
})

test('only a professional decides, and only in the case that it is about', async () => {
  const store = await aStore()
  const { caseId, id } = await aRecognisedPost(store)
  const strange = await aRecognisedPost(store)
  const deciding = { caseId, now: START, recognitionId: id }
  const moderator = await aModerator(store)
  expect(await decideApart(store, { ...deciding, actor: moderator })).toEqual({
    kind: 'not-allowed',
  })
  const actor = await aProfessional(store)
  for (const decide of [decideApart, letGo]) {
    const elsewhere = { ...deciding, actor, caseId: strange.caseId }
    expect(await decide(store, elsewhere)).toEqual({ kind: 'wrong', field: 'recognition' })
  }
})

test('who points at many holds no more than a few, and each is heard all the same', async () => {
  const store = await aStore()
  const reporter = await aMember(store)
  const authors: Actor[] = []
  for (let turn = 0; turn <= MOST_WAITING; turn += 1) {
    const author = await aMember(store)
    const { postId } = await place(store, author)
    await recognise(store, reporter, postId)
    expect((await itemsOf(store, postId)).length).toBe(1)
    expect((await caseOf(store, postId)).level).toBe('urgent')
    authors.push(author)
  }
  const states: string[] = []
  for (const author of authors) states.push((await place(store, author)).state)
  expect(states).toEqual([...Array(MOST_WAITING).fill('held'), 'visible'])
})

test('one’s own post, and a post of staff, hold nobody', async () => {
  const store = await aStore()
  const [member, moderator] = [await aMember(store), await aModerator(store)]
  for (const author of [member, moderator]) {
    await recognise(store, member, (await place(store, author)).postId)
  }
  expect((await place(store, member)).state).toBe('visible')
  expect((await place(store, moderator)).state).toBe('visible')
})
