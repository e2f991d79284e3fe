import { dayOf } from '#db/days.ts'
import { countApproved } from '#db/queries/accounts.ts'
import { nextNumber } from '#db/queries/counter.ts'
import { updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { takePlace } from '#db/queries/threads.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import type { Writing } from '#db/store.ts'

/** Makes a post visible; one that never had a place gets the last one of its thread. */
export async function showPost(
  trx: Writing,
  showing: { post: PostWithPlaceOfBirth; now: Date },
  body: string,
): Promise<void> {
  const { post, now } = showing
  const place =
    post.place ??
    (await takePlace(trx, post.thread_id, {
      latest: await nextNumber(trx, 'activity'),
      day: dayOf(now),
    }))
  // A newcomer becomes a member by posts that a person approved, each counted once.
  const counts = post.state !== 'visible' && post.counted === 0 && post.account_id !== null
  if (counts && post.account_id !== null) await countApproved(trx, post.account_id, 1)
  await updatePost(trx, post.id, { state: 'visible', place, ...(counts ? { counted: 1 } : {}) })
  await forgetPost(trx, post.sequence)
  const title = post.opening === 1 ? post.title : ''
  await indexPost(trx, { sequence: post.sequence, title, body })
}
