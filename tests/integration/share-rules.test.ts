/** Rules as a file, from one organisation to another. */
import { expect, test } from 'vitest'
import { allSiteRules } from '#db/queries/site-rules.ts'
import { exportRules, importRules } from '#moderation/rules/share.ts'
import { START } from '../helpers/clock.ts'
import { aModerator, aProfessional } from '../helpers/people.ts'
import { draft, liveRule, step } from '../helpers/rules.ts'
import { aStore, everything } from '../helpers/store.ts'

test('live rules come to another organisation as drafts, with all they say and nothing else', async () => {
  const here = await aStore()
  const keeper = await aProfessional(here)
  const live = await liveRule(here, keeper, { level: 'acute' })
  await draft(here, keeper, { phrases: 'nog niet af' })
  const text = await exportRules(here)
  for (const secret of [live.id, keeper.id, keeper.pseudonym, 'nog niet af']) {
    expect(text).not.toContain(secret)
  }
  const there = await aStore()
  const other = await aProfessional(there)
  const result = await importRules(there, { actor: other, text, now: START })
  expect(result).toMatchObject({ kind: 'added', ids: [expect.any(String)] })
  const { signal, level, language, why, phrases, exclusions, fires, silent } = live
  const [taken] = await allSiteRules(there.read)
  expect(taken).toMatchObject({
    state: 'draft',
    signal,
    level,
    language,
    why,
    phrases,
    exclusions,
    fires,
    silent,
  })
  expect(await step(there, other, taken?.id ?? '', 'live')).toMatchObject({ kind: 'done' })
  expect(await exportRules(there)).toBe(text)
})

async function aFile(): Promise<{ format: string; rules: Array<Record<string, unknown>> }> {
  const store = await aStore()
  await liveRule(store, await aProfessional(store))
  return JSON.parse(await exportRules(store)) as Awaited<ReturnType<typeof aFile>>
}

test('a file that is not right is refused whole, with where and what', async () => {
  const store = await aStore()
  const actor = await aProfessional(store)
  const { format, rules } = await aFile()
  const [rule] = rules
  const before = everything(store)
  const taken = async (value: unknown) =>
    await importRules(store, {
      actor,
      text: typeof value === 'string' ? value : JSON.stringify(value),
      now: START,
    })
  expect(await taken('{"format":')).toEqual({ kind: 'not-json' })
  expect(await taken({ format: 'another', rules })).toMatchObject({ at: 'format' })
  expect(await taken({ format, rules: [] })).toMatchObject({ kind: 'wrong-shape', at: 'rules' })
  expect(await taken({ format, rules: [{ ...rule, fires: 'geen lijst' }] })).toMatchObject({
    kind: 'wrong-shape',
    at: 'rules.0.fires',
  })
  expect(await taken({ format, rules: [{ ...rule, author: 'x' }] })).toMatchObject({
    kind: 'wrong-shape',
    at: 'rules.0',
  })
  expect(await taken({ format, rules: [rule, { ...rule, phrases: ['hij … me'] }] })).toEqual({
    kind: 'wrong-rule',
    number: 2,
    problems: [{ field: 'phrases', problem: 'too-common', word: 'hij … me' }],
  })
  expect(everything(store)).toEqual(before)
})

test('there is an end to how many rules are kept', async () => {
  const store = await aStore()
  const actor = await aProfessional(store)
  const { format, rules } = await aFile()
  const text = JSON.stringify({ format, rules: Array.from({ length: 200 }, () => rules[0]) })
  const kinds = []
  for (let time = 0; time < 3; time += 1) {
    kinds.push((await importRules(store, { actor, text, now: START })).kind)
  }
  expect(kinds).toEqual(['added', 'added', 'too-many'])
  expect(await allSiteRules(store.read)).toHaveLength(400)
})

test('who keeps no rules takes none over', async () => {
  const store = await aStore()
  const text = JSON.stringify(await aFile())
  const actor = await aModerator(store)
  expect(await importRules(store, { actor, text, now: START })).toEqual({ kind: 'not-allowed' })
  expect(await allSiteRules(store.read)).toEqual([])
})
