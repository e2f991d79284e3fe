/** What somebody who moderates chooses for themselves: kept from them, never lost, and without a mark. */
import { expect, test } from 'vitest'
import { eventsOfItem, findItem } from '#db/queries/review-items.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { isWithin, readOwnDay, whoReachedTheirLimit } from '#moderation/colleagues/own-day.ts'
import { knowAuthor, passItem, unknowAuthors } from '#moderation/colleagues/rather-not.ts'
import { readDesk } from '#moderation/colleagues/read-desk.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { handOver } from '#moderation/queue/consult.ts'
import { stopService } from '#moderation/administration/stop-service.ts'
import { after, START } from '../helpers/clock.ts'
import { atWork, choose, offeredTo } from '../helpers/colleagues.ts'
import { approve, decided, escalate, tryToDecide } from '../helpers/deeds.ts'
import { itemOf } from '../helpers/looking.ts'
import { aMember, aModerator, aNewcomer } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { rowsIn } from '../helpers/retention.ts'
import { anAdministrator, audited, withSecondStep } from '../helpers/staff.ts'
import { aStore } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START

async function anItem(store: Store, body: string, author?: Actor): Promise<string> {
  const writer = author ?? (await aNewcomer(store))
  return (await itemOf(store, (await place(store, writer, { body })).postId)).id
}

test('who chose nothing is offered everything, folded, and may use keys', async () => {
  const store = await aStore()
  const [heavy, calm] = [await anItem(store, TEXTS.urgent), await anItem(store, TEXTS.none)]
  const actor = await aModerator(store)
  const { choices, pause } = await readOwnDay(store.read, actor.id, now)
  expect([choices.folded, choices.keys, choices.mayTell, pause]).toEqual([true, true, false, null])
  expect(await offeredTo(store, actor)).toEqual([heavy, calm])
})

test('what somebody never wants to read is not offered to them, and stays on top for others', async () => {
  const store = await aStore()
  const [stalking, calm] = [await anItem(store, TEXTS.urgent), await anItem(store, TEXTS.none)]
  const [one, other] = [await aModerator(store), await aModerator(store)]
  expect(await choose(store, one, { avoid: ['stalking', 'nonsense'] })).toBe('saved')
  expect((await readOwnDay(store.read, one.id, now)).choices.avoided).toEqual(['stalking'])
  expect(await offeredTo(store, one)).toEqual([calm])
  expect(await offeredTo(store, other)).toEqual([stalking, calm])
  // It can still be handed on by who avoids it, and a colleague can put it in their hands.
  await handOver(store, { actor: other, itemId: stalking, to: one.id, now })
  expect(await offeredTo(store, one)).toEqual([stalking, calm])
  await decided(store, one, stalking, escalate)
})

test('after as many heavy items as somebody wanted, only calm ones are offered until the next day', async () => {
  const store = await aStore()
  const actor = await aModerator(store)
  await choose(store, actor, { heavy: '2' })
  const [a, b, c] = [
    await anItem(store, TEXTS.attention),
    await anItem(store, TEXTS.attention),
    await anItem(store, TEXTS.attention),
  ]
  const calm = [await anItem(store, TEXTS.none), await anItem(store, TEXTS.none)]
  await decided(store, actor, a, approve)
  await decided(store, actor, calm[0] ?? '', approve)
  expect(await readOwnDay(store.read, actor.id, now)).toMatchObject({ heavyToday: 1, pause: null })
  await decided(store, actor, b, approve)
  expect(await readOwnDay(store.read, actor.id, now)).toMatchObject({ pause: 'limit' })
  expect(await offeredTo(store, actor)).toEqual([calm[1]])
  // Nothing is locked: who wants to goes on.
  await decided(store, actor, c, escalate)
  const tomorrow = after(now, { hours: 12 })
  expect(await readOwnDay(store.read, actor.id, tomorrow)).toMatchObject({
    heavyToday: 0,
    pause: null,
  })
})

test.each([
  ['14:00', { from: '09:00', to: '17:00' }, true],
  ['17:00', { from: '09:00', to: '17:00' }, false],
  ['23:30', { from: '20:00', to: '01:00' }, true],
  ['00:59', { from: '20:00', to: '01:00' }, true],
  ['12:00', { from: '20:00', to: '01:00' }, false],
])('%s in %o: %s', (time, hours, expected) => {
  expect(isWithin(time, hours)).toBe(expected)
})

test('outside somebody’s hours a pause is suggested', async () => {
  const store = await aStore()
  const actor = await aModerator(store)
  // START is 15:07 in the Netherlands.
  await choose(store, actor, { from: '19:00', to: '22:00' })
  expect((await readOwnDay(store.read, actor.id, now)).pause).toBe('hours')
  const evening = after(now, { hours: 5 })
  expect((await readOwnDay(store.read, actor.id, evening)).pause).toBeNull()
})

test.each([
  [{ heavy: '0' }, 'wrong'],
  [{ heavy: '201' }, 'wrong'],
  [{ heavy: 'veel' }, 'wrong'],
  [{ from: '09:00' }, 'wrong'],
  [{ from: '09:00', to: '09:00' }, 'wrong'],
  [{ from: '24:00', to: '09:00' }, 'wrong'],
  [{ heavy: ' 10 ', from: '20:00', to: '01:00' }, 'saved'],
])('choosing %o is %s', async (form, kind) => {
  const store = await aStore()
  expect(await choose(store, await aModerator(store), form)).toBe(kind)
  expect(await choose(store, await aMember(store), form)).toBe('not-allowed')
})

