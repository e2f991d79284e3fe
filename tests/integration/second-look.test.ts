/** First decisions of a new moderator: they hold at once, and a colleague looks at them too. */
import { expect, test } from 'vitest'
import { eventsOfItem, findItem } from '#db/queries/review-items.ts'
import { decisionsToLookAt, looksAt } from '#db/queries/second-looks.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { lookAtDecision } from '#moderation/colleagues/second-look.ts'
import { knowAuthor } from '#moderation/colleagues/rather-not.ts'
import { after, START } from '../helpers/clock.ts'
import { anOldHand } from '../helpers/colleagues.ts'
import { approve, decided, escalate, redact, remove, takeBack } from '../helpers/deeds.ts'
import { caseOf, itemOf, itemsOf, postOf, toldTo } from '../helpers/looking.ts'
import { aModerator, aNewcomer, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, set } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'

const now = START
const LATER = after(now, { hours: 2 })

async function held(store: Store, body: string = TEXTS.none) {
  const author = await aNewcomer(store)
  const { postId } = await place(store, author, { body })
  return { author, postId, itemId: (await itemOf(store, postId)).id }
}

async function look(store: Store, actor: Actor, itemId: string, agrees: boolean, at = now) {
  return await lookAtDecision(store, { actor, itemId, agrees, now: at })
}

async function toLookAt(store: Store, actor: Actor): Promise<string[]> {
  return (await decisionsToLookAt(store.read, actor.id, 50)).map((one) => one.item_id)
}

test('a first decision holds at once and waits for a colleague’s look', async () => {
  const store = await aStore()
  const [fresh, old] = [await aModerator(store), await anOldHand(store)]
  const { itemId, postId } = await held(store)
  await decided(store, fresh, itemId, approve)
  expect((await postOf(store, postId)).state).toBe('visible')
  expect(await toLookAt(store, old)).toEqual([itemId])
  expect(await toLookAt(store, fresh)).toEqual([])
  expect((await look(store, old, itemId, true)).kind).toBe('agreed')
  expect(await toLookAt(store, old)).toEqual([])
  expect(await looksAt(store.read, fresh.id)).toEqual({ wanted: 0, agreed: 1, differed: 0 })
  const events = await eventsOfItem(store.read, itemId)
  expect(events.at(-1)).toMatchObject({ kind: 'agreed', by: old.id })
})

test('nothing that hands on danger is looked at, nor what old hands and professionals decide', async () => {
  const store = await aStore()
  const old = await anOldHand(store)
  const danger = await held(store, TEXTS.urgent)
  await decided(store, await aModerator(store), danger.itemId, escalate)
  expect((await caseOf(store, danger.postId)).state).toBe('open')
  for (const actor of [old, await aProfessional(store)]) {
    await decided(store, actor, (await held(store)).itemId, approve)
  }
  expect(await toLookAt(store, await anOldHand(store))).toEqual([])
})

test('only the first ones are looked at, as many as is set', async () => {
  const store = await aStore()
  await set(store, 'firstDecisions', 2)
  const fresh = await aModerator(store)
  const items = [await held(store), await held(store), await held(store)]
  for (const { itemId } of items) await decided(store, fresh, itemId, approve)
  const first = items.slice(0, 2).map((one) => one.itemId)
  expect(await toLookAt(store, await aProfessional(store))).toEqual(first)
  // Past the first ones, one looks at those of others.
  await decided(store, await aModerator(store), (await held(store)).itemId, approve)
  expect(await toLookAt(store, fresh)).toHaveLength(1)
})

test('nobody looks at their own, nobody new looks, and nobody who knows the author', async () => {
  const store = await aStore()
  const [fresh, new2, old] = [
    await aModerator(store),
    await aModerator(store),
    await anOldHand(store),
  ]
  const { itemId } = await held(store)
  await decided(store, fresh, itemId, approve)
  await knowAuthor(store, { actor: old, itemId, now })
  expect(await toLookAt(store, old)).toEqual([])
  for (const actor of [fresh, new2, old]) {
    expect((await look(store, actor, itemId, false)).kind).toBe('over')
  }
})

test('seen differently in time, it is taken back and open with who looked', async () => {
  const store = await aStore()
  const [fresh, old] = [await aModerator(store), await anOldHand(store)]
  const { itemId, postId, author } = await held(store)
  await decided(store, fresh, itemId, remove())
  expect(await look(store, old, itemId, false)).toEqual({ kind: 'differed', itemId })
  expect((await postOf(store, postId)).state).toBe('held')
  expect(await findItem(store.read, itemId)).toMatchObject({ state: 'open', claimed_by: old.id })
  expect(await toldTo(store, author.id)).toEqual(['held', '(removed)', 'undone'])
  await decided(store, old, itemId, approve)
})

test('seen differently later, what was removed stands there again, and its author hears it', async () => {
  const store = await aStore()
  const { itemId, postId, author } = await held(store)
  await decided(store, await aModerator(store), itemId, remove())
  await look(store, await anOldHand(store), itemId, false, LATER)
  expect((await postOf(store, postId)).state).toBe('visible')
  expect(await toldTo(store, author.id)).toEqual(['held', '(removed)', 'undone'])
})

test.each([approve, redact('Vandaag kookte ik soep.')])(
  'seen differently later, what is shown by $kind is a question again for who looked',
  async (decision) => {
    const store = await aStore()
    const old = await anOldHand(store)
    const { itemId, postId } = await held(store)
    await decided(store, await aModerator(store), itemId, decision)
    const result = await look(store, old, itemId, false, LATER)
    const again = (await itemsOf(store, postId)).find((item) => item.state === 'open')
    expect(result).toEqual({ kind: 'differed', itemId: again?.id })
    expect(again).toMatchObject({ why: 'second-look', claimed_by: old.id })
    await decided(store, old, again?.id ?? '', remove(), LATER)
    expect((await postOf(store, postId)).state).toBe('removed')
  },
)

test('a second look comes once, and not at what was undone', async () => {
  const store = await aStore()
  const [fresh, old] = [await aModerator(store), await anOldHand(store)]
  const [one, two] = [await held(store), await held(store)]
  await decided(store, fresh, one.itemId, approve)
  await look(store, old, one.itemId, true)
  expect((await look(store, await anOldHand(store), one.itemId, false)).kind).toBe('over')
  await decided(store, fresh, two.itemId, approve)
  await takeBack(store, fresh, two.itemId)
  expect(await toLookAt(store, old)).toEqual([])
  expect((await look(store, old, two.itemId, false)).kind).toBe('over')
  expect((await look(store, old, 'nothing', false)).kind).toBe('not-found')
})
