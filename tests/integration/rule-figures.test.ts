/** How the triage's rules did: counted from what people decided, seen by whom it is for, kept no longer. */
import { expect, test } from 'vitest'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { giveFeedback } from '#moderation/rules/feedback.ts'
import { readRule, readRules, readSignal } from '#moderation/rules/read-rules.ts'
import { SIGNALS } from '#moderation/vocabulary.ts'
import { after, START } from '../helpers/clock.ts'
import {
  acknowledge,
  approve,
  decided,
  edit,
  escalate,
  outcome,
  remove,
  takeBack,
  work,
} from '../helpers/deeds.ts'
import { caseOf, itemOf } from '../helpers/looking.ts'
import {
  aMember,
  aMemberWith,
  aModerator,
  aNewcomer,
  aProfessional,
  PASSPHRASE,
} from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { HEARD, liveRule } from '../helpers/rules.ts'
import { anAdministrator } from '../helpers/staff.ts'
import { aStore, everything } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

async function itemFor(store: Store, body: string, author?: Actor): Promise<string> {
  const { postId } = await place(store, author ?? (await aMember(store)), { body })
  return (await itemOf(store, postId)).id
}

type Saying = { verdict: string; signal: string; level?: string }

async function say(store: Store, actor: Actor, itemId: string, saying: Saying) {
  const { verdict, signal, level = '' } = saying
  const about = { kind: 'item', id: itemId } as const
  return await giveFeedback(store, { actor, about, verdict, signal, level, now: START })
}

const NOT_IT = { verdict: 'wrong', signal: 'stalking' }

test('a rule shows how often it was heard, and what people decided then', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const moderator = await aModerator(store)
  const rule = await liveRule(store, professional)
  const posts = []
  for (let post = 0; post < 4; post += 1) {
    posts.push((await place(store, await aMember(store), { body: HEARD })).postId)
  }
  const [care = '', alarm = '', gone = ''] = posts
  for (const [postId, how] of [
    [care, 'in-contact'],
    [alarm, 'false-alarm'],
  ] as const) {
    const { id } = await caseOf(store, postId)
    await work(store, professional, id, acknowledge)
    await work(store, professional, id, outcome(how))
  }
  await decided(store, moderator, (await itemOf(store, alarm)).id, approve)
  await decided(store, moderator, (await itemOf(store, gone)).id, remove())
  await say(store, moderator, (await itemOf(store, alarm)).id, NOT_IT)
  const page = await readRule(store, { actor: professional, ruleId: rule.id, now: START })
  const counts = {
    fired: 4,
    care: 1,
    falseAlarm: 1,
    shown: 1,
    takenAway: 1,
    undecided: 1,
    notThis: 1,
  }
  expect(page?.counts).toEqual(counts)
  const all = await readRules(store, { actor: professional, now: START })
  expect(all.signals.find((one) => one.signal === 'stalking')?.counts).toEqual(counts)
  expect(all.readings).toBe(4)
  await takeBack(store, moderator, (await itemOf(store, gone)).id)
  const undone = await readRule(store, { actor: professional, ruleId: rule.id, now: START })
  expect(undone?.counts).toEqual({ ...counts, takenAway: 0, undecided: 2 })
})

test('a text of more than 90 days ago does not count', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const rule = await liveRule(store, professional)
  await place(store, await aMember(store), { body: HEARD })
  const counted = async (now: Date) =>
    (await readRule(store, { actor: professional, ruleId: rule.id, now }))?.counts.fired
  expect(await counted(after(START, { days: 90 }))).toBe(1)
  expect(await counted(after(START, { days: 91 }))).toBe(0)
})

test('the lexicon stands there by signal, with the rules that were heard and those that never were', async () => {
  const store = await aStore()
  await itemFor(store, TEXTS.acute)
  const number = SIGNALS.indexOf('strangulation') + 1
  const actor = await aProfessional(store)
  const page = await readSignal(store, { actor, number, now: START })
  expect(page?.heard.map(({ counts }) => counts.fired)).toContain(1)
  expect(page?.heard.every(({ phrases, why }) => phrases.length > 0 && why !== '')).toBe(true)
  expect((page?.heard.length ?? 0) + (page?.silent.length ?? 0)).toBe(page?.rules)
  expect(page?.never).toBe(page?.silent.length)
  expect(await readSignal(store, { actor, number: 99, now: START })).toBeUndefined()
})

