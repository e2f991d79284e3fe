import { sql } from 'kysely'
import type { Level } from '#moderation/vocabulary.ts'
import type { Day, Row } from '../schema.ts'
import type { Reader } from '../store.ts'
import { peoplesWord, type PeoplesWord } from './rule-figures.ts'

export type PostToTry = PeoplesWord & {
  id: string
  sequence: number
  day: Day
  title: string
  markdown: string
  state: Row<'post'>['state']
  place: number | null
  /** What the triage said when it was read; null where its time has run out. */
  level: Level | null
  item_id: string | null
  case_id: string | null
}

/** Posts since `since` that still have words, newest first, a few at a time: those before `before`. */
export async function postsToTry(
  db: Reader,
  asked: { since: Day; before: Pick<PostToTry, 'day' | 'sequence'> | null; limit: number },
): Promise<PostToTry[]> {
  const { day, sequence } = asked.before ?? { day: '9999-12-31', sequence: 0 }
  const { rows } = await sql<PostToTry>`
    SELECT post.id, post.sequence, post.day, post.markdown, post.state, post.place,
      CASE WHEN post.opening = 1 THEN thread.title ELSE '' END AS title,
      assessment.level,
      (SELECT id FROM review_item WHERE review_item.post_id = post.id
        ORDER BY opened_at DESC LIMIT 1) AS item_id,
      (SELECT id FROM "case" WHERE "case".post_id = post.id
        ORDER BY opened_at DESC LIMIT 1) AS case_id,
      ${peoplesWord(sql`post.assessment_id`, sql`post.id`)}
    FROM post JOIN thread ON thread.id = post.thread_id
      LEFT JOIN assessment ON assessment.id = post.assessment_id
    WHERE post.day >= ${asked.since} AND post.markdown <> ''
      AND (post.day, post.sequence) < (${day}, ${sequence})
    ORDER BY post.day DESC, post.sequence DESC LIMIT ${asked.limit}`.execute(db)
  return rows
}
