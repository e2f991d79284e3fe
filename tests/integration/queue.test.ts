/** The queue: what stands on top, and that two people never work on the same item. */
import { expect, test } from 'vitest'
import { countOpenItems, eventsOfItem, findItem, openItems } from '#db/queries/review-items.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { claimItem, releaseItem, type ClaimResult } from '#moderation/queue/claim.ts'
import { startChild } from '../helpers/children.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, escalate, redact, remove, tryToDecide } from '../helpers/deeds.ts'
import { itemOf, queueAt } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { failingTriage, place } from '../helpers/placing.ts'
import { anAdministrator, audited } from '../helpers/staff.ts'
import { aStore, boardOf, everything, folderOf, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const TEN = after(START, { minutes: 10 })

async function anItem(store: Store): Promise<string> {
  const { postId } = await place(store, await aMember(store), { body: TEXTS.attention })
  return (await itemOf(store, postId)).id
}

async function claim(store: Store, actor: Actor, itemId: string, now = START) {
  return await claimItem(store, { actor, itemId, now })
}

test('the queue goes by what presses, then by due time, then by age', async () => {
  const store = await aStore()
  const later = after(START, { minutes: 1 })
  const put = async (body: string, now: Date) =>
    (await place(store, await aMember(store), { body, now })).postId
  const attention = await put(TEXTS.attention, START)
  const urgentLater = await put(TEXTS.urgent, later)
  const urgent = await put(TEXTS.urgent, START)
  const acute = await put(TEXTS.acute, later)
  const newcomer = (await place(store, await aNewcomer(store))).postId
  const failed = (await place(store, await aMember(store), { triage: failingTriage })).postId
  expect(await queueAt(store, later)).toEqual([
    failed,
    acute,
    urgent,
    urgentLater,
    attention,
    newcomer,
  ])
  // Page after page is the same as all of it, with nothing, some, and all of it past its time.
  for (const hours of [0, 2, 6, 100]) {
    const now = after(START, { hours }).getTime()
    const ids = async (limit: number, offset = 0) =>
      (await openItems(store.read, 'nl', { now, limit, offset })).map(({ id }) => id)
    const all = await ids(9)
    expect(new Set(all).size).toBe(6)
    expect([await ids(2), await ids(2, 2), await ids(2, 4), await ids(2, 6)].flat()).toEqual(all)
    expect((await countOpenItems(store.read, now)).open).toBe(6)
  }
})

test('the queue can be looked at by board, by kind, by who holds, and by what is free', async () => {
  const store = await aStore()
  const moderator = await aModerator(store)
  const honour = await boardOf(store, 'honour-violence')
  const { postId } = await place(store, await aNewcomer(store), { theme: 'honour-violence' })
  const newcomer = (await itemOf(store, postId)).id
  const triage = await anItem(store)
  await claim(store, moderator, triage)
  const ids = async (filter: object) => {
    const lines = await openItems(store.read, 'nl', { now: START.getTime(), limit: 9, ...filter })
    return lines.map((line) => line.id)
  }
  expect(await ids({ boardId: honour })).toEqual([newcomer])
  expect(await ids({ kind: 'triage' })).toEqual([triage])
  expect(await ids({ claimedBy: moderator.id })).toEqual([triage])
  expect(await ids({ unclaimed: true })).toEqual([newcomer])
})

test('a claim lasts ten minutes, and its holder’s next look makes it ten more', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const moderator = await aModerator(store)
  const other = await aModerator(store)
  expect(await claim(store, moderator, itemId)).toMatchObject({ until: TEN.getTime() })
  const five = after(START, { minutes: 5 })
  const until = after(five, { minutes: 10 }).getTime()
  expect(await claim(store, moderator, itemId, five)).toMatchObject({ kind: 'claimed', until })
  expect(await claim(store, other, itemId, TEN)).toEqual({
    kind: 'held-by-another',
    name: moderator.pseudonym,
    until,
  })
  const events = await eventsOfItem(store.read, itemId)
  expect(events.map((event) => event.kind)).toEqual(['opened', 'claimed'])
})

test('a claim that ran out can be taken by somebody else, who then holds it', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const first = await aModerator(store)
  const second = await aProfessional(store)
  await claim(store, first, itemId)
  expect(await claim(store, second, itemId, TEN)).toMatchObject({ kind: 'claimed' })
  expect(await claim(store, first, itemId, TEN)).toMatchObject({
    kind: 'held-by-another',
    name: second.pseudonym,
  })
  expect(await audited(store, 'item.')).toEqual(['item.claim', 'item.claim'])
})

test('what somebody gives back is free at once, and nobody gives back for another', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const first = await aModerator(store)
  const second = await aModerator(store)
  await claim(store, first, itemId)
  const release = { itemId, now: START }
  expect(await releaseItem(store, { actor: second, ...release })).toMatchObject({
    kind: 'held-by-another',
    name: first.pseudonym,
  })
  expect(await releaseItem(store, { actor: first, ...release })).toEqual({ kind: 'released' })
  expect(await claim(store, second, itemId)).toMatchObject({ kind: 'claimed' })
})

