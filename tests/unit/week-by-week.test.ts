import { expect, test } from 'vitest'
import type { CaseTimes, DecisionMoment } from '#db/queries/figures.ts'
import {
  hideFew,
  precisionOf,
  verdictsOn,
  weekByWeek,
  type Verdict,
} from '#moderation/figures/week-by-week.ts'

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
  const weeks = weekByWeek({ decisions: made, verdicts: verdictsOn(made, []), cases }, NOW, 3)
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
      decided: 5,
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
