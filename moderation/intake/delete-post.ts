import { appendAudit } from '#db/audit.ts'
import { forgetNoticedInPost } from '#db/queries/assessments.ts'
import { insertCaseEvent, openCaseOfPost } from '#db/queries/cases.ts'
import { forgetWordsInDecisions } from '#db/queries/decisions.ts'
import { setLinks } from '#db/queries/links.ts'
import { findPost, updatePost } from '#db/queries/posts.ts'
import { changeItem, insertItemEvent, openItemsOfPost } from '#db/queries/review-items.ts'
import { dropSealedTexts } from '#db/queries/sealed-texts.ts'
import { forgetPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { truncateLog } from '#db/truncate-log.ts'
import type { Actor } from '../actor.ts'

export type DeleteResult = { kind: 'deleted'; threadId: string } | { kind: 'not-found' }

/**
 * Takes every word of a post out of the store, its sealed original and its thread's title included. What
 * stays is an empty place in the thread. An open case stays as level, signals and due time.
 */
export async function wipePost(
  trx: Writing,
  post: { id: string; sequence: number; thread_id: string; opening: 0 | 1 },
  now: Date,
): Promise<void> {
  await updatePost(trx, post.id, {
    state: 'removed',
    markdown: '',
    html: '',
    warning: '',
    quotes: null,
    submission_key: null,
  })
  if (post.opening === 1) {
    await trx.updateTable('thread').set({ title: '' }).where('id', '=', post.thread_id).execute()
  }
  await forgetPost(trx, post.sequence)
  await forgetNoticedInPost(trx, post.id)
  await setLinks(trx, post.id, [])
  await dropSealedTexts(trx, post.id)
  // A content warning could stand in a decision's memory, her words in its message.
  await forgetWordsInDecisions(trx, post.id)
  for (const item of await openItemsOfPost(trx, post.id)) {
    await changeItem(trx, item, {
      state: 'ended',
      closed_at: now.getTime(),
      claimed_by: null,
      claimed_until: null,
    })
    await insertItemEvent(trx, {
      item_id: item.id,
      kind: 'author-deleted',
      by: null,
      at: now.getTime(),
    })
  }
  const open = await openCaseOfPost(trx, post.id)
  if (open !== undefined) {
    await insertCaseEvent(trx, {
      case_id: open.id,
      kind: 'author-deleted',
      by: null,
      at: now.getTime(),
    })
  }
}

/** An author deletes a post of their own: gone at once, no waiting time, nobody asked. */
export async function deletePost(
  store: Store,
  deletion: { author: Actor; postId: string; now: Date },
): Promise<DeleteResult> {
  const result = await inTransaction<DeleteResult>(store, async (trx) => {
    const post = await findPost(trx, deletion.postId)
    if (post === undefined || post.account_id !== deletion.author.id) return { kind: 'not-found' }
    await wipePost(trx, post, deletion.now)
    await appendAudit(trx, {
      now: deletion.now,
      actor: null,
      action: 'post.delete',
      subjectKind: 'post',
      subject: post.id,
    })
    return { kind: 'deleted', threadId: post.thread_id }
  })
  if (result.kind === 'deleted') await truncateLog(store)
  return result
}
