import { expect, test } from 'vitest'
import type { Entry, LastDay } from '#db/inventory/entry.ts'
import { TABLES } from '#db/inventory/inventory.ts'
import { dayRunOut, momentRunOut } from '#db/retention/cutoff.ts'
import { stepFor, sweptAs } from '#db/retention/sweepers.ts'
import { isUrgent, timedRules } from '#db/retention/timed-rules.ts'
import { START } from '../helpers/clock.ts'

test('every rule of the inventory that goes by time has a step that follows it', () => {
  const without = timedRules(TABLES).filter((timed) => stepFor(timed, START) === undefined)
  expect(without.map(sweptAs)).toEqual([])
})

test('rules are found on tables and on columns, as many as the inventory has', () => {
  // Counted by another way: every `at` and `after` that stands in the inventory, as JSON shows it.
  const entries = TABLES.map((entry) => ({
    row: entry.keep,
    cells: Object.values(entry.columns).flatMap((cell) =>
      typeof cell === 'string' ? [] : (cell.keep ?? []),
    ),
  }))
  const all = entries.flatMap(({ row, cells }) => [...row, ...cells])
  const timed = all.filter((rule) => /"(at|after)":/.test(JSON.stringify(rule)))
  const found = timedRules(TABLES).reduce((sum, { columns }) => sum + (columns?.length ?? 1), 0)
  expect(found).toBe(timed.length)
  expect(found).toBeGreaterThan(20)
})

test.each<[string, LastDay]>([
  ['another table', { after: 'closing', from: 'case.closed_at', days: 3 }],
  ['several columns', { after: 'count', from: ['page.day', 'page.seen'], days: 3 }],
  ['no column at all', { after: 'count', days: 3 }],
  ['an exception', { after: 'closing', from: 'page.day', days: 3, unless: 'case-open' }],
])('a rule that reads %s has no step until somebody writes one', (_, rule) => {
  const entry: Entry = {
    name: 'page',
    about: 'A page.',
    seenBy: [],
    ground: 'none',
    keep: [rule],
    columns: { day: 'The day.', seen: 'Another day.' },
  }
  const [timed] = timedRules([entry])
  if (timed === undefined) throw new Error('no rule')
  expect(stepFor(timed, START)).toBeUndefined()
})

test('what ends by the minute does not wait for the night', () => {
  expect(timedRules(TABLES).filter(isUrgent).map(sweptAs).toSorted()).toEqual([
    'case.submission_key',
    'challenge',
    'decision.before',
    'draft',
    'handover',
    'invitation',
    'receipt',
    'renewal',
    'review_item.claimed_by',
    'sealed_text',
    'session',
    'thread_event.before',
  ])
})

test.each([
  [{ days: 30 }, '2026-10-24'],
  [{ days: 1 }, '2026-11-22'],
  [{ months: 6 }, '2026-05-23'],
  [{ months: 12 }, '2025-11-23'],
  [{ months: 24 }, '2024-11-23'],
] as const)('on 24 November 2026, %o have run out for what began on %s', (span, day) => {
  expect(dayRunOut(span, START)).toBe(day)
})

test('months that are shorter end on their last day', () => {
  expect(dayRunOut({ months: 6 }, new Date('2026-08-31T12:00:00Z'))).toBe('2026-02-27')
  expect(dayRunOut({ months: 12 }, new Date('2028-02-29T12:00:00Z'))).toBe('2027-02-27')
})

test('the day is the day in the Netherlands', () => {
  expect(dayRunOut({ days: 30 }, new Date('2026-11-23T22:59:00Z'))).toBe('2026-10-23')
  expect(dayRunOut({ days: 30 }, new Date('2026-11-23T23:00:00Z'))).toBe('2026-10-24')
})

test.each([
  [{ minutes: 15 }, '2026-11-24T13:52:31.417Z'],
  [{ hours: 24 }, '2026-11-23T14:07:31.417Z'],
  [{ days: 90 }, '2026-08-26T14:07:31.417Z'],
  [{ months: 6 }, '2026-05-24T14:07:31.417Z'],
] as const)('to the moment, %o ago was %s', (span, moment) => {
  expect(new Date(momentRunOut(span, START)).toISOString()).toBe(moment)
})