test('“rather not” gives an item back without a mark, and it is not offered to that person again', async () => {
  const store = await aStore()
  const [itemId, next] = [await anItem(store, TEXTS.urgent), await anItem(store, TEXTS.none)]
  const [one, other] = [await aModerator(store), await aModerator(store)]
  await claimItem(store, { actor: one, itemId, now })
  expect((await passItem(store, { actor: one, itemId, now })).kind).toBe('done')
  expect(await offeredTo(store, one)).toEqual([next])
  expect(await offeredTo(store, other)).toEqual([itemId, next])
  expect(await findItem(store.read, itemId)).toMatchObject({ claimed_by: null, state: 'open' })
  const events = await eventsOfItem(store.read, itemId)
  expect(events.map((event) => [event.kind, event.by])).toEqual([
    ['opened', null],
    ['claimed', one.id],
    ['released', null],
  ])
  const trail = await store.read
    .selectFrom('audit')
    .select('actor')
    .where('action', '=', 'item.release')
    .execute()
  expect(trail).toEqual([{ actor: null }])
  // Of an item that nobody held nothing is written at all.
  const before = await audited(store)
  await passItem(store, { actor: other, itemId, now })
  expect(await audited(store)).toEqual(before)
  // Taking it after all takes the wish back.
  await claimItem(store, { actor: one, itemId, now })
  expect(rowsIn(store, 'passed_item')).toBe(1)
})

test('nobody frees by “rather not” what a colleague holds', async () => {
  const store = await aStore()
  const itemId = await anItem(store, TEXTS.urgent)
  const [one, other] = [await aModerator(store), await aModerator(store)]
  await claimItem(store, { actor: one, itemId, now })
  await passItem(store, { actor: other, itemId, now })
  expect(await findItem(store.read, itemId)).toMatchObject({ claimed_by: one.id })
})

test('who knows an author sees none of her items, may only hand on, and leaves no mark', async () => {
  const store = await aStore()
  const author = await aNewcomer(store)
  const mine = [await anItem(store, TEXTS.urgent, author), await anItem(store, TEXTS.none, author)]
  const others = await anItem(store, TEXTS.none)
  const [one, other] = [await aModerator(store), await aModerator(store)]
  const before = await audited(store)
  await knowAuthor(store, { actor: one, itemId: mine[0] ?? '', now })
  expect(await audited(store)).toEqual(before)
  expect(await offeredTo(store, one)).toEqual([others])
  expect(await offeredTo(store, other)).toHaveLength(3)
  expect((await tryToDecide(store, one, mine[1] ?? '', approve)).kind).toBe('not-allowed')
  await decided(store, one, mine[1] ?? '', escalate)
  await unknowAuthors(store, { actor: one, itemId: mine[0] ?? '' })
  expect(await offeredTo(store, one)).toEqual([mine[0], others])
})

test('what is offered to nobody who is at work is counted for all who look', async () => {
  const store = await aStore()
  await anItem(store, TEXTS.urgent)
  const [one, other, away] = [
    await aModerator(store),
    await aModerator(store),
    await aModerator(store),
  ]
  await atWork(store, one)
  await atWork(store, other)
  await choose(store, one, { avoid: ['stalking'] })
  expect(await readDesk(store, { actor: one, now })).toMatchObject({
    kept: 1,
    forNobody: 0,
    beside: [other.pseudonym],
  })
  await choose(store, other, { avoid: ['stalking'] })
  expect(await readDesk(store, { actor: one, now })).toMatchObject({ kept: 1, forNobody: 1 })
  // Somebody who would see it comes to work.
  await atWork(store, away)
  expect(await readDesk(store, { actor: one, now })).toMatchObject({ kept: 1, forNobody: 0 })
  const later = after(now, { hours: 9 })
  expect(await readDesk(store, { actor: one, now: later })).toMatchObject({ beside: [] })
})

test('the coordinator sees that somebody reached their limit only when that person agreed', async () => {
  const store = await aStore()
  const [one, other] = [await aModerator(store), await aModerator(store)]
  await choose(store, one, { heavy: '1', tell: true })
  await choose(store, other, { heavy: '1' })
  for (const actor of [one, other]) {
    expect(await whoReachedTheirLimit(store.read, now)).toEqual([])
    await decided(store, actor, await anItem(store, TEXTS.attention), approve)
    if (actor === other) break
    expect(await whoReachedTheirLimit(store.read, now)).toEqual([one.id])
    await choose(store, one, { heavy: '1' })
  }
  expect(await whoReachedTheirLimit(store.read, now)).toEqual([])
})

test('who stops working here leaves no choice and no wish behind', async () => {
  const store = await aStore()
  const actor = await withSecondStep(store, await aModerator(store))
  await choose(store, actor, { heavy: '3' })
  await passItem(store, { actor, itemId: await anItem(store, TEXTS.none), now })
  await knowAuthor(store, { actor, itemId: await anItem(store, TEXTS.none), now })
  await stopService(store, { actor: await anAdministrator(store), accountId: actor.id, now })
  for (const table of ['desk_choice', 'passed_item', 'known_author']) {
    expect([table, rowsIn(store, table)]).toEqual([table, 0])
  }
})
