/** What people decided, week by week: what was overturned, and how often the triage was right. */
import type { CaseTimes, DecisionMoment } from '#db/queries/figures.ts'
import { FEWEST, WEEK_MS } from './time-to-a-person.ts'

/** A count, or null where fewer than five could be told apart. Nothing at all may be said. */
export function hideFew(count: number): number | null {
  return count === 0 || count >= FEWEST ? count : null
}

export type Verdict = { at: number; right: boolean }

/**
 * Whether the triage was right, as people decided: a case that it opened was no false alarm; a text that
 * asked for attention was not simply shown. What acute and urgent texts became is told by their cases.
 */
export function verdictsOn(
  decisions: DecisionMoment[],
  outcomes: Array<{ closed_at: number; outcome: string }>,
): Verdict[] {
  const attention = decisions.filter(
    (one) => one.item === 'triage' && one.level === 'attention' && one.undone === 0,
  )
  return [
    ...attention.map((one) => ({ at: one.decided_at, right: one.kind !== 'approve' })),
    ...outcomes.map((one) => ({ at: one.closed_at, right: one.outcome !== 'false-alarm' })),
  ]
}

/** The share that was right in whole percent, of how many; null of fewer than five. */
export function precisionOf(verdicts: Verdict[]): { share: number | null; count: number | null } {
  if (verdicts.length < FEWEST) return { share: null, count: hideFew(verdicts.length) }
  const right = verdicts.filter((one) => one.right).length
  return { share: Math.round((right / verdicts.length) * 100), count: verdicts.length }
}

/** A decision was overturned: undone, or the author's objection was granted. */
export function isOverturned(one: Pick<DecisionMoment, 'kind' | 'undone'>): boolean {
  return one.undone === 1 || one.kind === 'overturn'
}

/** Oldest week first, for so many weeks up to `now`. */
export function weekByWeek(
  of: { decisions: DecisionMoment[]; verdicts: Verdict[]; cases: CaseTimes[] },
  now: number,
  weeks: number,
) {
  return Array.from({ length: weeks }, (_, index) => {
    const back = weeks - index
    const from = now - back * WEEK_MS
    const inWeek = (moment: number) => moment >= from && moment < from + WEEK_MS
    const decisions = of.decisions.filter((one) => inWeek(one.decided_at))
    return {
      weeksAgo: back - 1,
      decided: hideFew(decisions.length),
      overturned: hideFew(decisions.filter(isOverturned).length),
      secondTier: hideFew(
        of.cases.filter((one) => inWeek(one.opened_at) && (one.tier ?? 0) >= 2).length,
      ),
      precision: precisionOf(of.verdicts.filter((one) => inWeek(one.at))),
    }
  })
}
