/** From a form of a case to the one step it asks for. */
import type { Actor } from '#moderation/actor.ts'
import { endAftercare, planAftercare, reopenCase } from '#moderation/cases/aftercare.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask, discuss, doTask, noteHappened } from '#moderation/cases/case-file.ts'
import type { StepResult } from '#moderation/cases/case-step.ts'
import { confirmHold, endHold, proposeHold } from '#moderation/cases/legal-hold.ts'
import { isQuestionGroup } from '#moderation/cases/questions.ts'
import type { CaseDeed } from '#moderation/cases/work-on-case.ts'
import { decideApart, letGo } from '#moderation/recognitions/decide.ts'
import type { Store } from '#db/store.ts'

/** The deed that asks for the newest state of the case, or a note; undefined when it is none. */
export function deedFrom(form: URLSearchParams): CaseDeed | undefined {
  const note = form.get('note') ?? ''
  if (form.has('acknowledge')) return { kind: 'acknowledge' }
  if (form.has('outcome')) {
    const aftercare = form.get('aftercare') ?? ''
    return { kind: 'outcome', outcome: form.get('outcome') ?? '', note, aftercare }
  }
  if (form.has('contact')) {
    const said = form.get('contact') ?? ''
    return { kind: 'contact', note: note || (said === '1' ? '' : said) }
  }
  return form.has('note') ? { kind: 'note', note } : undefined
}

/** `part` is where on the page the step stands. */
export type Stepped = { result: StepResult<string>; part: string }

/** Takes the step that the hidden field `deed` names; undefined when it names none. */
export async function takeStep(
  store: Store,
  form: URLSearchParams,
  at: { actor: Actor; caseId: string; now: Date },
): Promise<Stepped | undefined> {
  const deed = form.get('deed') ?? ''
  const field = (name: string) => form.get(name) ?? ''
  if (isQuestionGroup(deed)) {
    const fields = Object.fromEntries(form)
    return { result: await answerQuestions(store, { ...at, group: deed, fields }), part: deed }
  }
  switch (deed) {
    case 'discussion':
      return { result: await discuss(store, { ...at, note: field('discussion') }), part: deed }
    case 'task': {
      const result = await addTask(store, { ...at, task: field('task'), day: field('task-day') })
      return { result, part: deed }
    }
    case 'task-done':
      return { result: await doTask(store, { ...at, taskId: field('task') }), part: 'task' }
    case 'happened':
      return { result: await noteHappened(store, { ...at, when: field('happened') }), part: deed }
    case 'aftercare':
      return { result: await planAftercare(store, { ...at, day: field('aftercare') }), part: deed }
    case 'aftercare-done': {
      const result = await endAftercare(store, { ...at, note: field('aftercare-note') })
      return { result, part: 'aftercare' }
    }
    case 'apart':
    case 'let-go': {
      const decide = deed === 'apart' ? decideApart : letGo
      const result = await decide(store, { ...at, recognitionId: field('recognition') })
      return { result, part: 'recognition' }
    }
    case 'hold-propose': {
      const wish = { reason: field('reason'), until: field('until') }
      return { result: await proposeHold(store, { ...at, ...wish }), part: 'hold' }
    }
    case 'hold-confirm': {
      const result = await confirmHold(store, { ...at, holdId: field('hold') })
      // What is there no more, somebody took away meanwhile.
      const gone = { kind: 'wrong' as const, field: 'hold' }
      return { result: result.kind === 'not-found' ? gone : { kind: result.kind }, part: 'hold' }
    }
    case 'hold-end':
      return { result: await endHold(store, { ...at, holdId: field('hold') }), part: 'hold' }
    case 'reopen':
      return { result: await reopenCase(store, at), part: 'aftercare' }
    default:
      return undefined
  }
}
