/** What a professional notes in a case beside its history, from the domain to the store. */
import { expect, test } from 'vitest'
import { answersOfCase, tasksOfCase } from '#db/queries/case-file.ts'
import { findCase, listCases } from '#db/queries/cases.ts'
import type { Store } from '#db/store.ts'
import { planAftercare } from '#moderation/cases/aftercare.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask, discuss, doTask, helpWindows, noteHappened } from '#moderation/cases/case-file.ts'
import { readCase } from '#moderation/cases/read-case.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { aCaseTaken } from '../helpers/acute.ts'
import { aCanary, tracesOf } from '../helpers/canaries.ts'
import { START } from '../helpers/clock.ts'
import { outcome, work } from '../helpers/deeds.ts'
import { alarmOf, caseOf } from '../helpers/looking.ts'
import { aMemberWith, aModerator, aProfessional, PASSPHRASE } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

async function answersIn(store: Store, caseId: string): Promise<Record<string, string>> {
  const answers = await answersOfCase(store.read, caseId)
  return Object.fromEntries(answers.map((one) => [one.question, one.answer]))
}

test('red flags in her words are shown as heard, and stay not asked until somebody answers', async () => {
  const store = await aStore()
  const { actor, caseId } = await aCaseTaken(store)
  const before = await readCase(store, { caseId, actor, now })
  expect([before?.flagsHeard, before?.answers]).toEqual([['strangulation'], []])
  const fields = {
    'answer.strangulation': 'yes',
    'answer.weapon': 'unknown',
    'answer.stalking': '',
  }
  const at = { actor, caseId, now, group: 'flag' as const }
  expect(await answerQuestions(store, { ...at, fields })).toEqual({ kind: 'done' })
  expect(await answersIn(store, caseId)).toEqual({
    'flag.strangulation': 'yes',
    'flag.weapon': 'unknown',
  })
  // A colleague's form that leaves a question open takes no answer away; an answer replaces the one before.
  const colleague = await aProfessional(store)
  await answerQuestions(store, { ...at, actor: colleague, fields: { 'answer.weapon': 'no' } })
  const answers = await answersOfCase(store.read, caseId)
  expect(answers.map((one) => [one.question, one.answer, one.byName]).toSorted()).toEqual([
    ['flag.strangulation', 'yes', actor.pseudonym],
    ['flag.weapon', 'no', colleague.pseudonym],
  ])
  expect(await audited(store, 'case.flags')).toHaveLength(2)
})

test.each([
  ['an answer that is none', 'flag', { 'answer.weapon': 'perhaps' }, 'answer.weapon'],
  ['a step is done or not', 'step', { 'answer.talk': 'unknown' }, 'answer.talk'],
  ['a step not done, without why', 'step', { 'answer.talk': 'no' }, 'note.talk'],
  ['art. 18 weighed without a reason', 'duty', { 'answer.law': 'no' }, 'note.law'],
  [
    'police told, not said when',
    'duty',
    { 'answer.police': 'yes', 'note.police': 'x' },
    'told.police',
  ],
  [
    'police told tomorrow',
    'duty',
    { 'answer.police': 'yes', 'note.police': 'x', 'told.police': '2026-11-25T10:00' },
    'told.police',
  ],
] as const)('%s is refused, and nothing of the form is kept', async (_, group, wrong, field) => {
  const store = await aStore()
  const { actor, caseId } = await aCaseTaken(store)
  const before = everything(store)
  const fields = { 'answer.map': 'yes', 'answer.member': 'no', ...wrong }
  const result = await answerQuestions(store, { actor, caseId, now, group, fields })
  expect(result).toEqual({ kind: 'wrong', field })
  expect(everything(store)).toEqual(before)
})

test('steps of the code, art. 18 and what the police were told are kept with who and when', async () => {
  const store = await aStore()
  const { actor, caseId } = await aCaseTaken(store)
  await answerQuestions(store, {
    actor,
    caseId,
    now,
    group: 'step',
    fields: {
      'answer.map': 'yes',
      'answer.consult': 'no',
      'note.consult': 'Nacht, niemand bereikt.',
    },
  })
  await answerQuestions(store, {
    actor,
    caseId,
    now,
    group: 'duty',
    fields: {
      'answer.law': 'yes',
      'note.law': 'Haar leven is in gevaar.',
      'answer.police': 'yes',
      'note.police': 'Adres uit haar bericht, aan 112.',
      'told.police': '2026-11-24T15:00',
    },
  })
  const answers = await answersOfCase(store.read, caseId)
  expect(answers.find((one) => one.question === 'duty.police')).toMatchObject({
    answer: 'yes',
    note: 'Adres uit haar bericht, aan 112.',
    told_at: Date.parse('2026-11-24T14:00:00Z'),
    by: actor.id,
    at: now.getTime(),
  })
  expect(answers.find((one) => one.question === 'step.consult')?.answer).toBe('no')
})

