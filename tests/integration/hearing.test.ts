/** How keenly the triage listens: who chooses it, what it changes from the next text on, and what stays. */
import { expect, test } from 'vitest'
import { assessedText } from '#moderation/intake/read-text.ts'
import { chooseHearing, readHearing } from '#moderation/rules/hearing.ts'
import { assess } from '#moderation/triage/assess.ts'
import { HEARINGS, LEVELS, type Hearing } from '#moderation/vocabulary.ts'
import { isKept } from '#scripts/triage/halves.ts'
import { readLabelled } from '#scripts/triage/labelled.ts'
import { START } from '../helpers/clock.ts'
import { postOf } from '../helpers/looking.ts'
import { aMember, aPerson, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { audited } from '../helpers/staff.ts'
import { aStore, everything } from '../helpers/store.ts'

const posts = ['dev', 'train-b', 'train-e']
  .flatMap((name) => readLabelled(`tests/data/triage/${name}.jsonl`))
  .filter((post) => !isKept(post))

function rank(text: string, hearing: Hearing): number {
  return LEVELS.indexOf(assess(text, { board: 'partner-violence' }, { hearing }).level)
}

const TITLE = 'Even van me af'

/** A text that is told otherwise by the two ends of what can be chosen: half of a post says half of it. */
function borderline(): string {
  const halves = posts.map(({ text }) => text.slice(0, text.length / 2))
  const found = halves.find((body) => {
    // It is read with its title.
    const text = assessedText(TITLE, body)
    return rank(text, 'keenest') < rank(text, 'calmest')
  })
  if (found === undefined) throw new Error('No half of a labelled post is told otherwise')
  return found
}

test('the keener it listens, the higher or the same is every level', () => {
  for (const { text } of posts.slice(0, 400)) {
    const ranks = HEARINGS.map((hearing) => rank(text, hearing))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  }
})

test('keener hearing misses less and calls for nothing more often, by the figures shown', async () => {
  const { lines, chosen } = await readHearing(await aStore(), START)
  expect(chosen).toBe('usual')
  expect(lines.map(({ hearing }) => hearing)).toEqual(HEARINGS)
  for (const level of ['acute', 'urgent'] as const) {
    const heard = lines.map((line) => line[level].heard)
    const nothing = lines.map((line) => line[level].forNothing)
    expect(heard).toEqual(heard.toSorted((a, b) => b - a))
    expect(nothing).toEqual(nothing.toSorted((a, b) => b - a))
    expect(heard[0]).toBeGreaterThan(heard.at(-1) ?? 100)
  }
})

test('the next text is read as was chosen, and carries it in its version; what was read stays', async () => {
  const store = await aStore()
  const actor = await aProfessional(store)
  const body = borderline()
  const read = async () => {
    // Another writer each time: what was heard of one raises what she writes next.
    const { postId } = await place(store, await aMember(store), {
      title: TITLE,
      body,
      confirm: '1',
    })
    return await store.read
      .selectFrom('assessment')
      .select(['id', 'level', 'lexicon_version'])
      .where('id', '=', (await postOf(store, postId)).assessment_id ?? '')
      .executeTakeFirstOrThrow()
  }
  await chooseHearing(store, { actor, hearing: 'keenest', now: START })
  const keen = await read()
  await chooseHearing(store, { actor, hearing: 'calmest', now: START })
  const calm = await read()
  expect(LEVELS.indexOf(keen.level)).toBeLessThan(LEVELS.indexOf(calm.level))
  expect([keen, calm].map((one) => one.lexicon_version.split('-')[1])).toEqual([
    'keenest',
    'calmest',
  ])
  const stored = await store.read.selectFrom('assessment').select(['id', 'level']).execute()
  expect(stored).toContainEqual({ id: keen.id, level: keen.level })
})

test('professionals and administrators choose, each change is written down, and nothing else is one', async () => {
  const store = await aStore()
  const administrator = await aPerson(store, { role: 'administrator' })
  const professional = await aProfessional(store)
  for (const [actor, hearing, kind] of [
    [professional, 'keen', 'saved'],
    [professional, 'keen', 'saved'],
    [administrator, 'calm', 'saved'],
    [administrator, 'deaf', 'wrong'],
  ] as const) {
    expect(await chooseHearing(store, { actor, hearing, now: START })).toEqual({ kind })
  }
  expect((await readHearing(store, START)).chosen).toBe('calm')
  expect(await audited(store, 'rule')).toEqual([
    'rule.hearing: usual to keen',
    'rule.hearing: keen to calm',
  ])
})

test.each(['member', 'moderator'] as const)('a %s chooses nothing', async (role) => {
  const store = await aStore()
  const actor = await aPerson(store, { role })
  const before = everything(store)
  expect(await chooseHearing(store, { actor, hearing: 'calmest', now: START })).toEqual({
    kind: 'not-allowed',
  })
  expect(everything(store)).toEqual(before)
})
