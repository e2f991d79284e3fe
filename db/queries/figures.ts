/** What the figures are counted from. Numbers alone: no id, no name, no words leave this file. */
import type { Row } from '../schema.ts'
import type { Reader } from '../store.ts'

export type CaseTimes = {
  level: Row<'case'>['level']
  opened_at: number
  acknowledged_at: number | null
  /** The first contact a professional noted or had. */
  contact_at: number | null
  /** The highest tier that was ever called for it. */
  tier: number | null
}

/** The moments of every case since `since` (ms). */
export async function caseTimes(db: Reader, since: number): Promise<CaseTimes[]> {
  return await db
    .selectFrom('case')
    .leftJoin('alarm', 'alarm.case_id', 'case.id')
    .select((eb) => [
      'case.level',
      'case.opened_at',
      'case.acknowledged_at',
      'alarm.highest_tier as tier',
      eb
        .selectFrom('case_event')
        .select((inner) => inner.fn.min('case_event.at').as('at'))
        .whereRef('case_event.case_id', '=', 'case.id')
        .where('case_event.kind', '=', 'contact')
        .as('contact_at'),
    ])
    .where('case.opened_at', '>=', since)
    .execute()
}

export type DecisionCount = {
  item: Row<'review_item'>['kind']
  decision: Row<'decision'>['kind']
  undone: Row<'decision'>['undone']
  count: number
}

/** Decisions since `since` by kind of item and decision. */
export async function decisionCounts(db: Reader, since: number): Promise<DecisionCount[]> {
  return await db
    .selectFrom('decision')
    .innerJoin('review_item', 'review_item.id', 'decision.item_id')
    .select((eb) => [
      'review_item.kind as item',
      'decision.kind as decision',
      'decision.undone',
      eb.fn.countAll<number>().as('count'),
    ])
    .where('decision.decided_at', '>=', since)
    .groupBy(['review_item.kind', 'decision.kind', 'decision.undone'])
    .execute()
}

export type DecisionMoment = Pick<Row<'decision'>, 'kind' | 'undone' | 'decided_at'> & {
  item: Row<'review_item'>['kind']
  level: Row<'review_item'>['level']
}

/** When each decision since `since` was made, and on what. */
export async function decisionMoments(db: Reader, since: number): Promise<DecisionMoment[]> {
  return await db
    .selectFrom('decision')
    .innerJoin('review_item', 'review_item.id', 'decision.item_id')
    .select([
      'decision.kind',
      'decision.undone',
      'decision.decided_at',
      'review_item.kind as item',
      'review_item.level',
    ])
    .where('decision.decided_at', '>=', since)
    .execute()
}

/** How cases that the triage itself opened ended since `since`. */
export async function caseOutcomes(
  db: Reader,
  since: number,
): Promise<Array<{ closed_at: number; outcome: string }>> {
  return await db
    .selectFrom('case')
    .select(['closed_at', 'outcome'])
    .where('origin', 'in', ['post', 'warned', 'refused'])
    .where('closed_at', '>=', since)
    .where('outcome', 'is not', null)
    .$narrowType<{ closed_at: number; outcome: string }>()
    .execute()
}

/** Since when each open item of the queue waits (ms). */
export async function waitingSince(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom('review_item')
    .select('opened_at')
    .where('state', '=', 'open')
    .execute()
  return rows.map((row) => row.opened_at)
}

export type TrailCount = Pick<Row<'audit'>, 'action' | 'reason'> & { count: number }

/** What the audit trail holds of the days from `from` to `to`, by action and reason. */
export async function trailCounts(
  db: Reader,
  days: { from: string; to: string },
): Promise<TrailCount[]> {
  return await db
    .selectFrom('audit')
    .select((eb) => ['action', 'reason', eb.fn.countAll<number>().as('count')])
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .groupBy(['action', 'reason'])
    .execute()
}

/** The days on which each objection of a span was made and answered. */
export async function objectionDays(
  db: Reader,
  days: { from: string; to: string },
): Promise<Array<{ made: string; answered: string }>> {
  return await db
    .selectFrom('audit as answer')
    .innerJoin('audit as objection', 'objection.subject', 'answer.subject')
    .select((eb) => [eb.fn.min('objection.day').as('made'), 'answer.day as answered'])
    .where('answer.action', 'in', ['item.uphold', 'item.overturn'])
    .where('objection.action', '=', 'post.object')
    .where('answer.day', '>=', days.from)
    .where('answer.day', '<=', days.to)
    .groupBy(['answer.sequence', 'answer.day'])
    .execute()
}
