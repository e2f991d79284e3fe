import { expect, test } from 'vitest'
import type { CaseTimes, DecisionMoment } from '#db/queries/figures.ts'
import {
  hideFew,
  hideFewIn,
  precisionOf,
  verdictsOn,
  weekByWeek,
  type Verdict,
} from '#moderation/figures/week-by-week.ts'
import { everyCounts } from '../helpers/every-counts.ts'

const DAY = 86_400_000
const NOW = 1000 * DAY

function decisions(count: number, change: Partial<DecisionMoment> = {}): DecisionMoment[] {
  const one: DecisionMoment = {
    kind: 'remove',
    undone: 0,
    decided_at: NOW - DAY,
    item: 'triage',
    level: 'attention',
  }
  return Array.from({ length: count }, () => ({ ...one, ...change }))
}

function verdicts(right: number, wrong: number): Verdict[] {
  return [
    ...Array.from({ length: right }, () => ({ at: NOW, right: true })),
    ...Array.from({ length: wrong }, () => ({ at: NOW, right: false })),
  ]
}

test.each([
  [0, 0],
  [1, null],
  [4, null],
  [5, 5],
])('a count of %d is shown as %s', (count, shown) => {
  expect(hideFew(count)).toBe(shown)
})

test('what a person simply showed, undid or was asked by others says nothing for the triage', () => {
  const judged = verdictsOn(
    [
      ...decisions(1),
      ...decisions(1, { kind: 'approve' }),
      ...decisions(1, { undone: 1 }),
      ...decisions(1, { item: 'report' }),
      ...decisions(1, { level: 'acute' }),
    ],
    [
      { closed_at: NOW, outcome: 'false-alarm' },
      { closed_at: NOW, outcome: 'no-answer' },
    ],
  )
  expect(judged.map((one) => one.right)).toEqual([true, false, false, true])
})

test('precision of fewer than five is hidden, and is rounded', () => {
  expect(precisionOf(verdicts(3, 1))).toEqual({ share: null, count: null })
  expect(precisionOf([])).toEqual({ share: null, count: 0 })
  expect(precisionOf(verdicts(4, 2))).toEqual({ share: 67, count: 6 })
})

test('each week has its own decisions, overturned ones, alarms and verdicts', () => {
  const made = [
    ...decisions(6),
    ...decisions(5, { undone: 1 }),
    ...decisions(5, { kind: 'overturn', item: 'appeal', decided_at: NOW - 8 * DAY }),
    ...decisions(2, { decided_at: NOW - 15 * DAY, undone: 1 }),
  ]
  const cases = Array.from({ length: 5 }, (): CaseTimes => ({
    level: 'acute',
    opened_at: NOW - 8 * DAY,
    acknowledged_at: null,
    contact_at: null,
    tier: 2,
  }))
  const counted = { decisions: made, verdicts: verdictsOn(made, []), cases }
  const { weeks, together } = weekByWeek(counted, NOW, 3)
  expect(together).toEqual({
    // It would tell the two of the oldest week.
    overturned: null,
    secondTier: 5,
    precision: { share: 100, count: 6 },
  })
  expect(weeks).toEqual([
    {
      weeksAgo: 2,
      decided: null,
      overturned: null,
      secondTier: 0,
      precision: { share: null, count: 0 },
    },
    {
      weeksAgo: 1,
      // With it the decisions altogether, which stand beside these, would tell the two.
      decided: null,
      overturned: 5,
      secondTier: 5,
      precision: { share: null, count: 0 },
    },
    {
      weeksAgo: 0,
      decided: 11,
      overturned: 5,
      secondTier: 0,
      precision: { share: 100, count: 6 },
    },
  ])
})

test('who knows the rule and subtracts what is shown from the total learns no count under five', () => {
  // All counts that show as the same are what such a person has to choose from.
  const alike = Map.groupBy(everyCounts(5, 6), (counts) => JSON.stringify(hideFewIn(counts)))
  const told: string[] = []
  for (const [shown, possible] of alike) {
    for (let at = 0; at < 5; at += 1) {
      const values = new Set(possible.map((counts) => counts[at]))
      const [only = 0] = values
      if (values.size === 1 && only > 0 && only < 5) told.push(`${shown} tells ${only}`)
    }
  }
  expect(told).toEqual([])
  expect(hideFewIn([8, 3, 0, 20])).toEqual({ counts: [8, null, 0, 20], total: null })
  expect(hideFewIn([8, 3, 2, 20])).toEqual({ counts: [8, null, null, 20], total: 33 })
  expect(hideFewIn([4, 4])).toEqual({ counts: [null, null], total: null })
  expect(hideFewIn([])).toEqual({ counts: [], total: 0 })
})
