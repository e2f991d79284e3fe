import { expect, test } from 'vitest'
import type { Actor } from '#moderation/actor.ts'
import { availableActions, holderOf, type ItemFacts } from '#moderation/queue/available-actions.ts'
import { ROLES, type Role } from '#moderation/vocabulary.ts'
import { after, START } from '#tests/helpers/clock.ts'

const NOW = START.getTime()
const SOON = after(START, { minutes: 5 }).getTime()
const ALL = ['approve', 'escalate', 'redact', 'remove']

function somebody(role: Role, id = 'me'): Actor {
  return { id, role, pseudonym: id, approvedPosts: 0 }
}

function facts(change: {
  item?: Partial<ItemFacts['item']>
  post?: Partial<ItemFacts['post']>
  decision?: Partial<NonNullable<ItemFacts['decision']>>
}): ItemFacts {
  return {
    item: { state: 'open', claimed_by: null, claimed_until: null, ...change.item },
    post: { state: 'held', account_id: 'author', ...change.post },
    decision:
      change.decision === undefined
        ? undefined
        : { decided_by: 'me', undo_until: SOON, as_left: 1, ...change.decision },
    now: START,
  }
}

function may(role: Role, change: Parameters<typeof facts>[0] = {}): string[] {
  return [...availableActions(somebody(role), facts(change))].toSorted()
}

const MINE = { claimed_by: 'me', claimed_until: SOON }
const ANOTHERS = { claimed_by: 'another', claimed_until: SOON }
const RUN_OUT = { claimed_by: 'another', claimed_until: NOW }
const DECIDED = { state: 'decided' } as const

test.each<[string, Parameters<typeof facts>[0], string[]]>([
  ['free', {}, ['approve', 'claim', 'escalate', 'redact', 'remove']],
  ['mine', { item: MINE }, ['approve', 'escalate', 'redact', 'release', 'remove']],
  ['another’s', { item: ANOTHERS }, []],
  ['another’s until now', { item: RUN_OUT }, ['approve', 'claim', 'escalate', 'redact', 'remove']],
  ['about a visible post', { post: { state: 'visible' } }, ['claim', ...ALL].toSorted()],
  ['about a removed post', { post: { state: 'removed' } }, ['approve', 'claim', 'escalate']],
  ['decided by me', { item: DECIDED, decision: {} }, ['undo']],
  ['decided by another', { item: DECIDED, decision: { decided_by: 'another' } }, []],
  ['decided by me too long ago', { item: DECIDED, decision: { undo_until: NOW } }, []],
  ['changed since I decided', { item: DECIDED, decision: { as_left: 0 } }, []],
  ['about what its author erased', { item: DECIDED, decision: {}, post: { account_id: null } }, []],
  ['decided and undone', { item: DECIDED }, []],
  ['ended', { item: { state: 'ended' }, decision: {} }, []],
])('of an item that is %s, moderators and professionals may the same', (_, change, actions) => {
  expect(may('moderator', change)).toEqual(actions)
  expect(may('professional', change)).toEqual(actions)
})

test.each(ROLES.filter((role) => role === 'member' || role === 'administrator'))(
  'a %s may nothing with it',
  (role) => {
    expect(may(role)).toEqual([])
    expect(may(role, { item: MINE })).toEqual([])
    expect(may(role, { item: DECIDED, decision: {} })).toEqual([])
  },
)

test.each<[string, string[], Partial<ItemFacts['item']>, string[]]>([
  ['another’s decision', ['first'], {}, ['claim', 'escalate', 'overturn', 'uphold']],
  ['another’s decision, mine', ['first'], MINE, ['escalate', 'overturn', 'release', 'uphold']],
  ['another’s decision, held by another', ['first'], ANOTHERS, []],
  ['my decision', ['me'], {}, []],
  ['several decisions, one of them mine', ['first', 'me'], {}, []],
])('an objection to %s', (_, deciders, item, actions) => {
  const objection = { ...facts({ item, post: { state: 'removed' } }), objection: { deciders } }
  expect([...availableActions(somebody('moderator'), objection)].toSorted()).toEqual(actions)
  expect([...availableActions(somebody('member'), objection)]).toEqual([])
})

test.each([
  [{ claimed_by: null, claimed_until: null }, null],
  [{ claimed_by: 'me', claimed_until: NOW + 1 }, 'me'],
  [{ claimed_by: 'me', claimed_until: NOW }, null],
  [{ claimed_by: 'me', claimed_until: NOW - 1 }, null],
  [{ claimed_by: 'me', claimed_until: null }, null],
])('%o is held by %s', (item, holder) => {
  expect(holderOf(item, START)).toBe(holder)
})
