import { sql, type RawBuilder } from 'kysely'
import { HELD_CASES } from '../queries/legal-holds.ts'
import type { Reader } from '../store.ts'
import type { Step } from './step.ts'

/** Some assessments from `lastDay` or before on which no case stands that is open or under a legal hold. */
function runOut(lastDay: string, limit: number): RawBuilder<{ id: string }> {
  return sql<{ id: string }>`
    SELECT id FROM assessment AS old WHERE day <= ${lastDay} AND NOT EXISTS (
      SELECT 1 FROM "case" WHERE ("case".state = 'open' OR "case".id IN ${HELD_CASES}) AND (
        "case".assessment_id = old.id
        OR "case".post_id IN (SELECT post.id FROM post WHERE post.assessment_id = old.id)
        OR "case".id IN (SELECT case_id FROM sealed_text WHERE sealed_text.assessment_id = old.id)
        OR "case".id IN (SELECT conversation.case_id FROM message
          JOIN conversation ON conversation.id = message.conversation_id
          WHERE message.assessment_id = old.id)))
    LIMIT ${limit}`
}

/** Those that should have gone, `limit` at most. */
export async function assessmentsRunOut(
  db: Reader,
  lastDay: string,
  limit: number,
): Promise<Array<{ id: string }>> {
  return (await runOut(lastDay, limit).execute(db)).rows
}

/** Assessments from `lastDay` or before, unless an open case stands on them. */
export function assessmentStep(lastDay: string): Step {
  return async (trx, { limit }) => {
    const result = await sql`
      DELETE FROM assessment WHERE id IN (${runOut(lastDay, limit)})`.execute(trx)
    const gone = Number(result.numAffectedRows ?? 0n)
    return { gone, more: gone === limit }
  }
}
