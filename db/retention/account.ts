import { forgetMany, goTogether, indexedPostsOf, mergeSome, owesMerge } from '../search-anew.ts'
import { updateAccount } from '../queries/accounts.ts'
import { eraseRowsOf } from '../queries/erase-rows.ts'
import { rememberErased } from '../queries/erased.ts'
import {
  countPostsToErase,
  forgetAuthorOfPosts,
  forgetNotesOnPosts,
  hidePosts,
  postsToErase,
  readablePostsOf,
} from '../queries/erasure.ts'
import { dropSessionsOf } from '../queries/sessions.ts'
import type { Writing } from '../store.ts'
import { oneByOne, type Step } from './step.ts'
import { wipePost, type Wiping } from './wipe-post.ts'

/** So many posts leave the search index in a few milliseconds. */
const FORGOTTEN_AT_ONCE = 100

/**
 * From here on an account is going, whatever happens: nobody signs in with it, and that it stands in the list of what
 * was erased while it is there still makes the broom go on, also after a crash or in a backup.
 */
export async function markAsGoing(trx: Writing, accountId: string, now: Date): Promise<void> {
  await rememberErased(trx, { kind: 'account', subject: accountId, now })
  await updateAccount(trx, accountId, { active: 0 })
  await dropSessionsOf(trx, accountId)
}

/**
 * Hides what others read of an account, before any of it goes: quicker than that, but its pages lie all over the
 * store, and hundreds of them in one commit would keep everybody waiting.
 */
export function hidingStep(accountId: string): Step {
  let after = 0
  return async (trx, { limit }) => {
    const posts = await readablePostsOf(trx, accountId, { after, limit })
    const last = posts.at(-1)
    if (last === undefined) return { gone: 0, more: false }
    await hidePosts(trx, posts)
    after = last.sequence
    return { gone: 0, more: posts.length === limit }
  }
}

/**
 * Takes an account away: many posts out of the search index, then all a few at a time, then what is left of them
 * in the index, and in the end its own row with all that hangs on it. A post that went has no author any more, so
 * that whoever goes on begins where this was cut off.
 */
export function accountStep(accountId: string, wiping: Wiping): Step {
  return async (trx, turn) => {
    const indexed = await indexedPostsOf(trx, accountId, FORGOTTEN_AT_ONCE)
    if (indexed.length > 0 && (await goTogether(trx, await countPostsToErase(trx, accountId)))) {
      await forgetMany(trx, indexed)
      return { gone: 0, more: true }
    }
    const posts = await postsToErase(trx, accountId, turn.limit)
    if (posts.length === 0 && (await owesMerge(trx))) {
      await mergeSome(trx)
      return { gone: 0, more: true }
    }
    if (posts.length === 0) {
      await eraseRowsOf(trx, accountId, wiping.now)
      return { gone: 1, more: false }
    }
    const { gone } = await oneByOne(posts, turn, (post) => wipePost(trx, post, wiping))
    const ids = gone.map(({ id }) => id)
    await forgetNotesOnPosts(trx, ids)
    await forgetAuthorOfPosts(trx, ids)
    return { gone: 0, more: true }
  }
}
