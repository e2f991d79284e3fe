import type { Signal } from '#moderation/vocabulary.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** Keeps what was said of a signal in a reading; the last word on it counts. */
export async function setFeedback(trx: Writing, row: Row<'triage_feedback'>): Promise<void> {
  const { verdict, level, day } = row
  await trx
    .insertInto('triage_feedback')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['assessment_id', 'signal']).doUpdateSet({ verdict, level, day }),
    )
    .execute()
}

/** Takes back what was said of a signal; answers whether there was anything. */
export async function dropFeedback(
  trx: Writing,
  assessmentId: string,
  signal: Signal,
): Promise<boolean> {
  const result = await trx
    .deleteFrom('triage_feedback')
    .where('assessment_id', '=', assessmentId)
    .where('signal', '=', signal)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export type Feedback = Pick<Row<'triage_feedback'>, 'signal' | 'verdict' | 'level'>

/** What was said of one reading. */
export async function feedbackOn(db: Reader, assessmentId: string): Promise<Feedback[]> {
  return await db
    .selectFrom('triage_feedback')
    .select(['signal', 'verdict', 'level'])
    .where('assessment_id', '=', assessmentId)
    .orderBy('signal')
    .execute()
}
