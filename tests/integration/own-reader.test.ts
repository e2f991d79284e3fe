/** What the triage learns of a site's own decisions: trained by the command, chosen by people, and forgotten. */
import { expect, test } from 'vitest'
import { sweep } from '#db/retention/sweep.ts'
import type { Store } from '#db/store.ts'
import { readDecided } from '#moderation/rules/decided-level.ts'
import type { Actor } from '#moderation/actor.ts'
import { giveFeedback } from '#moderation/rules/feedback.ts'
import { chooseReader, readerInForce, readOwnReaders } from '#moderation/rules/own-reader.ts'
import { assess } from '#moderation/triage/assess.ts'
import {
  readShipped,
  shippedReader,
  siteReader,
  type LinearReader,
} from '#moderation/triage/reader/read.ts'
import { atLeast, LEVELS } from '#moderation/vocabulary.ts'
import { isKept } from '#scripts/triage/halves.ts'
import { readLabelled } from '#scripts/triage/labelled.ts'
import { startChild } from '../helpers/children.ts'
import { after } from '../helpers/clock.ts'
import { approve, decided, edit, escalate, outcome, remove, work } from '../helpers/deeds.ts'
import { aReadyReader } from '../helpers/own-reader.ts'
import { caseOf, itemOf, postOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, folderOf } from '../helpers/store.ts'

// The command looks at the last 90 days by the machine's own clock.
const NOW = new Date()
/** A sign that only people of this place know: the triage hears nothing in it. */
const SIGN = 'De kaars brandt weer voor het raam'
const NEW_ONE = `${SIGN}, net als in de herfst.`
const URGENT = 'mijn man slaat me al jaren, vorige week nog, ik weet niet hoe ik weg moet'
const AFTER_IT = readLabelled('tests/data/triage/train-e.jsonl')
  .filter((post) => !isKept(post) && post.text.length < 200)
  .map(({ text }) => text)

/** A store in which people called the sign urgent, and ordinary posts nothing. */
async function aStoreWithDecisions(signs: number, others: number): Promise<Store> {
  const store = await aStore()
  const moderator = await aModerator(store)
  const professional = await aProfessional(store)
  for (let one = 0; one < signs + others; one += 1) {
    const text = AFTER_IT[one % AFTER_IT.length] as string
    const author = await aNewcomer(store)
    const body = one < signs ? `${SIGN}. ${text}` : text
    const { postId } = await place(store, author, { body, confirm: '1', now: NOW })
    const item = await itemOf(store, postId)
    await decided(store, moderator, item.id, one < signs ? escalate : approve, NOW)
    if (one < signs) await close(store, professional, postId, 'in-contact')
  }
  return store
}

async function close(store: Store, professional: Actor, postId: string, how: string) {
  return await work(store, professional, (await caseOf(store, postId)).id, outcome(how), NOW)
}

function train(store: Store) {
  return startChild('scripts/triage-own.ts', ['tests/data/triage/dev.jsonl'], {
    DATA_DIR: folderOf(store),
  })
}

async function levelOf(store: Store, body: string): Promise<string> {
  const author = await aMember(store)
  return (await place(store, author, { body, confirm: '1', now: NOW })).level
}

test('it learns from decisions, waits to be chosen, and reads until it is taken off or its year is over', async () => {
  const store = await aStoreWithDecisions(60, 160)
  const professional = await aProfessional(store)
  const choose = async (reader: string) => {
    const { ready, live } = await readOwnReaders(store)
    const id = (reader === 'own' ? ready : live)?.id ?? ''
    return await chooseReader(store, { actor: professional, reader, id, now: NOW })
  }
  expect(await levelOf(store, NEW_ONE)).toBe('none')
  expect(await choose('own')).toEqual({ kind: 'changed' })

  const child = train(store)
  expect([child.complained(), await child.ended]).toEqual(['', 0])
  expect(child.said()).toContain('220 posts decided here')
  const { ready, live } = await readOwnReaders(store)
  expect(live).toBe(null)
  expect(ready?.outdated).toBe(false)
  const { shipped, own, posts } = ready?.comparison.decided ?? {}
  expect(posts).toBe(220)
  expect(shipped?.danger.of).toBe(60)
  expect(own?.danger.of).toBe(60)
  // Each was judged by one that had not seen it: the sign itself was learnt.
  expect(own?.danger.called).toBeGreaterThan((shipped?.danger.called ?? 60) + 20)
  // It reads nothing yet.
  expect(await levelOf(store, NEW_ONE)).toBe('none')

  // She looked at another one.
  const other = { actor: professional, reader: 'own', id: 'another', now: NOW }
  expect(await chooseReader(store, other)).toEqual({ kind: 'changed' })
  expect(await choose('own')).toEqual({ kind: 'saved' })
  const { postId, level } = await place(store, await aMember(store), {
    body: NEW_ONE,
    confirm: '1',
    now: NOW,
  })
  expect(level).toBe('urgent')
  const { version } = await readerInForce(store)
  expect(version).toMatch(/^[0-9a-f]{12}$/)
  const { lexicon_version: stored } = await store.read
    .selectFrom('assessment')
    .select('lexicon_version')
    .where('id', '=', (await postOf(store, postId)).assessment_id ?? '')
    .executeTakeFirstOrThrow()
  expect(stored).toContain(version)

  expect(await choose('shipped')).toEqual({ kind: 'saved' })
  expect(await levelOf(store, NEW_ONE)).toBe('none')
  expect(await choose('own')).toEqual({ kind: 'saved' })
  expect(await levelOf(store, NEW_ONE)).toBe('urgent')
  expect(await audited(store, 'reader')).toHaveLength(4)

  await sweep(store, { now: after(NOW, { days: 367 }) })
  expect(await readOwnReaders(store)).toEqual({ live: null, ready: null })
  expect((await readerInForce(store)).version).toBe('')
})