test('only moderators and professionals claim, only what is there and open', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  for (const actor of [await aMember(store), await anAdministrator(store)]) {
    expect(await claim(store, actor, itemId)).toEqual({ kind: 'not-allowed' })
    expect(await tryToDecide(store, actor, itemId, approve)).toEqual({ kind: 'not-allowed' })
  }
  const moderator = await aModerator(store)
  expect(await claim(store, moderator, 'nowhere')).toEqual({ kind: 'not-found' })
  await decided(store, moderator, itemId, approve)
  expect(await claim(store, moderator, itemId)).toEqual({ kind: 'closed' })
})

test('of sixteen claims at once, by three processes, one wins and the others learn who', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const moderators = await Promise.all(Array.from({ length: 16 }, () => aModerator(store)))
  const ids = moderators.map((moderator) => moderator.id)
  const children = [ids.slice(0, 6), ids.slice(6, 12)].map((some) =>
    startChild('tests/helpers/claim-at-once.ts', [folderOf(store), itemId, ...some]),
  )
  await Promise.all(children.map((child) => child.untilSaid('ready\n')))
  for (const child of children) child.process.stdin.write('go\n')
  const here = await Promise.all(moderators.slice(12).map((one) => claim(store, one, itemId)))
  expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0])
  const there = children.flatMap(
    (child) => JSON.parse(child.said().split('\n')[1] ?? '[]') as ClaimResult[],
  )
  const results = [...there.slice(0, 6), ...there.slice(6), ...here]
  expect(results).toHaveLength(16)
  const winner = moderators[results.findIndex((result) => result.kind === 'claimed')]
  expect(results.filter((result) => result.kind === 'claimed')).toHaveLength(1)
  const others = results.filter((result) => result.kind === 'held-by-another')
  expect(others).toHaveLength(15)
  expect(new Set(others.map((other) => other.name))).toEqual(new Set([winner?.pseudonym]))
  expect(await audited(store, 'item.claim')).toEqual(['item.claim'])
})

test('of two who open one store, the second sees at once what the first took', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const [first, second] = [await aModerator(store), await aModerator(store)]
  const another = await openAgain(folderOf(store))
  const results = await Promise.all([
    claim(store, first, itemId),
    claim(another, second, itemId),
    claim(store, second, itemId),
    claim(another, first, itemId),
  ])
  const holder = (await findItem(store.read, itemId))?.claimed_by
  for (const [index, actor] of [first, second, second, first].entries()) {
    expect(results[index]?.kind).toBe(actor.id === holder ? 'claimed' : 'held-by-another')
  }
})

test.each([
  ['approve', approve],
  ['redact', redact('Iets anders.')],
  ['remove', remove()],
  ['escalate', escalate],
])('%s is refused while another holds the item, and nothing changes', async (_, decision) => {
  const store = await aStore()
  const itemId = await anItem(store)
  const holder = await aModerator(store)
  const other = await aModerator(store)
  await claim(store, holder, itemId)
  const before = everything(store)
  expect(await tryToDecide(store, other, itemId, decision)).toEqual({
    kind: 'held-by-another',
    name: holder.pseudonym,
    until: TEN.getTime(),
  })
  expect(everything(store)).toEqual(before)
  expect(await tryToDecide(store, other, itemId, decision, { now: TEN })).toMatchObject({
    kind: 'decided',
  })
})

test('a click on an older version is refused with what happened meanwhile, and nothing changes', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const [first, second] = [await aModerator(store), await aModerator(store)]
  const seen = { version: 1 }
  await decided(store, first, itemId, remove({ reason: 'hostile' }))
  const before = everything(store)
  const result = await tryToDecide(store, second, itemId, approve, seen)
  expect(result).toMatchObject({
    kind: 'stale',
    item: { state: 'decided' },
    by: { kind: 'remove', reason: 'hostile', decided_by: first.id },
  })
  expect(everything(store)).toEqual(before)
})

test('a click on an older version of an open item is refused too', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const moderator = await aModerator(store)
  await claim(store, moderator, itemId)
  expect(await tryToDecide(store, moderator, itemId, approve, { version: 1 })).toMatchObject({
    kind: 'stale',
    item: { state: 'open' },
    by: undefined,
  })
  expect(await tryToDecide(store, moderator, itemId, approve, { version: 2 })).toMatchObject({
    kind: 'decided',
  })
})

test('of two decisions at once one counts, and the other hears of it', async () => {
  const store = await aStore()
  const itemId = await anItem(store)
  const [first, second] = [await aModerator(store), await aModerator(store)]
  const another = await openAgain(folderOf(store))
  const results = await Promise.all([
    tryToDecide(store, first, itemId, approve),
    tryToDecide(another, second, itemId, remove()),
  ])
  expect(results.map((result) => result.kind).toSorted()).toEqual(['decided', 'stale'])
  expect(await store.read.selectFrom('decision').selectAll().execute()).toHaveLength(1)
})