test('what people raised by hand is a miss, once, and with its signal where it was named', async () => {
  const store = await aStore()
  const professional = await aProfessional(store)
  const moderator = await aModerator(store)
  const plain = await itemFor(store, TEXTS.none, await aNewcomer(store))
  const named = await itemFor(store, TEXTS.none, await aNewcomer(store))
  const heard = await itemFor(store, TEXTS.acute)
  for (const item of [plain, named, heard]) await decided(store, moderator, item, escalate)
  await say(store, moderator, named, { verdict: 'missed', signal: 'stalking', level: 'urgent' })
  const seen = await readRules(store, { actor: professional, now: START })
  expect(seen.missed).toBe(2)
  expect(seen.misses?.map((one) => [one.item_id, one.signal, one.wanted]).toSorted()).toEqual(
    [
      [named, 'stalking', 'urgent'],
      [plain, null, null],
    ].toSorted(),
  )
  expect(seen.signals.find((one) => one.signal === 'stalking')?.missed).toBe(1)
  const administrator = await anAdministrator(store)
  const counted = await readRules(store, { actor: administrator, now: START })
  expect([counted.missed, counted.misses]).toEqual([2, null])
})

test('who reads no posts can’t ask by a rule of her own whether a word stands in one', async () => {
  const store = await aStore()
  const administrator = await anAdministrator(store)
  const rule = await liveRule(store, administrator)
  const asked = { actor: administrator, ruleId: rule.id, now: START }
  const fired = async () => {
    const { signals } = await readRules(store, asked)
    const ofSignal = signals.find((one) => one.signal === 'stalking')?.counts.fired
    return [(await readRule(store, asked))?.counts.fired, ofSignal]
  }
  const seen = [await fired()]
  for (let post = 0; post < 5; post += 1) {
    await place(store, await aMember(store), { body: HEARD })
    seen.push(await fired())
  }
  const none = [null, null]
  expect(seen).toEqual([none, none, none, none, none, [5, 5]])
})

test('the last word on a signal counts, and can be taken back; each stands in the audit trail', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const item = await itemFor(store, TEXTS.urgent)
  const kept = () => everything(store).triage_feedback
  await say(store, moderator, item, NOT_IT)
  await say(store, moderator, item, { verdict: 'missed', signal: 'stalking', level: 'acute' })
  expect(kept()).toMatchObject([{ signal: 'stalking', verdict: 'missed', level: 'acute' }])
  await say(store, moderator, item, { verdict: 'taken-back', signal: 'stalking' })
  expect(kept()).toEqual([])
  const rows = await store.read
    .selectFrom('audit')
    .select(['action', 'subject', 'reason'])
    .where('action', 'like', 'item.triage-%')
    .orderBy('sequence')
    .execute()
  expect(rows).toEqual(
    ['wrong', 'missed', 'taken-back'].map((verdict) => ({
      action: `item.triage-${verdict}`,
      subject: item,
      reason: 'stalking',
    })),
  )
})

test.each<[string, Saying]>([
  ['a signal of nobody', { verdict: 'wrong', signal: 'sadness' }],
  ['a word of nobody', { verdict: 'perhaps', signal: 'stalking' }],
  ['a miss without a level', { verdict: 'missed', signal: 'stalking' }],
])('%s is not kept', async (_, saying) => {
  const store = await aStore()
  const item = await itemFor(store, TEXTS.urgent)
  const before = everything(store)
  expect(await say(store, await aModerator(store), item, saying)).toEqual({ kind: 'wrong' })
  expect(everything(store)).toEqual({ ...before, account: everything(store).account })
})

test('only who reads the post says anything of it', async () => {
  const store = await aStore()
  const { postId } = await place(store, await aMember(store), { body: TEXTS.urgent })
  const found = await caseOf(store, postId)
  const about = { kind: 'case', id: found.id } as const
  const said = { about, ...NOT_IT, level: '', now: START }
  for (const actor of [await aModerator(store), await anAdministrator(store)]) {
    expect(await giveFeedback(store, { actor, ...said })).toEqual({ kind: 'not-allowed' })
  }
  const professional = await aProfessional(store)
  expect(await giveFeedback(store, { actor: professional, ...said })).toEqual({ kind: 'noted' })
  const gone = { ...said, about: { kind: 'case', id: 'nowhere' } as const }
  expect(await giveFeedback(store, { actor: professional, ...gone })).toEqual({ kind: 'not-found' })
})

test.each<[string, (store: Store, author: Actor, postId: string) => Promise<unknown>]>([
  [
    'the post is deleted',
    (store, author, postId) => deletePost(store, { author, postId, now: START }),
  ],
  ['the post is rewritten', (store, author, postId) => edit(store, author, postId, TEXTS.none)],
  [
    'its author erases her account',
    (store, author) => eraseAccount(store, { actor: author, passphrase: PASSPHRASE, now: START }),
  ],
])('what was said of a post is gone when %s', async (_, end) => {
  const store = await aStore()
  const author = await aMemberWith(store, PASSPHRASE)
  const { postId } = await place(store, author, { body: TEXTS.urgent })
  await say(store, await aModerator(store), (await itemOf(store, postId)).id, NOT_IT)
  expect(everything(store).triage_feedback).toHaveLength(1)
  await end(store, author, postId)
  expect(everything(store).triage_feedback).toEqual([])
})
