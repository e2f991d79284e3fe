/** How long things are kept is chosen within bounds, and everybody reads and follows what was chosen. */
import { expect, test } from 'vitest'
import { BOUNDS, CHOOSABLE } from '#db/inventory/bounds.ts'
import { TABLES } from '#db/inventory/inventory.ts'
import { keepDraft } from '#db/queries/drafts.ts'
import { standardOf } from '#db/retention/choices.ts'
import { nextSweep } from '#db/retention/nightly.ts'
import { standings } from '#db/retention/standings.ts'
import { sweep } from '#db/retention/sweep.ts'
import { timedRules } from '#db/retention/timed-rules.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { chooseLength, effectOf, keptRules } from '#moderation/administration/keeping.ts'
import { readKept } from '#moderation/figures/kept.ts'
import { stays } from '#moderation/members/silence.ts'
import { register } from '#scripts/privacy/register.ts'
import { startChild } from '../helpers/children.ts'
import { after, START } from '../helpers/clock.ts'
import { liveIn } from '../helpers/lived-in.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { sweptAfter } from '../helpers/retention.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, boardOf, everything, folderOf } from '../helpers/store.ts'

type Chosen = { rule: string; count: number | ''; board?: string }

async function choose(store: Store, { board = '', count, rule }: Chosen, now = START) {
  const wish = { rule, board, count: String(count) }
  return await chooseLength(store, { actor: await anAdministrator(store), now, wish })
}

test('every rule that may be chosen has a length in the inventory within its bounds', () => {
  for (const name of CHOOSABLE) {
    const { least, most } = BOUNDS[name]
    expect([name, standardOf(name) >= least, standardOf(name) <= most]).toEqual([name, true, true])
  }
  const named = timedRules(TABLES).flatMap(({ rule }) => rule.rule ?? [])
  expect(new Set(named)).toEqual(new Set(CHOOSABLE))
})

test('the sweep follows what was chosen, to the day', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  for (const [rule, count] of [
    ['hold', 15],
    ['removal', 20],
    ['conversation', 25],
    ['case', 100],
  ] as const) {
    await choose(store, { rule, count })
  }
  const goesOn = async (rule: string, days: number) =>
    (await sweptAfter(store, { days }))[rule] ?? 0
  expect(await goesOn('hold', 15)).toBe(0)
  expect(await goesOn('hold', 16)).toBeGreaterThan(0)
  expect(await goesOn('removal', 20)).toBe(0)
  expect(await goesOn('removal', 21)).toBeGreaterThan(0)
  expect(await goesOn('conversation', 24)).toBe(0)
  expect(await goesOn('conversation', 25)).toBeGreaterThan(0)
  expect(await goesOn('case', 99)).toBe(0)
  expect(await goesOn('case', 100)).toBeGreaterThan(0)
})

test('conversations go by the length of their board', async () => {
  const store = await aStore()
  const [short, long] = [await boardOf(store), await boardOf(store, 'bystanders')]
  const author = await aMember(store)
  await place(store, author)
  await place(store, author, { theme: 'bystanders' })
  await choose(store, { rule: 'thread', count: 9 })
  await choose(store, { rule: 'thread', count: 4, board: short })
  const boards = () =>
    (everything(store).thread as Array<{ board_id: string }>).map((one) => one.board_id)
  await sweptAfter(store, { days: 120 })
  expect(boards().toSorted()).toEqual([short, long].toSorted())
  await sweptAfter(store, { days: 121 })
  expect(boards()).toEqual([long])
  await sweptAfter(store, { days: 273 })
  expect(boards()).toEqual([long])
  await sweptAfter(store, { days: 274 })
  expect(boards()).toEqual([])
})

test('a board goes with the others again when its own length is taken back', async () => {
  const store = await aStore()
  const board = await boardOf(store)
  await choose(store, { rule: 'thread', count: 3, board })
  await choose(store, { rule: 'thread', count: '', board })
  await place(store, await aMember(store))
  expect((await sweptAfter(store, { days: 300 })).thread).toBeUndefined()
  const rules = await keptRules(store.read, 'nl')
  expect(rules.filter(({ name }) => name === 'thread').map(({ count }) => count)).toEqual([
    12,
    null,
    null,
    null,
  ])
})

test('before it is chosen it is said what the next night would take; choosing takes nothing, the night does', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  const now = after(START, { days: 20 })
  const { at, day } = nextSweep(now)
  expect(day).toBe('2026-12-15')
  const actor = await anAdministrator(store)
  const said: Record<string, number> = {}
  for (const rule of ['removal', 'conversation']) {
    const wish = { rule, board: '', count: '14' }
    const effect = await effectOf(store, wish, now)
    if (effect.kind !== 'effect') throw new Error(effect.kind)
    expect([effect.asItIs, effect.asWanted > 0, effect.day]).toEqual([0, true, day])
    said[rule] = effect.asWanted
    const {
      setting: _chosen,
      audit: _trail,
      counter: _,
      sqlite_sequence: _last,
      ...rest
    } = everything(store)
    await chooseLength(store, { actor, now, wish })
    expect(everything(store)).toMatchObject(rest)
  }
  const { swept } = await sweep(store, { now: at })
  expect(swept).toMatchObject(said)
})

/** What has its own last moment, and what has no end in that store. */
const WITHOUT = new Set(['draft', 'measure'])

test('what would go is counted for every rule, and grows with the time', async () => {
  const store = await aStore()
  await liveIn(store, 'zwvrtplkmnbdfghjkq')
  for (const rule of CHOOSABLE.filter((one) => !WITHOUT.has(one))) {
    const wish = { rule, board: '', count: String(BOUNDS[rule].least) }
    const [soon, late] = await Promise.all(
      [0, 1130].map((days) => effectOf(store, wish, after(START, { days }))),
    )
    expect([rule, soon]).toEqual([rule, expect.objectContaining({ asWanted: 0 })])
    expect([rule, (late as { asWanted: number }).asWanted > 0]).toEqual([rule, true])
  }
})

