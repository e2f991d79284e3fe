/** What the figures are counted from. Numbers alone: no id, no name, no words leave this file. */
import type { Row } from '../schema.ts'
import type { Reader } from '../store.ts'

export type CaseTimes = {
  level: Row<'case'>['level']
  opened_at: number
  acknowledged_at: number | null
  /** The first contact a professional noted or had. */
  contact_at: number | null
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
      'alarm.tier',
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
