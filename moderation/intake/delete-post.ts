import { appendAudit } from '#db/audit.ts'
import { findPost } from '#db/queries/posts.ts'
import { wipePost } from '#db/retention/wipe-post.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { leaveNoTrace } from '#db/scrub.ts'
import type { Actor } from '../actor.ts'

export type DeleteResult = { kind: 'deleted'; threadId: string } | { kind: 'not-found' }

/** An author deletes a post of their own: gone at once, no waiting time, nobody asked. */
export async function deletePost(
  store: Store,
  deletion: { author: Actor; postId: string; now: Date },
): Promise<DeleteResult> {
  const result = await inTransaction<DeleteResult>(store, async (trx) => {
    const post = await findPost(trx, deletion.postId)
    if (post === undefined || post.account_id !== deletion.author.id) return { kind: 'not-found' }
    await wipePost(trx, post, { because: 'author-deleted', now: deletion.now })
    await appendAudit(trx, {
      now: deletion.now,
      actor: null,
      action: 'post.delete',
      subjectKind: 'post',
      subject: post.id,
    })
    return { kind: 'deleted', threadId: post.thread_id }
  })
  if (result.kind === 'deleted') await leaveNoTrace(store)
  return result
}
