import { takeNameOff } from '../queries/aliases.ts'
import { forgetNoticedInPost } from '../queries/assessments.ts'
import { setLinks } from '../queries/links.ts'
import { dropSealedTexts } from '../queries/sealed-texts.ts'
import { forgetPost } from '../search.ts'
import type { Writing } from '../store.ts'
import type { Step } from './step.ts'

/** A post with everything that hangs on it: its words in the index, items, sealed originals, links. */
async function deletePost(trx: Writing, post: { id: string; sequence: number }): Promise<void> {
  await takeNameOff(trx, post.id)
  await forgetPost(trx, post.sequence)
  await forgetNoticedInPost(trx, post.id)
  await setLinks(trx, post.id, [])
  await dropSealedTexts(trx, post.id)
  await trx.deleteFrom('review_item').where('post_id', '=', post.id).execute()
  await trx.deleteFrom('post').where('id', '=', post.id).execute()
}

/**
 * Threads whose last post is from `lastDay` or before go with all their posts. A long one takes several
 * steps; from the first of them on nobody sees it any more.
 */
export function threadStep(lastDay: string): Step {
  return async (trx, limit) => {
    const thread = await trx
      .selectFrom('thread')
      .select(['id', 'state'])
      .where('latest_day', '<=', lastDay)
      .orderBy('latest_day')
      .limit(1)
      .executeTakeFirst()
    if (thread === undefined) return { gone: 0, more: false }
    if (thread.state !== 'removed') {
      await trx
        .updateTable('thread')
        .set({ state: 'removed' })
        .where('id', '=', thread.id)
        .execute()
    }
    const posts = await trx
      .selectFrom('post')
      .select(['id', 'sequence'])
      .where('thread_id', '=', thread.id)
      .limit(limit)
      .execute()
    for (const post of posts) await deletePost(trx, post)
    if (posts.length === limit) return { gone: 0, more: true }
    await trx.deleteFrom('thread').where('id', '=', thread.id).execute()
    return { gone: 1, more: true }
  }
}
