/** A measure about a member, taken from an item that shows what it is for. */
import { appendAudit } from '#db/audit.ts'
import { dayOf, daysBefore } from '#db/days.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { knowsAuthor } from '#db/queries/desk-choices.ts'
import { newId } from '#db/ids.ts'
import { insertMeasure, insertMeasurePost, standingMeasures } from '#db/queries/measures.ts'
import { findPost, postsStanding, updatePost } from '#db/queries/posts.ts'
import { rememberErased } from '#db/queries/erased.ts'
import { findItem, insertItemEvent } from '#db/queries/review-items.ts'
import { forgetPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { isReason } from '../decisions/reasons.ts'
import { tell } from '../notices/tell.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { MOST_DAYS, mayTake, type MeasureKind } from './kinds.ts'

export type Taking = {
  actor: Actor
  /** The item whose post is the reason. */
  itemId: string
  kind: MeasureKind
  reason: string
  /** How long, in days; for kinds that last. */
  days: number
  message: string
  now: Date
}

export type TakeResult =
  | { kind: 'taken'; measureId: string }
  | { kind: 'wrong'; field: 'reason' | 'days' | 'message' }
  /** The same holds already. */
  | { kind: 'again' }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }

function wrongField(taking: Taking): 'reason' | 'days' | 'message' | undefined {
  const most = MOST_DAYS[taking.kind]
  if (!isReason(taking.reason)) return 'reason'
  const fits = Number.isInteger(taking.days) && taking.days >= 1 && taking.days <= (most ?? 1)
  if (most !== null && !fits) return 'days'
  return lengthProblem('note', cleanText(taking.message)) === undefined ? undefined : 'message'
}

async function takePostsAway(
  trx: Writing,
  accountId: string,
  measureId: string,
  now: Date,
): Promise<void> {
  for (const post of await postsStanding(trx, accountId)) {
    await updatePost(trx, post.id, { state: 'removed' })
    await forgetPost(trx, post.sequence)
    await insertMeasurePost(trx, { measure_id: measureId, post_id: post.id })
    await rememberErased(trx, { kind: 'removal', subject: post.id, now })
  }
}

/** Takes a measure: it holds from now on, and the member is told what, why, until when, and how to object. */
export async function takeMeasure(store: Store, taking: Taking): Promise<TakeResult> {
  const { actor, itemId, kind, now, reason } = taking
  if (!mayTake(actor, kind)) return { kind: 'not-allowed' }
  const wrong = wrongField(taking)
  return await inTransaction(store, async (trx): Promise<TakeResult> => {
    const item = await findItem(trx, itemId)
    const post = item && (await findPost(trx, item.post_id))
    if (item === undefined || post === undefined || post.account_id === null) {
      return { kind: 'not-found' }
    }
    // About staff an administrator decides: by ending their service.
    if ((await findAccount(trx, post.account_id))?.role !== 'member') return { kind: 'not-allowed' }
    // Who knows her decides nothing about her.
    if (await knowsAuthor(trx, actor.id, post.account_id)) return { kind: 'not-allowed' }
    if (wrong !== undefined) return { kind: 'wrong', field: wrong }
    const today = dayOf(now)
    const lasts = MOST_DAYS[kind] !== null || kind === 'removed'
    const standing = await standingMeasures(trx, post.account_id, today)
    if (lasts && standing.some((one) => one.kind === kind)) return { kind: 'again' }
    const measureId = newId()
    await insertMeasure(trx, {
      id: measureId,
      account_id: post.account_id,
      kind,
      reason,
      post_id: post.id,
      decided_by: actor.id,
      day: today,
      // What says something once holds that day only.
      until_day: kind === 'removed' ? null : daysBefore(today, lasts ? -taking.days : 0),
      lifted: 0,
    })
    if (kind === 'removed') await takePostsAway(trx, post.account_id, measureId, now)
    await tell(trx, {
      to: post.account_id,
      kind: `measure-${kind}`,
      postId: post.id,
      decisionId: measureId,
      reason,
      message: cleanText(taking.message),
      flaggedBy: item.kind === 'report' ? 'person' : 'triage',
      now,
    })
    await insertItemEvent(trx, {
      item_id: item.id,
      kind: 'measure',
      by: actor.id,
      at: now.getTime(),
      detail: JSON.stringify({ measure: kind }),
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'member.measure',
      subjectKind: 'item',
      subject: item.id,
      reason: `${kind}: ${reason}`,
    })
    return { kind: 'taken', measureId }
  })
}
