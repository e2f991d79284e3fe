/** What people decided, week by week: what was overturned, and how often the triage was right. */
import type { CaseTimes, DecisionMoment } from '#db/queries/figures.ts'
import { FEWEST, showNothingToo } from './keep-back.ts'
import { WEEK_MS } from './time-to-a-person.ts'

/** A count, or null where fewer than five could be told apart. Nothing at all may be said. */
export function hideFew(count: number): number | null {
  return count === 0 || count >= FEWEST ? count : null
}

/**
 * Counts that stand beside their total. Who subtracts what is shown from the total learns what the hidden ones
 * add up to: so the total is shown only when these are several, are five or more together, and can be so
 * without all of them being the least or the most that is hidden.
 */
export function hideFewIn(counts: readonly number[]): {
  counts: Array<number | null>
  total: number | null
} {
  const hidden = counts.filter((count) => hideFew(count) === null)
  const sum = hidden.reduce((all, count) => all + count, 0)
  const least = hidden.length
  const most = hidden.length * (FEWEST - 1)
  const safe = hidden.length === 0 || (sum >= FEWEST && sum > least && sum < most)
  return {
    counts: counts.map(hideFew),
    total: safe ? counts.reduce((all, count) => all + count, 0) : null,
  }
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
function isOverturned(one: Pick<DecisionMoment, 'kind' | 'undone'>): boolean {
  return one.undone === 1 || one.kind === 'overturn'
}

type Counted = { decisions: DecisionMoment[]; verdicts: Verdict[]; cases: CaseTimes[] }

/** How many moments lie in each week, oldest first, and how many before the first of them. */
function countWeeks(moments: number[], now: number, weeks: number): number[] {
  const backOf = (moment: number) => Math.max(0, Math.ceil((now - moment) / WEEK_MS) - 1)
  const counts = Array.from({ length: weeks + 1 }, () => 0)
  for (const moment of moments) {
    const at = weeks - 1 - backOf(moment)
    const place = at < 0 ? weeks : at
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

/**
 * Oldest week first, for so many weeks up to `now`, and all together, what is older included. What has a total
 * beside it is hidden so that the total does not tell it.
 */
export function weekByWeek(of: Counted, now: number, weeks: number) {
  const shown = (moments: number[]) => hideFewIn(countWeeks(moments, now, weeks))
  // The table of decisions tells how many there were.
  const decided = showNothingToo(
    countWeeks(
      of.decisions.map((one) => one.decided_at),
      now,
      weeks,
    ),
  )
  const overturned = shown(of.decisions.filter(isOverturned).map((one) => one.decided_at))
  const far = of.cases.filter((one) => (one.tier ?? 0) >= 2)
  const secondTier = shown(far.map((one) => one.opened_at))
  const judged = shown(of.verdicts.map((one) => one.at))
  const precision = precisionOf(of.verdicts)
  return {
    weeks: Array.from({ length: weeks }, (_, index) => {
      const back = weeks - index
      const from = now - back * WEEK_MS
      const inWeek = (moment: number) => moment > from && moment <= from + WEEK_MS
      const count = judged.counts[index] ?? null
      const { share } = precisionOf(of.verdicts.filter((one) => inWeek(one.at)))
      return {
        weeksAgo: back - 1,
        decided: decided[index] ?? null,
        overturned: overturned.counts[index] ?? null,
        secondTier: secondTier.counts[index] ?? null,
        precision: { share: count === null ? null : share, count },
      }
    }),
    together: {
      overturned: overturned.total,
      secondTier: secondTier.total,
      precision: judged.total === null ? { share: null, count: null } : precision,
    },
  }
}
