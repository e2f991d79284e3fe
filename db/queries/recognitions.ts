import type { Insertable } from 'kysely'
import { compiledOnce } from '../asked-often.ts'
import type { RecognitionTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** Writes a recognition down. What the same two already have stays; it goes on in the newest case. */
export async function insertRecognition(
  trx: Writing,
  row: Insertable<RecognitionTable>,
): Promise<void> {
  await trx
    .insertInto('recognition')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['reporter_id', 'author_id']).doUpdateSet({ case_id: row.case_id ?? null }),
    )
    .execute()
}

/** How many recognitions of a reporter wait for a professional. */
export async function countWaitingBy(trx: Writing, reporterId: string): Promise<number> {
  const row = await trx
    .selectFrom('recognition')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('reporter_id', '=', reporterId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return row.count
}

const waitingAbout = compiledOnce((db, accountId: string) =>
  db
    .selectFrom('recognition')
    .select('id')
    .where((eb) => eb.or([eb('reporter_id', '=', accountId), eb('author_id', '=', accountId)]))
    .where('state', '=', 'waiting')
    .limit(1),
)

/** Whether new posts of an account wait because it is one of two who perhaps know each other. */
export async function isRecognised(db: Reader | Writing, accountId: string): Promise<boolean> {
  return (await waitingAbout(db, accountId)).length > 0
}

export type ReadRecognition = Pick<Row<'recognition'>, 'id' | 'state' | 'from_day' | 'day'> & {
  reporter: string
  author: string
}

/** The recognitions that are decided about in a case, and those that its author is apart by. */
export async function recognitionsOfCase(
  db: Reader | Writing,
  found: Pick<Row<'case'>, 'id' | 'account_id'>,
): Promise<ReadRecognition[]> {
  return await db
    .selectFrom('recognition')
    .innerJoin('account as reporter', 'reporter.id', 'recognition.reporter_id')
    .innerJoin('account as author', 'author.id', 'recognition.author_id')
    .select([
      'recognition.id',
      'recognition.state',
      'recognition.from_day',
      'recognition.day',
      'reporter.pseudonym as reporter',
      'author.pseudonym as author',
    ])
    .where((eb) =>
      eb.or([
        eb('recognition.case_id', '=', found.id),
        eb.and([
          eb('recognition.state', '=', 'apart'),
          eb('recognition.author_id', '=', found.account_id),
        ]),
      ]),
    )
    .orderBy('recognition.day')
    .execute()
}

/** Keeps two apart from a day on; answers whether there was such a recognition. */
export async function keepApart(trx: Writing, id: string, fromDay: string): Promise<boolean> {
  const result = await trx
    .updateTable('recognition')
    .set({ state: 'apart', from_day: fromDay })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Forgets a recognition: nothing holds for the two any more. Answers whether there was one. */
export async function dropRecognition(trx: Writing, id: string): Promise<boolean> {
  const result = await trx.deleteFrom('recognition').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Forgets what still waits in a case that is over. */
export async function dropWaitingOfCase(trx: Writing, caseId: string): Promise<void> {
  await trx
    .deleteFrom('recognition')
    .where('case_id', '=', caseId)
    .where('state', '=', 'waiting')
    .execute()
}
