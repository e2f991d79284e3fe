import { forgetMany, goTogether, mergeSome, owesMerge } from '../search-anew.ts'
import { eraseRowsOf } from '../queries/erase-rows.ts'
import {
  countPostsToErase,
  forgetAuthorOfPosts,
  forgetNotesOnPosts,
  postsToErase,
} from '../queries/erasure.ts'
import { oneByOne, type Step } from './step.ts'
import { wipePost, type Wiping } from './wipe-post.ts'

/**
 * Takes an account away: its posts a few at a time, then what is left of many of them in the search index, and in
 * the end its own row with all that hangs on it. A post that went has no author any more, so that whoever goes on
 * begins where this was cut off.
 */
export function accountStep(accountId: string, wiping: Wiping): Step {
  return async (trx, turn) => {
    const posts = await postsToErase(trx, accountId, turn.limit)
    if (posts.length === 0 && (await owesMerge(trx))) {
      await mergeSome(trx)
      return { gone: 0, more: true }
    }
    if (posts.length === 0) {
      await eraseRowsOf(trx, accountId, wiping.now)
      return { gone: 1, more: false }
    }
    if (await goTogether(trx, await countPostsToErase(trx, accountId))) {
      await forgetMany(
        trx,
        posts.map(({ sequence }) => sequence),
      )
    }
    const gone = await oneByOne(posts, turn, (post) => wipePost(trx, post, wiping))
    const ids = gone.map(({ id }) => id)
    await forgetNotesOnPosts(trx, ids)
    await forgetAuthorOfPosts(trx, ids)
    return { gone: 0, more: true }
  }
}
