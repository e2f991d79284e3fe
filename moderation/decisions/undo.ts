import { MINUTE_MS } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { countApproved } from '#db/queries/accounts.ts'
import { forgetNoticed } from '#db/queries/assessments.ts'
import { markUndone, standingDecision } from '#db/queries/decisions.ts'
import { forgetErased } from '#db/queries/erased.ts'
import { allowedHosts, setLinks } from '#db/queries/links.ts'
import { withdrawNotices } from '#db/queries/notices.ts'
import { answerObjections, openAppealsAgainst } from '#db/queries/objections.ts'
import { findPost, updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { moveReports } from '#db/queries/reports.ts'
import { changeItem, findItem, insertItemEvent, openItemsOfPost } from '#db/queries/review-items.ts'
import { dropSealedBy, unsealText } from '#db/queries/sealed-texts.ts'
import { giveBackPlace } from '#db/queries/threads.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { tell } from '../notices/tell.ts'
import { availableActions } from '../queue/available-actions.ts'
import { getSetting } from '../settings.ts'
import { renderMarkdown } from '../texts/render.ts'
import { higherLevel } from '../vocabulary.ts'
import type { Before } from './carry-out.ts'

export type UndoResult =
  | { kind: 'undone'; itemId: string }
  | { kind: 'too-late' }
  | { kind: 'not-found' }

/** Puts the original of a redacted post in the place of what was made of it; answers it. */
async function unredact(
  trx: Writing,
  store: Store,
  post: PostWithPlaceOfBirth,
  decisionId: string,
): Promise<string> {
  const original = await unsealText(trx, { decisionId })
  if (original === undefined) return post.markdown
  const rendered = renderMarkdown(original, await allowedHosts(trx), store.keys)
  await updatePost(trx, post.id, { markdown: original, html: rendered.html })
  await setLinks(trx, post.id, rendered.links)
  await dropSealedBy(trx, decisionId)
  await forgetErased(trx, { kind: 'words', subject: post.id })
  if (post.assessment_id !== null) await forgetNoticed(trx, post.assessment_id)
  return original
}

async function putBack(
  trx: Writing,
  store: Store,
  post: PostWithPlaceOfBirth,
  decision: Row<'decision'>,
): Promise<void> {
  const before = JSON.parse(decision.before) as Before
  const markdown =
    decision.kind === 'redact' ? await unredact(trx, store, post, decision.id) : post.markdown
  if (decision.kind === 'remove') await forgetErased(trx, { kind: 'removal', subject: post.id })
  const gotPlace = before.place === null && post.place !== null
  // A place that others stand behind already is kept: the post stays absent, the others don't move.
  const givenBack =
    gotPlace &&
    (await giveBackPlace(trx, post.thread_id, {
      place: post.place ?? 0,
      latest: before.latest,
      day: before.latestDay,
    }))
  await updatePost(trx, post.id, {
    state: before.state,
    place: givenBack ? null : post.place,
    warning: before.warning,
    looked_at: before.looked,
    edited: before.edited,
    counted: before.counted,
    assessment_id: before.assessment,
  })
  if (before.counted !== post.counted && post.account_id !== null) {
    await countApproved(trx, post.account_id, -1)
  }
  await forgetPost(trx, post.sequence)
  if (before.state === 'visible') {
    const title = post.opening === 1 ? post.title : ''
    await indexPost(trx, { sequence: post.sequence, title, body: markdown })
  }
}

/**
 * Opens an item again in the hands of who undid its decision. When the same question was opened anew
 * meanwhile, the two go on as one. Answers the item that is open.
 */
async function openAgain(
  trx: Writing,
  item: Row<'review_item'>,
  undoing: Undoing,
): Promise<string> {
  const now = undoing.now.getTime()
  const open = (await openItemsOfPost(trx, item.post_id)).find((one) => one.kind === item.kind)
  if (open !== undefined) {
    await changeItem(trx, item, { state: 'ended' })
    await moveReports(trx, item.id, open.id)
    await changeItem(trx, open, {
      level: higherLevel(open.level, item.level),
      level_rank: Math.min(open.level_rank, item.level_rank),
      due_at: Math.min(open.due_at, item.due_at),
      reports: open.reports + item.reports,
    })
    await insertItemEvent(trx, { item_id: open.id, kind: 'joined', by: undoing.actor.id, at: now })
    return open.id
  }
  const minutes = await getSetting(trx, 'claimMinutes')
  await changeItem(trx, item, {
    state: 'open',
    closed_at: null,
    claimed_by: undoing.actor.id,
    claimed_until: now + minutes * MINUTE_MS,
  })
  return item.id
}

/** What was objected to is no more: there is nothing left to answer. */
async function endAppealsAgainst(
  trx: Writing,
  decisionId: string,
  undoing: Undoing,
): Promise<void> {
  for (const appeal of await openAppealsAgainst(trx, decisionId)) {
    await changeItem(trx, appeal, {
      state: 'ended',
      closed_at: undoing.now.getTime(),
      claimed_by: null,
      claimed_until: null,
    })
    await insertItemEvent(trx, {
      item_id: appeal.id,
      kind: 'undone',
      by: undoing.actor.id,
      at: undoing.now.getTime(),
    })
  }
}

export type Undoing = { actor: Actor; itemId: string; now: Date }

type Standing = {
  item: Row<'review_item'>
  post: PostWithPlaceOfBirth
  decision: Row<'decision'>
}

/** Takes a standing decision back, by whoever may; answers the item that is open then. */
export async function takeBack(
  trx: Writing,
  store: Store,
  { item, post, decision }: Standing,
  undoing: Undoing,
): Promise<string> {
  const { actor, now } = undoing
  await putBack(trx, store, post, decision)
  await markUndone(trx, decision.id)
  if (item.kind === 'appeal') await answerObjections(trx, item.id, null)
  await endAppealsAgainst(trx, decision.id, undoing)
  const told = await withdrawNotices(trx, decision.id)
  for (const to of told) await tell(trx, { to, kind: 'undone', postId: post.id, now })
  const itemId = await openAgain(trx, item, undoing)
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
  return itemId
}

/**
 * Takes a decision back within its time, while the post is as it left it. The post is what it was, the notice is withdrawn and a second
 * one says so, the item is open again in the same hands. A case that an escalation opened stays: a
 * professional was called, and only a person's outcome ends that.
 */
export async function undo(store: Store, undoing: Undoing): Promise<UndoResult> {
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
    const itemId = await takeBack(trx, store, { item, post, decision }, undoing)
    return { kind: 'undone', itemId }
  })
}
