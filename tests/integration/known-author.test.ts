/** "I know this person", against a form that is sent by hand: who knows somebody decides nothing about her. */
import { expect, test } from 'vitest'
import { knowAuthor, unknowAuthors } from '#moderation/colleagues/rather-not.ts'
import { liftMeasure } from '#moderation/measures/lift.ts'
import { takeMeasure } from '#moderation/measures/take.ts'
import { confirmNewcomer } from '#moderation/members/confirm-newcomer.ts'
import { claimItem } from '#moderation/queue/claim.ts'
import { START } from '../helpers/clock.ts'
import { approve, escalate, tryToDecide } from '../helpers/deeds.ts'
import { itemOf } from '../helpers/looking.ts'
import { aModerator, aNewcomer } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, everything } from '../helpers/store.ts'

const now = START

test('who knows an author hands her items on, and decides, measures, lifts, confirms and keeps nothing of hers', async () => {
  const store = await aStore()
  const author = await aNewcomer(store)
  const itemId = (await itemOf(store, (await place(store, author)).postId)).id
  const [knows, other] = [await aModerator(store), await aModerator(store)]
  const word = {
    itemId,
    kind: 'word',
    reason: 'hostile',
    days: 1,
    message: 'Zo niet.',
    now,
  } as const
  const taken = await takeMeasure(store, { actor: other, ...word })
  const measureId = taken.kind === 'taken' ? taken.measureId : ''
  await knowAuthor(store, { actor: knows, itemId, now })

  const before = everything(store)
  const refused = { kind: 'not-allowed' }
  expect(await tryToDecide(store, knows, itemId, approve)).toEqual(refused)
  expect(await takeMeasure(store, { actor: knows, ...word })).toEqual(refused)
  expect(await liftMeasure(store, { actor: knows, measureId, now })).toEqual(refused)
  expect(await confirmNewcomer(store, { actor: knows, itemId, now })).toEqual(refused)
  expect(await claimItem(store, { actor: knows, itemId, now })).toEqual(refused)
  expect(everything(store)).toEqual(before)

  // It was somebody else: all of it is as for any colleague.
  await unknowAuthors(store, { actor: knows, itemId })
  expect((await liftMeasure(store, { actor: knows, measureId, now })).kind).toBe('lifted')
  expect((await claimItem(store, { actor: knows, itemId, now })).kind).toBe('claimed')
  expect((await confirmNewcomer(store, { actor: knows, itemId, now })).kind).toBe('confirmed')
  expect((await takeMeasure(store, { actor: knows, ...word })).kind).toBe('taken')
  // Handing on is never refused.
  await knowAuthor(store, { actor: knows, itemId, now })
  expect((await tryToDecide(store, knows, itemId, escalate)).kind).toBe('decided')
})