test.each([
  ['too short', { rule: 'thread', board: '', count: '2' }, 'wrong'],
  ['too long', { rule: 'audit', board: '', count: '37' }, 'wrong'],
  ['no number', { rule: 'case', board: '', count: 'negentig' }, 'wrong'],
  ['empty', { rule: 'case', board: '', count: '' }, 'wrong'],
  ['a part', { rule: 'case', board: '', count: '100.5' }, 'wrong'],
  ['no rule', { rule: 'session', board: '', count: '100' }, 'unknown'],
  ['no board', { rule: 'thread', board: 'nowhere', count: '6' }, 'unknown'],
])('a length that is %s is refused, and nothing changes', async (_, wish, kind) => {
  const store = await aStore()
  const before = everything(store).setting
  const actor = await anAdministrator(store)
  expect(await chooseLength(store, { actor, now: START, wish })).toMatchObject({ kind })
  expect(await effectOf(store, wish, START)).toMatchObject({ kind })
  expect(everything(store).setting).toEqual(before)
})

test('a rule of one board only can’t be had of another kind', async () => {
  const store = await aStore()
  const wish = { rule: 'case', board: await boardOf(store), count: '100' }
  const actor = await anAdministrator(store)
  expect(await chooseLength(store, { actor, now: START, wish })).toEqual({ kind: 'unknown' })
})

test('only administrators choose, and the trail tells who changed what from what to what', async () => {
  const store = await aStore()
  const wish = { rule: 'thread', board: '', count: '6' }
  for (const actor of [await aMember(store), await aModerator(store), await aProfessional(store)]) {
    const refused = await chooseLength(store, { actor, now: START, wish })
    expect(refused).toEqual({ kind: 'not-allowed' })
  }
  const board = await boardOf(store)
  await choose(store, { rule: 'thread', count: 6 })
  await choose(store, { rule: 'thread', count: 12 })
  await choose(store, { rule: 'thread', count: 3, board })
  await choose(store, { rule: 'thread', count: '', board })
  expect(await audited(store, 'settings.keeping')).toEqual([
    'settings.keeping: thread from 12 to 6 months',
    'settings.keeping: thread from 6 to 12 months',
    'settings.keeping: thread from as others to 3 months',
    'settings.keeping: thread from 3 to as others months',
  ])
})

test('the figures go by what was chosen; what was made shorter today is not behind before its night', async () => {
  const store = await aStore()
  await place(store, await aMember(store))
  const now = after(START, { days: 200 })
  await choose(store, { rule: 'thread', count: 3 }, now)
  const behind = async (days: number) =>
    (await standings(store.read, after(START, { days }), new Set(['thread'])))[0]?.behind
  expect([await behind(200), await behind(201), await behind(203)]).toEqual([false, false, true])
  const { kinds } = await readKept(store.read, now)
  expect(kinds.find(({ name }) => name === 'thread')?.span).toEqual({ unit: 'months', count: 3 })
  expect(kinds.find(({ name }) => name === 'draft')?.span).toEqual({ unit: 'hours', count: 24 })
})

test('the register and the inventory say what is in force, and that it was chosen', async () => {
  const store = await aStore()
  const folder = folderOf(store)
  const board = await boardOf(store)
  await choose(store, { rule: 'case', count: 120 })
  await choose(store, { rule: 'thread', count: 6, board })
  await choose(store, { rule: 'draft', count: 5 })
  const rows = (await register(folder, START)).split('\n')
  const row = (name: string) => rows.find((one) => one.startsWith(`| \`${name}\` |`))
  expect(row('case')).toContain('120 dagen na het sluiten (hier gekozen)')
  expect(row('thread')).toContain(
    '12 maanden na het laatste bericht (hier gekozen; op sommige borden 6 maanden)',
  )
  expect(row('draft')).toContain('na 5 uur (hier gekozen)')
  expect(row('notice')).toContain('6 maanden na het vertellen; met')
  const printed = startChild('scripts/privacy.ts', ['--json'], { DATA_DIR: folder })
  expect(await printed.ended).toBe(0)
  const inventory = JSON.parse(printed.said()) as Array<{
    thing: string
    column: string | null
    lastDay: string
  }>
  expect(inventory.find(({ thing, column }) => thing === 'case' && column === null)?.lastDay).toBe(
    '120 days after the closing (chosen here) (a legal hold waits for its end)',
  )
})

test('a draft has the hours that were chosen, and an account the months', async () => {
  const store = await aStore()
  const keep = () =>
    inTransaction(store, (trx) => keepDraft(trx, { accountId: null, content: {}, now: START }))
  await keep()
  await choose(store, { rule: 'draft', count: 2 })
  await keep()
  const hours = (everything(store).draft as Array<{ expires_at: number }>).map(
    ({ expires_at }) => (expires_at - START.getTime()) / 3_600_000,
  )
  expect(hours).toEqual([24, 2])
  await choose(store, { rule: 'account', count: 6 })
  expect(await stays(store.read, START)).toEqual({ months: 6, until: '2027-05' })
  await sweptAfter(store, { days: 186 })
  const members = async () =>
    (everything(store).account as Array<{ role: string }>).filter((one) => one.role === 'member')
  const member = await aMember(store)
  expect(member.id).not.toBe('')
  await sweptAfter(store, { days: 188 })
  expect(await members()).toHaveLength(1)
  await sweptAfter(store, { days: 189 })
  expect(await members()).toHaveLength(0)
})
