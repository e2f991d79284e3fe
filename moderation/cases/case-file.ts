/** The smaller steps in a case: a word among colleagues, tasks, when it happened. */
import { HOUR_MS, dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { isDay, momentOf } from '#db/local-time.ts'
import { finishTask, insertTask } from '#db/queries/case-file.ts'
import { changeCase } from '#db/queries/cases.ts'
import type { Store } from '#db/store.ts'
import { cleanLine, cleanText, lengthOf } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { stepInCase, type InCase, type StepResult } from './case-step.ts'

/** Characters of a task: a line. */
const TASK_AT_MOST = 200

/** What a colleague thinks of the case. It does not stop an alarm: that takes a deed towards her. */
export async function discuss(
  store: Store,
  at: InCase & { note: string },
): Promise<StepResult<'discussion'>> {
  const note = cleanText(at.note)
  return await stepInCase(store, at, {
    name: 'discussion',
    note,
    closedToo: true,
    take: async () =>
      note === '' || lengthProblem('note', note) !== undefined ? 'discussion' : undefined,
  })
}

export async function addTask(
  store: Store,
  at: InCase & { task: string; day: string },
): Promise<StepResult<'task' | 'task-day'>> {
  const task = cleanLine(at.task)
  return await stepInCase(store, at, {
    name: 'task',
    async take(trx, found) {
      if (task === '' || lengthOf(task) > TASK_AT_MOST) return 'task'
      if (!isDay(at.day) || at.day < dayOf(at.now)) return 'task-day'
      await insertTask(trx, {
        id: newId(),
        case_id: found.id,
        task,
        due_day: at.day,
        by: at.actor.id,
        done_by: null,
        done_at: null,
      })
      return undefined
    },
  })
}

export async function doTask(
  store: Store,
  at: InCase & { taskId: string },
): Promise<StepResult<'task'>> {
  return await stepInCase(store, at, {
    name: 'task-done',
    async take(trx, found) {
      const done = { by: at.actor.id, at: at.now.getTime() }
      return (await finishTask(trx, { id: at.taskId, caseId: found.id }, done)) ? undefined : 'task'
    },
  })
}

/** When sexual violence happened, in Dutch time; an empty text takes it back. */
export async function noteHappened(
  store: Store,
  at: InCase & { when: string },
): Promise<StepResult<'happened'>> {
  return await stepInCase(store, at, {
    name: 'happened',
    async take(trx, found) {
      const moment = at.when.trim() === '' ? null : momentOf(at.when, 'earlier')
      if (moment === undefined || (moment !== null && moment > at.now.getTime())) return 'happened'
      await changeCase(trx, found, { happened_at: moment })
      return undefined
    },
  })
}

export type HelpWindow = { hours: 72 | 168; leftMs: number }

/**
 * How long help after sexual violence still is at its best (72 hours: pregnancy, infections, traces) and
 * how long the centre still takes her in (7 days). A window that is over has nothing left.
 */
export function helpWindows(happenedAt: number, now: Date): HelpWindow[] {
  return ([72, 168] as const).map((hours) => ({
    hours,
    leftMs: Math.max(0, happenedAt + hours * HOUR_MS - now.getTime()),
  }))
}
