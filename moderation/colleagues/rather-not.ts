/**
 * "I'd rather not", and "I know this person". Neither leaves a mark: no event and no row of the trail says
 * who it was, and the item stays on top for everybody else.
 */
import { appendAudit } from '#db/audit.ts'
import { forgetKnown, passItemBy, rememberKnown } from '#db/queries/desk-choices.ts'
import { findPost } from '#db/queries/posts.ts'
import { changeItem, findItem, insertItemEvent } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { holderOf } from '../queue/available-actions.ts'

export type RatherNotResult = { kind: 'done' | 'closed' | 'not-allowed' | 'not-found' }

type RatherNot = { actor: Actor; itemId: string; now: Date }

/** Frees an item that its holder leaves to others. That it is free is written down, by whom is not. */
async function setFree(
  trx: Writing,
  item: Row<'review_item'>,
  { actor, now }: RatherNot,
): Promise<void> {
  if (item.state !== 'open' || holderOf(item, now) !== actor.id) return
  await changeItem(trx, item, { claimed_by: null, claimed_until: null })
  await insertItemEvent(trx, { item_id: item.id, kind: 'released', by: null, at: now.getTime() })
  await appendAudit(trx, {
    now,
    actor: null,
    action: 'item.release',
    subjectKind: 'item',
    subject: item.id,
  })
}

/** Leaves an item to others: it is not offered to this person again, unless they take it after all. */
export async function passItem(store: Store, passing: RatherNot): Promise<RatherNotResult> {
  const { actor, itemId } = passing
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  return await inTransaction<RatherNotResult>(store, async (trx) => {
    const item = await findItem(trx, itemId)
    if (item === undefined) return { kind: 'not-found' }
    if (item.state !== 'open') return { kind: 'closed' }
    await setFree(trx, item, passing)
    await passItemBy(trx, actor.id, itemId)
    return { kind: 'done' }
  })
}

/** Keeps the items of this author from somebody who knows her. No account is linked to another. */
export async function knowAuthor(store: Store, knowing: RatherNot): Promise<RatherNotResult> {
  const { actor, itemId } = knowing
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  return await inTransaction<RatherNotResult>(store, async (trx) => {
    const item = await findItem(trx, itemId)
    const post = item && (await findPost(trx, item.post_id))
    if (item === undefined || post === undefined) return { kind: 'not-found' }
    await setFree(trx, item, knowing)
    if (post.account_id === null) await passItemBy(trx, actor.id, itemId)
    else await rememberKnown(trx, actor.id, post.account_id)
    return { kind: 'done' }
  })
}

/** It was somebody else after all: for the author of one item, or for all that were ever meant. */
export async function unknowAuthors(
  store: Store,
  unknowing: { actor: Actor; itemId?: string },
): Promise<void> {
  const { actor, itemId } = unknowing
  await inTransaction(store, async (trx) => {
    if (itemId === undefined) return await forgetKnown(trx, actor.id)
    const item = await findItem(trx, itemId)
    const post = item && (await findPost(trx, item.post_id))
    if (post?.account_id) await forgetKnown(trx, actor.id, post.account_id)
  })
}
