/** What professionals note in a case beside its history, under its key: answers to fixed questions, and tasks. */
import type { Insertable } from 'kysely'
import type { CaseAnswerTable, CaseTaskTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { openNote, sealNote } from './case-keys.ts'

export type CaseAnswer = Omit<Row<'case_answer'>, 'note'> & { note: string; byName: string | null }

/** The answers of a case, with the working names of who gave them. */
export async function answersOfCase(db: Reader | Writing, caseId: string): Promise<CaseAnswer[]> {
  const rows = await db
    .selectFrom('case_answer')
    .innerJoin('case_key', 'case_key.id', 'case_answer.case_id')
    .leftJoin('account', 'account.id', 'case_answer.by')
    .selectAll('case_answer')
    .select(['account.pseudonym as byName', 'case_key.key'])
    .where('case_id', '=', caseId)
    .execute()
  return rows.map(({ key, ...row }) => ({ ...row, note: openNote({ key, sealed: row.note }) }))
}

/** Writes an answer down, in the place of the one before. */
export async function setAnswer(
  trx: Writing,
  given: Omit<Insertable<CaseAnswerTable>, 'note'> & { note: string },
): Promise<void> {
  const { answer, told_at, by, at } = given
  const note = await sealNote(trx, given.case_id, given.note)
  await trx
    .insertInto('case_answer')
    .values({ ...given, note })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'question']).doUpdateSet({ answer, note, told_at, by, at }),
    )
    .execute()
}

export async function insertTask(
  trx: Writing,
  row: Omit<Insertable<CaseTaskTable>, 'task'> & { task: string },
): Promise<void> {
  const task = await sealNote(trx, row.case_id, row.task)
  await trx
    .insertInto('case_task')
    .values({ ...row, task })
    .execute()
}

/** An empty task is one whose words a restore could not bring back. */
export type CaseTask = Omit<Row<'case_task'>, 'task'> & { task: string; doneByName: string | null }

/** The tasks of a case, those to be done first, by their day. */
export async function tasksOfCase(db: Reader, caseId: string): Promise<CaseTask[]> {
  const rows = await db
    .selectFrom('case_task')
    .innerJoin('case_key', 'case_key.id', 'case_task.case_id')
    .leftJoin('account', 'account.id', 'case_task.done_by')
    .selectAll('case_task')
    .select(['account.pseudonym as doneByName', 'case_key.key'])
    .where('case_id', '=', caseId)
    .orderBy((eb) => eb('case_task.done_at', 'is not', null))
    .orderBy('case_task.due_day')
    .execute()
  return rows.map(({ key, ...row }) => ({ ...row, task: openNote({ key, sealed: row.task }) }))
}

/** Marks a task of a case as done; answers whether there was one to be done. */
export async function finishTask(
  trx: Writing,
  task: { id: string; caseId: string },
  done: { by: string; at: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('case_task')
    .set({ done_by: done.by, done_at: done.at })
    .where('id', '=', task.id)
    .where('case_id', '=', task.caseId)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
