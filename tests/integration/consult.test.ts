/** A second opinion on an item: notes between colleagues, and handing it to one of them. */
import { expect, test } from 'vitest'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { handOver, noteOnItem } from '#moderation/queue/consult.ts'
import { readItem } from '#moderation/queue/read-item.ts'
import { aCanary } from '../helpers/canaries.ts'
import { after, START } from '../helpers/clock.ts'
import { approve, decided, tryToDecide } from '../helpers/deeds.ts'
import { toldTo } from '../helpers/looking.ts'
import { aRemovedPost, objected, openItemOf } from '../helpers/objecting.ts'
import { aMember, aModerator, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { audited, anAdministrator, withSecondStep } from '../helpers/staff.ts'
import { aStore, everything, tablesHolding } from '../helpers/store.ts'

const now = START

async function anItem() {
  const store = await aStore()
  const author = await aMember(store)
  const { postId } = await place(store, author, {})
  return { store, author, postId, itemId: await openItemOf(store, postId) }
}

test('colleagues read a note with its writer’s name; the author hears nothing, and it goes with the post', async () => {
  const { author, itemId, postId, store } = await anItem()
  const [one, two] = [await aModerator(store), await aProfessional(store)]
  const word = aCanary()
  await noteOnItem(store, { actor: one, itemId, note: `Twijfel over ${word}.`, now })
  const page = await readItem(store, { itemId, actor: two, language: 'nl', now })
  expect(page?.notes).toMatchObject([{ note: `Twijfel over ${word}.`, byName: one.pseudonym }])
  expect(await toldTo(store, author.id)).toEqual([])
  await deletePost(store, { author, postId, now })
  expect(tablesHolding(store, word)).toEqual([])
})

test('an empty or endless note is refused, and members and administrators write none', async () => {
  const { author, itemId, store } = await anItem()
  const actor = await aModerator(store)
  const before = everything(store)
  expect((await noteOnItem(store, { actor, itemId, note: ' \n ', now })).kind).toBe('empty')
  const long = { actor, itemId, note: 'a'.repeat(2_001), now }
  expect((await noteOnItem(store, long)).kind).toBe('too-long')
  expect((await noteOnItem(store, { actor: author, itemId, note: 'x', now })).kind).toBe(
    'not-allowed',
  )
  expect((await noteOnItem(store, { actor, itemId: 'none', note: 'x', now })).kind).toBe(
    'not-found',
  )
  expect(everything(store)).toEqual(before)
  const administrator = await anAdministrator(store)
  const theirs = await noteOnItem(store, { actor: administrator, itemId, note: 'x', now })
  expect(theirs.kind).toBe('not-allowed')
})

test('an item that is handed over is the colleague’s for the time of a claim', async () => {
  const { itemId, store } = await anItem()
  const [one, two, third] = [
    await aModerator(store),
    await withSecondStep(store, await aModerator(store)),
    await aModerator(store),
  ]
  await claimItem(store, { actor: one, itemId, now })
  const page = await readItem(store, { itemId, actor: one, language: 'nl', now })
  // Only who finished the second step works here.
  expect(page?.colleagues).toEqual([{ id: two.id, name: two.pseudonym }])
  expect((await handOver(store, { actor: third, itemId, to: third.id, now })).kind).toBe(
    'held-by-another',
  )
  expect((await handOver(store, { actor: one, itemId, to: two.id, now })).kind).toBe('claimed')
  expect((await tryToDecide(store, one, itemId, approve)).kind).toBe('held-by-another')
  await decided(store, two, itemId, approve)
  expect(await audited(store, 'item.hand-over')).toEqual(['item.hand-over'])
  expect((await handOver(store, { actor: two, itemId, to: one.id, now })).kind).toBe('closed')
})

test('nobody gets what is not theirs to judge, nor what they may not see', async () => {
  const store = await aStore()
  const { author, first } = await aRemovedPost(store)
  const itemId = await objected(store, author)
  const actor = await aModerator(store)
  expect((await handOver(store, { actor, itemId, to: first.id, now })).kind).toBe('not-yours')
  expect((await handOver(store, { actor, itemId, to: author.id, now })).kind).toBe('not-allowed')
  const administrator = await anAdministrator(store)
  expect((await handOver(store, { actor, itemId, to: administrator.id, now })).kind).toBe(
    'not-allowed',
  )
  const later = after(now, { minutes: 30 })
  expect((await handOver(store, { actor, itemId, to: actor.id, now: later })).kind).toBe('claimed')
})
