/** What professionals note in a case beside its history: answers to fixed questions, and tasks. */
import type { Insertable } from 'kysely'
import type { CaseAnswerTable, CaseTaskTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type CaseAnswer = Row<'case_answer'> & { byName: string | null }

/** The answers of a case, with the working names of who gave them. */
export async function answersOfCase(db: Reader | Writing, caseId: string): Promise<CaseAnswer[]> {
  return await db
    .selectFrom('case_answer')
    .leftJoin('account', 'account.id', 'case_answer.by')
    .selectAll('case_answer')
    .select('account.pseudonym as byName')
    .where('case_id', '=', caseId)
    .execute()
}

/** Writes an answer down, in the place of the one before. */
export async function setAnswer(trx: Writing, row: Insertable<CaseAnswerTable>): Promise<void> {
  const { answer, note, told_at, by, at } = row
  await trx
    .insertInto('case_answer')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'question']).doUpdateSet({ answer, note, told_at, by, at }),
    )
    .execute()
}

export async function insertTask(trx: Writing, row: Insertable<CaseTaskTable>): Promise<void> {
  await trx.insertInto('case_task').values(row).execute()
}

export type CaseTask = Row<'case_task'> & { doneByName: string | null }

/** The tasks of a case, those to be done first, by their day. */
export async function tasksOfCase(db: Reader, caseId: string): Promise<CaseTask[]> {
  return await db
    .selectFrom('case_task')
    .leftJoin('account', 'account.id', 'case_task.done_by')
    .selectAll('case_task')
    .select('account.pseudonym as doneByName')
    .where('case_id', '=', caseId)
    .orderBy((eb) => eb('case_task.done_at', 'is not', null))
    .orderBy('case_task.due_day')
    .execute()
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
