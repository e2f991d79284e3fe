/**
 * What was erased after a backup was made is erased again in the store that comes out of it, before
 * anybody sees it. Of words that were replaced since, the backup has the old ones only: they go too, and
 * their author is told. What a moderator removed since waits for a moderator, and so does a post whose case
 * is open: a professional may still need its words.
 */
import { openCaseOfPost } from '#db/queries/cases.ts'
import { addErased, erasedList, lackingIn, type Erased } from '#db/queries/erased.ts'
import { findConversation } from '#db/queries/conversations.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { findPost, updatePost } from '#db/queries/posts.ts'
import { wipeConversation } from '#db/retention/wipe-conversation.ts'
import { wipePost } from '#db/retention/wipe-post.ts'
import { forgetPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { takeAccountAway } from '../members/erase-account.ts'
import { tell } from '../notices/tell.ts'
import { openItem } from '../queue/open-item.ts'

export type Replayed = { erased: number; outdated: number; held: number }

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

async function dropReplaced(trx: Writing, postId: string, now: Date): Promise<Outcome> {
  const post = await findPost(trx, postId)
  if (post === undefined || post.markdown === '') return 'nothing'
  if ((await openCaseOfPost(trx, postId)) !== undefined) return await holdPost(trx, postId, now)
  await wipePost(trx, post, { because: 'replaced', now })
  await tell(trx, { to: post.account_id, kind: 'restored', postId, now })
  return 'outdated'
}

async function eraseConversation(trx: Writing, id: string, now: Date): Promise<Outcome> {
  const conversation = await findConversation(trx, id)
  if (conversation === undefined) return 'nothing'
  await wipeConversation(trx, conversation, now)
  return 'erased'
}

async function replayOne(trx: Writing, { kind, subject }: Erased, now: Date): Promise<Outcome> {
  if (kind === 'post') return await erasePost(trx, subject, now)
  if (kind === 'conversation') return await eraseConversation(trx, subject, now)
  if (kind === 'words') return await dropReplaced(trx, subject, now)
  if (kind === 'removal') return await holdPost(trx, subject, now)
  if ((await findAccount(trx, subject)) === undefined) return 'nothing'
  await takeAccountAway(trx, subject, now)
  return 'erased'
}

const ORDER: Array<Erased['kind']> = ['account', 'post', 'conversation', 'words', 'removal']

/**
 * Erases what the list names and the store does not know of yet, all of it or nothing. The list stays known
 * for the next time.
 */
export async function replay(store: Store, list: readonly Erased[], now: Date): Promise<Replayed> {
  return await inTransaction(store, async (trx) => {
    const since = lackingIn(await erasedList(trx), list)
    const done: Replayed = { erased: 0, outdated: 0, held: 0 }
    // What is gone need not be held.
    for (const one of since.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
      const outcome = await replayOne(trx, one, now)
      if (outcome !== 'nothing') done[outcome] += 1
    }
    await addErased(trx, since)
    return done
  })
}
