/**
 * What was erased after a backup was made is erased again in the store that comes out of it, before
 * anybody sees it. Of words that were changed or taken away since, the backup has the old ones only: these
 * wait for a moderator.
 */
import { addErased, type Erased } from '#db/queries/erased.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { findPost, updatePost } from '#db/queries/posts.ts'
import { wipePost } from '#db/retention/wipe-post.ts'
import { forgetPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { takeAccountAway } from '../members/erase-account.ts'
import { openItem } from '../queue/open-item.ts'

export type Replayed = { erased: number; held: number }

type Outcome = keyof Replayed | 'nothing'

async function erasePost(trx: Writing, postId: string, now: Date): Promise<Outcome> {
  const post = await findPost(trx, postId)
  if (post === undefined || (post.state === 'removed' && post.markdown === '')) return 'nothing'
  await wipePost(trx, post, { because: 'author-deleted', now })
  return 'erased'
}

async function holdPost(trx: Writing, postId: string, now: Date): Promise<Outcome> {
  const post = await findPost(trx, postId)
  if (post?.state !== 'visible') return 'nothing'
  await updatePost(trx, postId, { state: 'held', looked_at: 0 })
  await forgetPost(trx, post.sequence)
  await openItem(trx, {
    kind: 'triage',
    postId,
    boardId: post.board_id,
    level: 'attention',
    triaged: true,
    why: 'restored',
    now,
  })
  return 'held'
}

async function replayOne(trx: Writing, { kind, subject }: Erased, now: Date): Promise<Outcome> {
  if (kind === 'post') return await erasePost(trx, subject, now)
  if (kind === 'words') return await holdPost(trx, subject, now)
  if ((await findAccount(trx, subject)) === undefined) return 'nothing'
  await takeAccountAway(trx, subject, now)
  return 'erased'
}

/** Erases what the list names, all of it or nothing. The list stays known for the next time. */
export async function replay(store: Store, list: readonly Erased[], now: Date): Promise<Replayed> {
  // What is gone need not be held: the words come last.
  const inOrder = list.toSorted((a, b) => Number(a.kind === 'words') - Number(b.kind === 'words'))
  return await inTransaction(store, async (trx) => {
    const done: Replayed = { erased: 0, held: 0 }
    for (const one of inOrder) {
      const outcome = await replayOne(trx, one, now)
      if (outcome !== 'nothing') done[outcome] += 1
    }
    await addErased(trx, list)
    return done
  })
}