test('too few decisions teach nothing, and one line says how many are needed', async () => {
  const store = await aStoreWithDecisions(3, 3)
  const child = train(store)
  expect(await child.ended).toBe(1)
  expect(child.complained()).toMatch(/about 6 posts.*3 of them acute or urgent.*200 are needed/)
  expect(child.complained().trim().split('\n')).toHaveLength(1)
  expect(await readOwnReaders(store)).toEqual({ live: null, ready: null })
})

test('what people said decides the level: what they named as missed, the case, the last decision', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const professional = await aProfessional(store)
  const sent = async (body: string) => {
    const author = await aNewcomer(store)
    const { postId } = await place(store, author, { body, confirm: '1', now: NOW })
    return { author, postId, item: await itemOf(store, postId) }
  }
  const acute = 'Hij staat nu met een mes voor mijn deur'

  const care = await sent(acute)
  await close(store, professional, care.postId, 'police-called')
  const nothing = await sent(`${acute}.`)
  await close(store, professional, nothing.postId, 'false-alarm')
  // That it may stand on its board says nothing while somebody is at work on it.
  const atWork = await sent(`${acute}!`)
  await decided(store, moderator, atWork.item.id, approve, NOW)
  const raised = await sent('De zon scheen en ik dacht aan toen.')
  await decided(store, moderator, raised.item.id, escalate, NOW)
  await close(store, professional, raised.postId, 'in-contact')
  const gone = await sent('Mijn hond is dol op de sneeuw hier.')
  await decided(store, moderator, gone.item.id, remove(), NOW)
  const fine = await sent('De was hangt buiten te drogen vandaag.')
  await decided(store, moderator, fine.item.id, approve, NOW)
  const missed = await sent('Hij telt elke avond mijn sokken.')
  // What is named beside it raises, and lowers nothing.
  for (const [item, level] of [
    [missed.item, 'acute'],
    [care.item, 'attention'],
  ] as const) {
    await giveFeedback(store, {
      actor: moderator,
      about: { kind: 'item', id: item.id },
      verdict: 'missed',
      signal: 'stalking',
      level,
      now: NOW,
    })
  }
  // What was decided about words that stand there no longer.
  const edited = await sent('Het gaat goed met de tuin, de bonen komen op.')
  await decided(store, moderator, edited.item.id, approve, NOW)
  await edit(store, edited.author, edited.postId, 'Het gaat niet goed met de tuin, er is vorst.', {
    now: NOW,
  })
  await sent('Over dit bericht zei nog niemand iets.')

  const levels = new Map((await readDecided(store, NOW)).map(({ id, level }) => [id, level]))
  expect(levels.size).toBe(6)
  expect(levels.get(care.postId)).toBe('acute')
  expect(levels.get(nothing.postId)).toBe('none')
  expect(atLeast(levels.get(raised.postId) ?? 'none', 'urgent')).toBe(true)
  expect(levels.get(gone.postId)).toBe('attention')
  expect(levels.get(fine.postId)).toBe('none')
  expect(levels.get(missed.postId)).toBe('acute')
})

test('only who keeps the rules chooses', async () => {
  const store = await aStore()
  for (const actor of [await aMember(store), await aModerator(store)]) {
    const choice = { actor, reader: 'own', id: '', now: NOW }
    expect(await chooseReader(store, choice)).toEqual({ kind: 'not-allowed' })
  }
  const actor = await anAdministrator(store)
  expect(await chooseReader(store, { actor, reader: 'nonsense', id: '', now: NOW })).toEqual({
    kind: 'wrong',
  })
})

function heard(text: string, reader: LinearReader): string {
  return assess(text, {}, { reader }).readers.linear
}

test('no decision teaches deafness to what is acute, and a damaged reader is not read by', async () => {
  const acute = 'hij hield gisteren een mes tegen mijn keel'
  const { views, weights, hearings } = readShipped()
  // As deaf as can be: it hears nothing in anything.
  const silent = views.map((view) => ({
    ...view,
    bias: view.levels.map((level) => (level === LEVELS.indexOf('none') ? 50 : 0)),
  }))
  const deaf = siteReader({ views: silent, weights, hearings })
  expect(heard(acute, shippedReader)).toBe('acute')
  expect(heard(acute, deaf)).toBe('acute')
  expect(heard(URGENT, shippedReader)).toBe('urgent')
  expect(heard(URGENT, deaf)).toBe('none')

  expect(() => siteReader({ views, weights: weights.slice(0, 4000), hearings })).toThrow(/damaged/)
  const store = await aStore()
  await aReadyReader(store, NOW)
  const { ready } = await readOwnReaders(store)
  const actor = await anAdministrator(store)
  await chooseReader(store, { actor, reader: 'own', id: ready?.id ?? '', now: NOW })
  store.sqlite.prepare("UPDATE site_reader SET trained = '{'").run()
  expect(await readerInForce(store)).toBe(shippedReader)
  expect(await levelOf(store, acute)).toBe('acute')
})
