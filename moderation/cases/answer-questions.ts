import { momentOf } from '#db/local-time.ts'
import { answersOfCase, setAnswer, type CaseAnswer } from '#db/queries/case-file.ts'
import type { Store, Writing } from '#db/store.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { stepInCase, type InCase, type StepResult } from './case-step.ts'
import { ANSWERS, GROUP_EVENTS, QUESTIONS, type QuestionGroup } from './questions.ts'

/** The fields of a group's form: `answer.NAME`, and where it has them `note.NAME` and `told.NAME`. */
export type QuestionFields = Readonly<Record<string, string>>

type Given = Pick<CaseAnswer, 'question' | 'answer' | 'note' | 'told_at'>
type Read = { kind: 'given'; given: Given } | { kind: 'wrong'; field: string } | { kind: 'nothing' }

/** Why a step was not taken, or what art. 18 was weighed on, is said; what the police heard, too. */
function needsNote(group: QuestionGroup, name: string, answer: string): boolean {
  if (group === 'step') return answer === 'no'
  return group === 'duty' && (name === 'law' || (name === 'police' && answer === 'yes'))
}

function readOne(group: QuestionGroup, name: string, fields: QuestionFields, now: Date): Read {
  const typed = fields[`answer.${name}`] ?? ''
  // What is left open changes nothing: a colleague may have answered meanwhile.
  if (typed === '') return { kind: 'nothing' }
  const answer = ANSWERS[group].find((one) => one === typed)
  if (answer === undefined) return { kind: 'wrong', field: `answer.${name}` }
  const note = cleanText(fields[`note.${name}`] ?? '')
  if (lengthProblem('note', note) || (note === '' && needsNote(group, name, answer))) {
    return { kind: 'wrong', field: `note.${name}` }
  }
  const when = fields[`told.${name}`] ?? ''
  const told = when === '' ? undefined : momentOf(when, 'later')
  if (name === 'police' && answer === 'yes' && (told === undefined || told > now.getTime())) {
    return { kind: 'wrong', field: `told.${name}` }
  }
  const given = { question: `${group}.${name}`, answer, note, told_at: told ?? null }
  return { kind: 'given', given }
}

function isNew(given: Given, before: CaseAnswer[]): boolean {
  const known = before.find((one) => one.question === given.question)
  return (
    known === undefined ||
    known.answer !== given.answer ||
    known.note !== given.note ||
    known.told_at !== given.told_at
  )
}

/** Writes down what a professional answered to one group of questions. */
export async function answerQuestions(
  store: Store,
  at: InCase & { group: QuestionGroup; fields: QuestionFields },
): Promise<StepResult<string>> {
  const { group, fields, now } = at
  return await stepInCase(store, at, {
    name: GROUP_EVENTS[group],
    async take(trx: Writing, found) {
      const before = await answersOfCase(trx, found.id)
      const read = QUESTIONS[group].map((name) => readOne(group, name, fields, now))
      const wrong = read.find((one) => one.kind === 'wrong')
      if (wrong !== undefined) return wrong.field
      for (const one of read) {
        if (one.kind !== 'given' || !isNew(one.given, before)) continue
        await setAnswer(trx, {
          case_id: found.id,
          ...one.given,
          by: at.actor.id,
          at: now.getTime(),
        })
      }
      return undefined
    },
  })
}
