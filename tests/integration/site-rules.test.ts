/** The life of a rule of the site's own, from a draft to the next text that is read with it. */
import { expect, test } from 'vitest'
import { runExamples } from '#moderation/rules/examples.ts'
import { draftRule } from '#moderation/rules/keep-rules.ts'
import { assess } from '#moderation/triage/assess.ts'
import { START } from '../helpers/clock.ts'
import { fourOf, itemOf, postOf } from '../helpers/looking.ts'
import { aMember, aPerson } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { draft, HEARD, liveRule, ruleOf, step, TYPED } from '../helpers/rules.ts'
import { aStore, everything } from '../helpers/store.ts'

async function aKeeper(store: Awaited<ReturnType<typeof aStore>>) {
  return await aPerson(store, { role: 'professional' })
}

test('only a live rule reads along: from the next text on, and no longer when it is taken back', async () => {
  const store = await aStore()
  const keeper = await aKeeper(store)
  const member = await aMember(store)
  const levels = async () => (await place(store, member, { body: HEARD })).level
  const rule = await draft(store, keeper)
  expect(await levels()).toBe('none')
  expect(await step(store, keeper, rule.id, 'live')).toEqual({ kind: 'done', ruleId: rule.id })
  expect(await levels()).toBe('urgent')
  expect(await step(store, keeper, rule.id, 'withdraw')).toMatchObject({ kind: 'done' })
  expect(await levels()).toBe('none')
})

test('what a live rule hears is stored with its name, its words and a version of its own', async () => {
  const store = await aStore()
  const rule = await liveRule(store, await aKeeper(store))
  const { postId } = await place(store, await aMember(store), { body: HEARD })
  expect((await fourOf(store, postId)).cases).toEqual(['open urgent'])
  expect((await itemOf(store, postId)).level).toBe('urgent')
  const stored = await store.read
    .selectFrom('assessment')
    .selectAll()
    .where('id', '=', (await postOf(store, postId)).assessment_id ?? '')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(stored.matches)).toMatchObject([
    { rule: `site.${rule.id}`, signal: 'stalking' },
  ])
  expect(stored.lexicon_version).not.toBe(assess(HEARD).lexiconVersion)
})

test('a rule goes live only when its examples say so, and there is one to be heard in', async () => {
  const store = await aStore()
  const keeper = await aKeeper(store)
  const wrong = [{ fires: '' }, { fires: 'Hier staat iets heel anders.' }, { silent: HEARD }]
  for (const typed of wrong) {
    const { id } = await draft(store, keeper, typed)
    expect(await step(store, keeper, id, 'live')).toEqual({ kind: 'not-ready' })
    expect((await ruleOf(store, id)).state).toBe('draft')
  }
  const { silent } = runExamples(await draft(store, keeper, { silent: HEARD }))
  expect(silent).toEqual([{ text: HEARD, heard: true }])
})

test('a live rule is changed by a draft that takes its place', async () => {
  const store = await aStore()
  const keeper = await aKeeper(store)
  const old = await liveRule(store, keeper)
  const made = await step(store, keeper, old.id, 'replace')
  expect(await step(store, keeper, old.id, 'replace')).toEqual(made)
  const id = made.kind === 'done' ? made.ruleId : ''
  expect(await ruleOf(store, id)).toMatchObject({ state: 'draft', replaces: old.id })
  await step(store, keeper, id, 'save', { fields: { ...TYPED, level: 'acute' } })
  expect((await place(store, await aMember(store), { body: HEARD })).level).toBe('urgent')
  await step(store, keeper, id, 'live')
  expect((await place(store, await aMember(store), { body: HEARD })).level).toBe('acute')
  expect((await ruleOf(store, old.id)).state).toBe('withdrawn')
})

test('each step stands in the audit trail, with the rule and what it notices, and none of its words', async () => {
  const store = await aStore()
  const keeper = await aKeeper(store)
  const rule = await liveRule(store, keeper)
  await step(store, keeper, rule.id, 'withdraw')
  await step(store, keeper, rule.id, 'draft')
  const rows = await store.read
    .selectFrom('audit')
    .select(['actor', 'action', 'subject_kind', 'subject', 'reason'])
    .where('action', 'like', 'rule.%')
    .orderBy('sequence')
    .execute()
  expect(rows).toEqual(
    ['save', 'live', 'withdraw', 'draft'].map((deed) => ({
      actor: keeper.id,
      action: `rule.${deed}`,
      subject_kind: 'rule',
      subject: rule.id,
      reason: 'stalking',
    })),
  )
})

test('what another changed meanwhile is not overwritten, and no step is taken twice', async () => {
  const store = await aStore()
  const keeper = await aKeeper(store)
  const { id, version } = await draft(store, keeper)
  await step(store, keeper, id, 'save', { version, fields: { ...TYPED, why: 'Beter gezegd.' } })
  expect(await step(store, keeper, id, 'save', { version, fields: TYPED })).toEqual({
    kind: 'stale',
  })
  expect((await ruleOf(store, id)).why).toBe('Beter gezegd.')
  await step(store, keeper, id, 'live')
  for (const deed of ['live', 'save', 'draft'] as const) {
    expect(await step(store, keeper, id, deed, { fields: TYPED })).toEqual({ kind: 'stale' })
  }
  expect(await step(store, keeper, 'nobody', 'live')).toEqual({ kind: 'not-found' })
})

test.each(['member', 'moderator'] as const)('a %s keeps no rules', async (role) => {
  const store = await aStore()
  const rule = await liveRule(store, await aKeeper(store))
  const actor = await aPerson(store, { role })
  const before = everything(store)
  expect(await draftRule(store, { actor, fields: TYPED, now: START })).toEqual({
    kind: 'not-allowed',
  })
  expect(await step(store, actor, rule.id, 'withdraw')).toEqual({ kind: 'not-allowed' })
  expect(everything(store)).toEqual(before)
})