test('the window counts from when it happened, in Dutch time', async () => {
  const store = await aStore()
  const { actor, caseId } = await aCaseTaken(store)
  const at = { actor, caseId, now }
  const field = 'happened'
  expect(await noteHappened(store, { ...at, when: 'gisteren' })).toEqual({ kind: 'wrong', field })
  expect(await noteHappened(store, { ...at, when: '2026-11-24T23:00' })).toEqual({
    kind: 'wrong',
    field,
  })
  await noteHappened(store, { ...at, when: '2026-11-23T15:07' })
  const page = await readCase(store, { caseId, actor, now: new Date('2026-11-24T14:07:00Z') })
  const hours = page?.helpWindows.map(({ leftMs }) => leftMs / 3_600_000)
  expect(hours).toEqual([48, 144])
  const later = helpWindows(Date.parse('2026-11-20T00:00:00Z'), now).map(({ leftMs }) => leftMs > 0)
  expect(later).toEqual([false, true])
  await noteHappened(store, { ...at, when: '' })
  expect((await findCase(store.read, caseId))?.happened_at).toBeNull()
})

test('colleagues discuss a case; their words stop no alarm', async () => {
  const store = await aStore()
  const { actor, caseId } = await aCaseTaken(store)
  const before = await alarmOf(store, caseId)
  const colleague = await aProfessional(store)
  const at = { actor: colleague, caseId, now }
  expect(await discuss(store, { ...at, note: ' ' })).toEqual({ kind: 'wrong', field: 'discussion' })
  expect(await discuss(store, { ...at, note: 'Vraag naar de sleutels.' })).toEqual({ kind: 'done' })
  expect(await alarmOf(store, caseId)).toEqual(before)
  await work(store, actor, caseId, outcome())
  expect(await discuss(store, { ...at, note: 'Goed gedaan.' })).toEqual({ kind: 'done' })
  expect(await discuss(store, { ...at, actor: await aModerator(store), note: 'x' })).toEqual({
    kind: 'not-allowed',
  })
})

test('a task has a day, is done once, and stands in the list when its day has come', async () => {
  const store = await aStore()
  const { actor, caseId } = await aCaseTaken(store)
  const at = { actor, caseId, now }
  const task = 'Bel het CSG'
  expect(await addTask(store, { ...at, task, day: '2026-11-23' })).toMatchObject({
    field: 'task-day',
  })
  expect(await addTask(store, { ...at, task, day: '2026-02-30' })).toMatchObject({
    field: 'task-day',
  })
  expect(await addTask(store, { ...at, task: ' ', day: '2026-11-25' })).toMatchObject({
    field: 'task',
  })
  await addTask(store, { ...at, task, day: '2026-11-25' })
  const due = async (today: string) => {
    const list = { state: 'open', language: 'nl', limit: 5, today } as const
    return (await listCases(store.read, list)).map((line) => line.tasksDue)
  }
  expect([await due('2026-11-24'), await due('2026-11-25')]).toEqual([[0], [1]])
  const [stored] = await tasksOfCase(store.read, caseId)
  const taskId = stored?.id ?? ''
  expect(await doTask(store, { ...at, taskId })).toEqual({ kind: 'done' })
  expect(await doTask(store, { ...at, taskId })).toEqual({ kind: 'wrong', field: 'task' })
  expect(await due('2026-11-26')).toEqual([0])
})

test('erasure takes flags, tasks, times and words; that steps were taken stays', async () => {
  const store = await aStore()
  const author = await aMemberWith(store, PASSPHRASE)
  const { postId } = await place(store, author, { body: TEXTS.acute, confirm: '1' })
  const { id: caseId } = await caseOf(store, postId)
  const actor = await aProfessional(store)
  const words = { step: aCanary(), task: aCanary(), talk: aCanary() }
  const at = { actor, caseId, now }
  await answerQuestions(store, { ...at, group: 'flag', fields: { 'answer.weapon': 'yes' } })
  const fields = { 'answer.talk': 'no', 'note.talk': words.step }
  await answerQuestions(store, { ...at, group: 'step', fields })
  await addTask(store, { ...at, task: words.task, day: '2026-11-25' })
  await discuss(store, { ...at, note: words.talk })
  await noteHappened(store, { ...at, when: '2026-11-24T01:00' })
  await planAftercare(store, { ...at, day: '2026-11-30' })
  await eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now })
  expect(tracesOf(store, words)).toEqual([])
  expect(await answersIn(store, caseId)).toEqual({ 'step.talk': 'no' })
  expect(await tasksOfCase(store.read, caseId)).toEqual([])
  expect(await findCase(store.read, caseId)).toMatchObject({
    state: 'open',
    happened_at: null,
    aftercare_day: null,
    erased: 1,
  })
})

test('cases of one author are seen together, in the list and on their pages', async () => {
  const store = await aStore()
  const { actor, caseId, author } = await aCaseTaken(store)
  await place(store, author, { body: TEXTS.urgent })
  const list = { state: 'open', language: 'nl', limit: 5, today: '2026-11-24' } as const
  expect((await listCases(store.read, list)).map((line) => line.together)).toEqual([1, 1])
  const page = await readCase(store, { caseId, actor, now })
  expect(page?.others).toMatchObject([{ state: 'open', origin: 'post' }])
})
