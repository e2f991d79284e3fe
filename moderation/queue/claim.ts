import { MINUTE_MS } from '#db/days.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { forgetPassing, knowsAuthor } from '#db/queries/desk-choices.ts'
import { findPost } from '#db/queries/posts.ts'
import { changeItem, findItem } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { getSetting } from '../settings.ts'
import { decidersOf } from '../objections/deciders.ts'
import { holderOf, mayJudge } from './available-actions.ts'
import { recordStep } from './item-step.ts'

export type ClaimResult =
  | { kind: 'claimed'; until: number; version: number }
  | { kind: 'released' }
  | { kind: 'held-by-another'; name: string; until: number }
  | { kind: 'closed' }
  /** An objection to one's own decision. */
  | { kind: 'not-yours' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

/** Who holds an item instead of `actor`, or undefined when the way is free. */
export async function heldByAnother(
  trx: Writing,
  item: Row<'review_item'>,
  actor: Actor,
  now: Date,
): Promise<Extract<ClaimResult, { kind: 'held-by-another' }> | undefined> {
  const holder = holderOf(item, now)
  if (holder === null || holder === actor.id) return undefined
  const account = await findAccount(trx, holder)
  return {
    kind: 'held-by-another',
    name: account?.pseudonym ?? '',
    until: item.claimed_until ?? 0,
  }
}

/**
 * Takes an item under a lease, or renews one's own. The lease ends by itself; one conditional update
 * decides who of two was first.
 */
export async function claimItem(
  store: Store,
  claim: { actor: Actor; itemId: string; now: Date },
): Promise<ClaimResult> {
  if (!mayModerate(claim.actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx) => {
    const item = await findItem(trx, claim.itemId)
    if (item === undefined) return { kind: 'not-found' }
    if (item.state !== 'open') return { kind: 'closed' }
    const other = await heldByAnother(trx, item, claim.actor, claim.now)
    if (other !== undefined) return other
    if (!mayJudge(claim.actor, await decidersOf(trx, item))) return { kind: 'not-yours' }
    // Nor does who knows its author keep it from those who may decide it.
    const post = await findPost(trx, item.post_id)
    if (await knowsAuthor(trx, claim.actor.id, post?.account_id ?? null)) {
      return { kind: 'not-allowed' }
    }
    const minutes = await getSetting(trx, 'claimMinutes')
    const until = claim.now.getTime() + minutes * MINUTE_MS
    const renewal = holderOf(item, claim.now) === claim.actor.id
    await changeItem(trx, item, { claimed_by: claim.actor.id, claimed_until: until })
    await forgetPassing(trx, claim.actor.id, item.id)
    if (!renewal) {
      await recordStep(
        trx,
        { actor: claim.actor, item, now: claim.now },
        { event: 'claimed', action: 'item.claim' },
      )
    }
    return { kind: 'claimed', until, version: item.version + 1 }
  })
}

/** Gives an item back, without a mark on anybody. */
export async function releaseItem(
  store: Store,
  release: { actor: Actor; itemId: string; now: Date },
): Promise<ClaimResult> {
  if (!mayModerate(release.actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx) => {
    const item = await findItem(trx, release.itemId)
    if (item === undefined) return { kind: 'not-found' }
    if (item.state !== 'open') return { kind: 'closed' }
    const other = await heldByAnother(trx, item, release.actor, release.now)
    if (other !== undefined) return other
    await changeItem(trx, item, { claimed_by: null, claimed_until: null })
    await recordStep(
      trx,
      { actor: release.actor, item, now: release.now },
      { event: 'released', action: 'item.release' },
    )
    return { kind: 'released' }
  })
}
