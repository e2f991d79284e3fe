/** What the figures on the triage's rules are counted from: readings, and what people decided after them. */
import { sql, type RawBuilder } from 'kysely'
import type { Level, Signal } from '#moderation/vocabulary.ts'
import type { Day, Row } from '../schema.ts'
import type { Reader } from '../store.ts'

/** What people made of a text: of its care, and of its place on the board. */
export type PeoplesWord = {
  /** The last decision that stands, but for raising it to a professional. */
  decision: Exclude<Row<'decision'>['kind'], 'escalate'> | null
  /** 1: a moderator raised it to a professional. */
  raised: 0 | 1
  /** How its last closed case ended. */
  outcome: string | null
}

/** `PeoplesWord` of a reading and its post, as columns. */
export function peoplesWord(assessment: RawBuilder<unknown>, post: RawBuilder<unknown>) {
  return sql`
    (SELECT kind FROM decision WHERE decision.post_id = ${post} AND undone = 0
      AND kind <> 'escalate' ORDER BY decided_at DESC LIMIT 1) AS decision,
    EXISTS (SELECT 1 FROM decision WHERE decision.post_id = ${post} AND undone = 0
      AND kind = 'escalate') AS raised,
    (SELECT outcome FROM "case" WHERE state = 'closed'
      AND ("case".assessment_id = ${assessment} OR "case".post_id = ${post})
      ORDER BY closed_at DESC LIMIT 1) AS outcome`
}

export type ReadingLine = PeoplesWord & {
  id: string
  day: Day
  level: Level
  signals: string
  matches: string
}

/** Readings since `since`, oldest first, a few at a time: those after `after`. */
export async function readingsSince(
  db: Reader,
  asked: { since: Day; after: Pick<ReadingLine, 'day' | 'id'> | null; limit: number },
): Promise<ReadingLine[]> {
  const { day, id } = asked.after ?? { day: asked.since, id: '' }
  const { rows } = await sql<ReadingLine>`
    SELECT assessment.id, assessment.day, assessment.level, assessment.signals,
      assessment.matches, ${peoplesWord(sql`assessment.id`, sql`post.id`)}
    FROM assessment LEFT JOIN post ON post.assessment_id = assessment.id
    WHERE assessment.day >= ${asked.since} AND (assessment.day, assessment.id) > (${day}, ${id})
      AND assessment.triaged = 1
    ORDER BY assessment.day, assessment.id LIMIT ${asked.limit}`.execute(db)
  return rows
}

/** How many texts the triage read since `since` that are still kept. */
export async function countReadings(db: Reader, since: Day): Promise<number> {
  const { count } = await db
    .selectFrom('assessment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('day', '>=', since)
    .where('triaged', '=', 1)
    .executeTakeFirstOrThrow()
  return count
}

export type FeedbackLine = {
  assessment_id: string
  signal: Signal
  verdict: Row<'triage_feedback'>['verdict']
}

/** What people said of readings since `since`. */
export async function feedbackSince(db: Reader, since: Day): Promise<FeedbackLine[]> {
  return await db
    .selectFrom('assessment')
    .innerJoin('triage_feedback', 'triage_feedback.assessment_id', 'assessment.id')
    .select(['triage_feedback.assessment_id', 'triage_feedback.signal', 'triage_feedback.verdict'])
    .where('assessment.day', '>=', since)
    .execute()
}

export type Miss = {
  assessment_id: string
  day: Day
  /** What the triage said. */
  level: Level
  /** What it should have noticed; null where somebody raised it without naming a signal. */
  signal: Signal | null
  wanted: Exclude<Level, 'none'> | null
  item_id: string | null
  case_id: string | null
}

/**
 * Readings since `since` that missed something, newest first: people said what should have been noticed,
 * or raised to a professional what the triage had not called urgent.
 */
export async function missesSince(db: Reader, since: Day): Promise<Miss[]> {
  const { rows } = await sql<Miss>`
    WITH missed AS (
      SELECT a.id, a.day, a.level, f.signal, f.level AS wanted
      FROM assessment a JOIN triage_feedback f ON f.assessment_id = a.id
      WHERE a.day >= ${since} AND f.verdict = 'missed'
      UNION ALL
      SELECT DISTINCT a.id, a.day, a.level, NULL, NULL
      FROM decision d JOIN post p ON p.id = d.post_id JOIN assessment a ON a.id = p.assessment_id
      WHERE d.kind = 'escalate' AND d.undone = 0 AND a.day >= ${since}
        AND a.level IN ('attention', 'none')
        AND NOT EXISTS (SELECT 1 FROM triage_feedback f
          WHERE f.assessment_id = a.id AND f.verdict = 'missed'))
    SELECT missed.id AS assessment_id, missed.day, missed.level, missed.signal, missed.wanted,
      (SELECT id FROM review_item WHERE review_item.post_id = post.id
        ORDER BY opened_at DESC LIMIT 1) AS item_id,
      (SELECT id FROM "case" WHERE "case".assessment_id = missed.id OR "case".post_id = post.id
        ORDER BY opened_at DESC LIMIT 1) AS case_id
    FROM missed LEFT JOIN post ON post.assessment_id = missed.id
    ORDER BY missed.day DESC, missed.id`.execute(db)
  return rows
}
