/** What people who moderate choose for themselves, in the tests. */
import { openItems } from '#db/queries/review-items.ts'
import { setFirstDecisions } from '#db/queries/second-looks.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { makeSessions } from '#app/auth/sessions.ts'
import type { Actor } from '#moderation/actor.ts'
import { chooseForOneself, type ChoicesForm } from '#moderation/colleagues/choices.ts'
import { readOwnDay } from '#moderation/colleagues/own-day.ts'
import { START } from './clock.ts'
import { aModerator } from './people.ts'

/** Chooses; what is not said is as for who chose nothing. */
export async function choose(
  store: Store,
  actor: Actor,
  form: Partial<ChoicesForm>,
): Promise<string> {
  const unchosen = { heavy: '', from: '', to: '', folded: true, keys: true, tell: false, avoid: [] }
  return (await chooseForOneself(store, { actor, form: { ...unchosen, ...form } })).kind
}

/** The posts of the items that are offered to somebody, most pressing first. */
export async function offeredTo(store: Store, actor: Actor, now: Date = START): Promise<string[]> {
  const { offer } = await readOwnDay(store.read, actor.id, now)
  const lines = await openItems(store.read, 'nl', {
    offeredTo: offer,
    now: now.getTime(),
    limit: 100,
  })
  return lines.map((line) => line.id)
}

/** Somebody who is signed in at this moment. */
export async function atWork(store: Store, actor: Actor, now: Date = START): Promise<Actor> {
  await makeSessions(store).begin(actor, { shared: false, secondStep: true, now })
  return actor
}

/** A moderator who is past the first decisions that a colleague looks at. */
export async function anOldHand(store: Store): Promise<Actor> {
  const actor = await aModerator(store)
  await inTransaction(store, (trx) => setFirstDecisions(trx, actor.id, 30))
  return actor
}
