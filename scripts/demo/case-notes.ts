/** What professionals of the demo noted in a case beside its history. */
import { DAY_MS, MINUTE_MS, dayOf } from '#db/days.ts'
import type { Store } from '#db/store.ts'
import { answerQuestions } from '#moderation/cases/answer-questions.ts'
import { addTask, discuss } from '#moderation/cases/case-file.ts'
import type { StepResult } from '#moderation/cases/case-step.ts'
import type { CaseNotes } from './content.ts'
import { person } from './people.ts'

function done(result: StepResult<string>): void {
  if (result.kind !== 'done') throw new Error(`Case notes of the demo: ${JSON.stringify(result)}`)
}

export async function noteInCase(
  store: Store,
  caseId: string,
  notes: CaseNotes,
  opened: Date,
): Promise<void> {
  const now = new Date(opened.getTime() + notes.minutesAfter * MINUTE_MS)
  const at = { actor: await person(store, notes.by), caseId, now }
  const flags = Object.entries(notes.flags).map(([flag, answer]) => [`answer.${flag}`, answer])
  done(await answerQuestions(store, { ...at, group: 'flag', fields: Object.fromEntries(flags) }))
  const steps = Object.entries(notes.steps).flatMap(([step, note]) => [
    [`answer.${step}`, 'yes'],
    [`note.${step}`, note],
  ])
  done(await answerQuestions(store, { ...at, group: 'step', fields: Object.fromEntries(steps) }))
  for (const { task, daysAfter } of notes.tasks) {
    const day = dayOf(new Date(now.getTime() + daysAfter * DAY_MS))
    done(await addTask(store, { ...at, task, day }))
  }
  for (const { by, note } of notes.discussion) {
    done(await discuss(store, { ...at, actor: await person(store, by), note }))
  }
}
