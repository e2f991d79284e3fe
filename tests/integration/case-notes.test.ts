/** What professionals write in a case stands under its key alone: destroying that makes it gone everywhere. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyStore } from '#db/backup/copy.ts'
import { sweep } from '#db/retention/sweep.ts'
import type { Store } from '#db/store.ts'
import { truncateLog } from '#db/truncate-log.ts'
import type { Actor } from '#moderation/actor.ts'
import { makeBackup } from '#moderation/backups/make.ts'
import { putBack } from '#moderation/backups/put-back.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask, discuss } from '#moderation/cases/case-file.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { canaries, tracesOf, type Canaries } from '../helpers/canaries.ts'
import { after, START } from '../helpers/clock.ts'
import { outcome, work } from '../helpers/deeds.ts'
import { caseEvents, caseOf } from '../helpers/looking.ts'
import { aMemberWith, aProfessional, PASSPHRASE } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aFolder, aStore, everything, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const NOTED = ['note', 'discussion', 'answer', 'task']

type Noted = { store: Store; author: Actor; professional: Actor; caseId: string; words: Canaries }

/** A case with words in everything that a professional can write. */
async function aNotedCase(): Promise<Noted> {
  const store = await aStore()
  const [author, actor] = [await aMemberWith(store, PASSPHRASE), await aProfessional(store)]
  const { postId } = await place(store, author, { body: TEXTS.acute })
  const { id: caseId } = await caseOf(store, postId)
  const words = canaries(...NOTED)
  const said = (name: string) => `Zij noemt ${words[name]}.`
  const at = { actor, caseId, now: START }
  await work(store, actor, caseId, { kind: 'note', note: said('note') })
  const fields = { 'answer.talk': 'no', 'note.talk': said('answer') }
  for (const done of [
    await discuss(store, { ...at, note: said('discussion') }),
    await answerQuestions(store, { ...at, group: 'step', fields }),
    await addTask(store, { ...at, task: said('task'), day: '2026-11-26' }),
  ]) {
    expect(done).toEqual({ kind: 'done' })
  }
  await truncateLog(store)
  return { store, author, professional: actor, caseId, words }
}

/** Which words a professional reads on the page of the case. */
async function readBy(noted: Noted, store = noted.store): Promise<string[]> {
  const { caseId, professional: actor, words } = noted
  const page = JSON.stringify(await readCase(store, { caseId, actor, now: START }))
  return Object.keys(words).filter((name) => page.includes(words[name] ?? ''))
}

/** The key of each case, as bytes to be looked for. */
function keysIn(store: Store): Record<string, string> {
  const rows = everything(store).case_key as Array<{ id: string; key: Buffer }>
  return Object.fromEntries(rows.map(({ id, key }) => [id, key.toString('latin1')]))
}

test('notes are read on the page of their case, and stand in no file of the store', async () => {
  const noted = await aNotedCase()
  expect(await readBy(noted)).toEqual(NOTED)
  expect(tracesOf(noted.store, noted.words)).toEqual([])
  expect(tracesOf(noted.store, keysIn(noted.store))).toEqual([noted.caseId])
})

test('an erasure destroys the key at once; the case goes on under a new one', async () => {
  const noted = await aNotedCase()
  const { author, caseId, professional, store, words } = noted
  const key = keysIn(store)
  const erased = await eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now: START })
  expect(erased).toEqual({ kind: 'erased', traceless: true })
  expect(tracesOf(store, key)).toEqual([])
  expect(await readBy(noted)).toEqual([])
  expect(everything(store).case_task).toEqual([])
  await work(store, professional, caseId, { kind: 'note', note: `Nog dit: ${words.note}` })
  expect(await readBy(noted)).toEqual(['note'])
  expect(tracesOf(store, words)).toEqual([])
})

test('the sweep destroys the key ninety days after the closing, and no day sooner', async () => {
  const noted = await aNotedCase()
  const { caseId, professional, store } = noted
  const key = keysIn(store)
  await work(store, professional, caseId, outcome('in-contact'))
  await sweep(store, { now: after(START, { days: 89 }) })
  expect(await readBy(noted)).toEqual(NOTED)
  const { traceless } = await sweep(store, { now: after(START, { days: 90 }) })
  expect([traceless, everything(store).case_key]).toEqual([true, []])
  expect(tracesOf(store, key)).toEqual([])
})

async function backedUp(noted: Noted): Promise<string> {
  const target = join(aFolder(), 'copy.age')
  const dataDir = folderOf(noted.store)
  await makeBackup({ dataDir, target, recipient: undefined, now: START })
  return target
}

async function restored(noted: Noted, file: string) {
  const dataDir = folderOf(noted.store)
  await noted.store.close()
  const putting = { identity: undefined, erasedFile: undefined, now: START }
  const done = await putBack({ ...putting, dataDir, file })
  return { done, store: await openAgain(dataDir) }
}

test('a backup holds neither words nor key; with its keys it brings all back', async () => {
  const noted = await aNotedCase()
  const copy = await copyStore(folderOf(noted.store))
  try {
    const copied = { ...noted.store, file: copy.file }
    expect(tracesOf(copied, { ...noted.words, ...keysIn(noted.store) })).toEqual([])
    expect(copy.keys.map(([table]) => table)).toContain('case_key')
  } finally {
    copy.remove()
  }
  const { done, store } = await restored(noted, await backedUp(noted))
  expect(done.unreadable).toBe(0)
  expect(await readBy(noted, store)).toEqual(NOTED)
  expect(await caseEvents(store, noted.caseId)).not.toContain('notes-lost')
})

test('without its keys the case is there, says that notes are missing, and can be written in', async () => {
  const noted = await aNotedCase()
  const file = await backedUp(noted)
  rmSync(`${file}.keys`)
  const { done, store } = await restored(noted, file)
  expect(done.unreadable).toBe(NOTED.length)
  expect(await readBy(noted, store)).toEqual([])
  const { caseId, professional: actor, words } = noted
  const page = await readCase(store, { caseId, actor, now: START })
  expect(page?.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['note', 'discussion', 'notes-lost']),
  )
  expect(page?.answers).toMatchObject([{ question: 'step.talk', answer: 'no', note: '' }])
  // Somebody still knows that something was to be done, and when.
  expect(page?.tasks).toMatchObject([{ task: '', due_day: '2026-11-26', done_at: null }])
  await work(store, actor, caseId, { kind: 'note', note: `Opnieuw: ${words.note}` })
  expect(await readBy(noted, store)).toEqual(['note'])
})

test('a backup from before an erasure, put back with its keys, does not bring the notes back', async () => {
  const noted = await aNotedCase()
  const { author, store } = noted
  const key = keysIn(store)
  const file = await backedUp(noted)
  await eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now: START })
  const again = await restored(noted, file)
  expect(again.done.erased).toBe(1)
  expect(await readBy(noted, again.store)).toEqual([])
  expect(tracesOf(again.store, { ...noted.words, ...key })).toEqual([])
})

test('a key of another hour opens nothing, and closes nothing: the case is read and written in', async () => {
  const noted = await aNotedCase()
  const { store, professional, caseId } = noted
  store.sqlite.prepare('UPDATE case_key SET key = randomblob(32)').run()
  expect(await readBy(noted)).toEqual([])
  const note = `Weer gesproken, over ${noted.words.note}.`
  await work(store, professional, caseId, { kind: 'note', note })
  expect(await readBy(noted)).toEqual(['note'])
})
