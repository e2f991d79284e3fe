import { MINUTE_MS } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { countApproved } from '#db/queries/accounts.ts'
import { markUndone, standingDecision } from '#db/queries/decisions.ts'
import { allowedHosts } from '#db/queries/links.ts'
import { withdrawNotices } from '#db/queries/notices.ts'
import { findPost, updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { changeItem, findItem, insertItemEvent } from '#db/queries/review-items.ts'
import { dropSealedTexts, unsealText } from '#db/queries/sealed-texts.ts'
import { giveBackPlace } from '#db/queries/threads.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { tell } from '../notices/tell.ts'
import { availableActions } from '../queue/available-actions.ts'
import { getSetting } from '../settings.ts'
import { renderMarkdown } from '../texts/render.ts'
import type { Before } from './carry-out.ts'

export type UndoResult =
  | { kind: 'undone'; itemId: string }
  | { kind: 'too-late' }
  | { kind: 'not-found' }

async function putBack(
  trx: Writing,
  store: Store,
  post: PostWithPlaceOfBirth,
  decision: Row<'decision'>,
): Promise<void> {
  const before = JSON.parse(decision.before) as Before
  let markdown = post.markdown
  if (decision.kind === 'redact') {
    const original = await unsealText(trx, { decisionId: decision.id })
    if (original !== undefined) {
      markdown = original
      const rendered = renderMarkdown(original, await allowedHosts(trx), store.keys)
      await updatePost(trx, post.id, { markdown, html: rendered.html })
      await dropSealedTexts(trx, post.id)
    }
  }
  const gotPlace = before.place === null && post.place !== null
  if (gotPlace && post.place !== null) await giveBackPlace(trx, post.thread_id, post.place)
  await updatePost(trx, post.id, {
    state: before.state,
    // A place that others stand behind already is kept: the post stays absent, the others don't move.
    place: gotPlace && (await wasGivenBack(trx, post)) ? null : post.place,
    warning: before.warning,
    looked_at: before.looked,
    edited: before.edited,
  })
  if (before.counted && post.account_id !== null) await countApproved(trx, post.account_id, -1)
  await forgetPost(trx, post.sequence)
  if (before.state === 'visible') {
    const title = post.opening === 1 ? post.title : ''
    await indexPost(trx, { sequence: post.sequence, title, body: markdown })
  }
}

async function wasGivenBack(trx: Writing, post: PostWithPlaceOfBirth): Promise<boolean> {
  const thread = await trx
    .selectFrom('thread')
    .select('places')
    .where('id', '=', post.thread_id)
    .executeTakeFirstOrThrow()
  return post.place !== null && thread.places < post.place
}

/**
 * Takes a decision back within its time. The post is what it was, the notice is withdrawn and a second
 * one says so, the item is open again in the same hands. A case that an escalation opened stays: a
 * professional was called, and only a person's outcome ends that.
 */
export async function undo(
  store: Store,
  undoing: { actor: Actor; itemId: string; now: Date },
): Promise<UndoResult> {
  const { actor, now } = undoing
  return await inTransaction(store, async (trx) => {
    const item = await findItem(trx, undoing.itemId)
    if (item === undefined) return { kind: 'not-found' }
    const decision = await standingDecision(trx, item.id)
    const post = await findPost(trx, item.post_id)
    if (decision === undefined || post === undefined) return { kind: 'not-found' }
    if (!availableActions(actor, { item, post, decision, now }).has('undo')) {
      return { kind: 'too-late' }
    }
    await putBack(trx, store, post, decision)
    await markUndone(trx, decision.id)
    const told = await withdrawNotices(trx, decision.id)
    for (const to of told) await tell(trx, { to, kind: 'undone', postId: post.id, now })
    const until = now.getTime() + (await getSetting(trx, 'claimMinutes')) * MINUTE_MS
    await changeItem(trx, item, {
      state: 'open',
      closed_at: null,
      claimed_by: actor.id,
      claimed_until: until,
    })
    await insertItemEvent(trx, {
      item_id: item.id,
      kind: 'undone',
      by: actor.id,
      at: now.getTime(),
      detail: JSON.stringify({ decision: decision.id }),
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'item.undo',
      subjectKind: 'item',
      subject: item.id,
      reason: decision.kind,
    })
    return { kind: 'undone', itemId: item.id }
  })
}
