/** Posts of which people said what they are: what the triage can learn from here. */
import { sql } from 'kysely'
import type { Level, Signal, Theme } from '#moderation/vocabulary.ts'
import type { Day } from '../schema.ts'
import type { Reader } from '../store.ts'
import { peoplesWord, type PeoplesWord } from './rule-figures.ts'

export type DecidedPost = PeoplesWord & {
  id: string
  sequence: number
  day: Day
  title: string
  markdown: string
  theme: Theme
  /** What the triage said. */
  level: Level
  signals: string
  /** The level of its last closed case. */
  case_level: Extract<Level, 'acute' | 'urgent'> | null
  /** Signals of which somebody said that the triage missed them, with how pressing they are: JSON. */
  missed: string
}

/** One "this should have been noticed". */
export type MissedSignal = { signal: Signal; level: Level | null }

/** Posts since `since` that still have words and a word of people's, newest first, those before `before`. */
export async function decidedPosts(
  db: Reader,
  asked: { since: Day; before: Pick<DecidedPost, 'day' | 'sequence'> | null; limit: number },
): Promise<DecidedPost[]> {
  const { day, sequence } = asked.before ?? { day: '9999-12-31', sequence: 0 }
  const { rows } = await sql<DecidedPost>`
    SELECT post.id, post.sequence, post.day, post.markdown, board.theme,
      CASE WHEN post.opening = 1 THEN thread.title ELSE '' END AS title,
      assessment.level, assessment.signals,
      (SELECT level FROM "case" WHERE state = 'closed'
        AND ("case".assessment_id = assessment.id OR "case".post_id = post.id)
        ORDER BY closed_at DESC LIMIT 1) AS case_level,
      (SELECT json_group_array(json_object('signal', signal, 'level', level))
        FROM triage_feedback AS said
        WHERE said.assessment_id = assessment.id AND said.verdict = 'missed') AS missed,
      ${peoplesWord(sql`assessment.id`, sql`post.id`)}
    FROM post JOIN thread ON thread.id = post.thread_id JOIN board ON board.id = thread.board_id
      JOIN assessment ON assessment.id = post.assessment_id AND assessment.triaged = 1
    WHERE post.day >= ${asked.since} AND post.markdown <> ''
      AND (post.day, post.sequence) < (${day}, ${sequence})
      AND (EXISTS (SELECT 1 FROM decision
          WHERE decision.post_id = post.id AND decision.undone = 0)
        OR EXISTS (SELECT 1 FROM "case" WHERE state = 'closed'
          AND ("case".assessment_id = assessment.id OR "case".post_id = post.id))
        OR EXISTS (SELECT 1 FROM triage_feedback AS said
          WHERE said.assessment_id = assessment.id AND said.verdict = 'missed'))
    ORDER BY post.day DESC, post.sequence DESC LIMIT ${asked.limit}`.execute(db)
  return rows
}
