/** Levels in their order, and who counts as what. */
import { expect, test } from 'vitest'
import { isNewcomer, isStaff, mayAdminister, maySeeCases, mayModerate } from '#moderation/actor.ts'
import { rankOf } from '#moderation/queue/open-item.ts'
import {
  atLeast,
  higherLevel,
  LEVELS,
  ROLES,
  STAFF_ROLES,
  type Level,
} from '#moderation/vocabulary.ts'

test('the most pressing stands first, and what was not triaged before all', () => {
  const items = LEVELS.flatMap((level) => [
    { name: level, rank: rankOf(level, true) },
    { name: `${level}, not triaged`, rank: rankOf(level, false) },
  ])
  const order = items.toSorted((a, b) => a.rank - b.rank).map(({ name }) => name)
  expect(order.slice(0, 4).every((name) => name.endsWith('not triaged'))).toBe(true)
  expect(order.slice(4)).toEqual(['acute', 'urgent', 'attention', 'none'])
})

test.each<[Level, Level, Level]>([
  ['acute', 'none', 'acute'],
  ['none', 'acute', 'acute'],
  ['urgent', 'attention', 'urgent'],
  ['attention', 'none', 'attention'],
  ['none', 'none', 'none'],
])('of %s and %s the higher is %s', (one, other, higher) => {
  expect(higherLevel(one, other)).toBe(higher)
  expect(atLeast(higher, one) && atLeast(higher, other)).toBe(true)
})

test.each<[Level, Level, boolean]>([
  ['acute', 'urgent', true],
  ['urgent', 'urgent', true],
  ['attention', 'urgent', false],
  ['none', 'attention', false],
])('%s is at least %s: %s', (level, floor, is) => {
  expect(atLeast(level, floor)).toBe(is)
})

test.each([
  ['member', false, false, false, false],
  ['moderator', true, true, false, false],
  ['professional', true, true, true, false],
  ['administrator', true, false, false, true],
] as const)(
  'a %s is staff: %s; works the queue: %s; sees cases: %s; sets up: %s',
  (role, staff, queue, cases, administers) => {
    const person = { role }
    expect(isStaff(person)).toBe(staff)
    expect(mayModerate(person)).toBe(queue)
    expect(maySeeCases(person)).toBe(cases)
    expect(mayAdminister(person)).toBe(administers)
  },
)

test('everybody who works here is of a staff role', () => {
  expect(ROLES.filter((role) => isStaff({ role }))).toEqual([...STAFF_ROLES])
})

test.each([
  ['member', 0, 3, true],
  ['member', 2, 3, true],
  ['member', 3, 3, false],
  ['member', 0, 0, false],
  ['moderator', 0, 3, false],
  ['professional', 0, 3, false],
] as const)(
  'a %s with %i approved posts, where it takes %i: newcomer %s',
  (role, approvedPosts, newcomerPosts, is) => {
    expect(isNewcomer({ role, approvedPosts }, { newcomerPosts })).toBe(is)
  },
)
