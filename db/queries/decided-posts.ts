/** Posts of which people said what they are: what the triage can learn from here. */
import { sql } from 'kysely'
import type { Level, Signal, Theme } from '#moderation/vocabulary.ts'
import type { Day, Flag, Row } from '../schema.ts'
import type { Reader } from '../store.ts'

export type DecidedPost = {
  id: string
  sequence: number
  day: Day
  title: string
  markdown: string
  theme: Theme
  /** What the triage said. */
  level: Level
  signals: string
  /** The last decision about this text that stands, but for raising it to a professional. */
  decision: Exclude<Row<'decision'>['kind'], 'escalate'> | null
  /** 1: a moderator raised it to a professional. */
  raised: Flag
  /** The level of its last closed case, and how that ended. */
  case_level: Extract<Level, 'acute' | 'urgent'> | null
  outcome: string | null
  /** Signals of which somebody said that the triage missed them, with how pressing they are: JSON. */
  missed: string
}

/** One "this should have been noticed". */
export type MissedSignal = { signal: Signal; level: Level | null }

/**
 * Posts since `since` that still have words and of which people said something, newest first, those before
 * `before`. Counted is only what was said of the text that stands now, and nothing while its case is open;
 * a redacted text is another than was decided about.
 */
export async function decidedPosts(
  db: Reader,
  asked: { since: Day; before: Pick<DecidedPost, 'day' | 'sequence'> | null; limit: number },
): Promise<DecidedPost[]> {
  const { day, sequence } = asked.before ?? { day: '9999-12-31', sequence: 0 }
  const ofThis = sql`decision.post_id = post.id AND decision.assessment_id = assessment.id
    AND decision.undone = 0`
  const closed = sql`"case".assessment_id = assessment.id AND "case".state = 'closed'`
  const { rows } = await sql<DecidedPost>`
    SELECT * FROM (
      SELECT post.id, post.sequence, post.day, post.markdown, board.theme,
        CASE WHEN post.opening = 1 THEN thread.title ELSE '' END AS title,
        assessment.level, assessment.signals,
        (SELECT kind FROM decision WHERE ${ofThis} AND kind <> 'escalate'
          ORDER BY decided_at DESC LIMIT 1) AS decision,
        EXISTS (SELECT 1 FROM decision WHERE ${ofThis} AND kind = 'escalate') AS raised,
        (SELECT level FROM "case" WHERE ${closed} ORDER BY closed_at DESC LIMIT 1) AS case_level,
        (SELECT outcome FROM "case" WHERE ${closed} ORDER BY closed_at DESC LIMIT 1) AS outcome,
        (SELECT json_group_array(json_object('signal', signal, 'level', level))
          FROM triage_feedback AS said
          WHERE said.assessment_id = assessment.id AND said.verdict = 'missed') AS missed
      FROM post JOIN thread ON thread.id = post.thread_id JOIN board ON board.id = thread.board_id
        JOIN assessment ON assessment.id = post.assessment_id AND assessment.triaged = 1
      WHERE post.day >= ${asked.since} AND post.markdown <> ''
        AND (post.day, post.sequence) < (${day}, ${sequence})
        AND NOT EXISTS (SELECT 1 FROM "case" WHERE "case".state = 'open'
          AND ("case".assessment_id = assessment.id OR "case".post_id = post.id))
        AND NOT EXISTS (SELECT 1 FROM decision
          WHERE decision.post_id = post.id AND decision.undone = 0 AND decision.kind = 'redact'))
    WHERE decision IS NOT NULL OR raised = 1 OR case_level IS NOT NULL OR missed <> '[]'
    ORDER BY day DESC, sequence DESC LIMIT ${asked.limit}`.execute(db)
  return rows
}
