/**
 * Words that nobody is to read any more: of posts that were taken away, and of posts that waited and
 * that nobody showed. What an open case or an unanswered objection is about waits with them.
 */
import { sql } from 'kysely'
import { newId } from '../ids.ts'
import { dayOf } from '../days.ts'
import { HELD_POSTS } from '../queries/legal-holds.ts'
import { insertNotice } from '../queries/notices.ts'
import type { Flag } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { oneByOne, type Step } from './step.ts'
import { wipePost, type PostToWipe } from './wipe-post.ts'

type Found = PostToWipe & { account_id: string | null }

/** No open case, no unanswered objection and no legal hold is about the post. */
export const NOT_NEEDED = sql<Flag>`
  NOT EXISTS (SELECT 1 FROM "case" WHERE "case".post_id = post.id AND "case".state = 'open')
  AND NOT EXISTS (SELECT 1 FROM review_item WHERE review_item.post_id = post.id
    AND review_item.state = 'open' AND review_item.kind = 'appeal')
  AND post.id NOT IN ${HELD_POSTS}`

type RunOut = { day: string; moment: number }

/** Some posts that were taken away so long ago that their words go. */
export async function removedPosts(
  trx: Reader | Writing,
  runOut: RunOut,
  limit: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    SELECT id, sequence, thread_id, opening, account_id FROM post
    WHERE state = 'removed' AND markdown <> '' AND day <= ${runOut.day}
      AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.post_id = post.id
        AND decision.undone = 0 AND decision.decided_at > ${runOut.moment})
      AND ${NOT_NEEDED}
    LIMIT ${limit}`.execute(trx)
  return rows
}

/** Some posts that waited so long that their words go. */
export async function heldPosts(
  trx: Reader | Writing,
  runOut: RunOut,
  limit: number,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    SELECT id, sequence, thread_id, opening, account_id FROM post
    WHERE state <> 'visible' AND state = 'held' AND day <= ${runOut.day}
      AND NOT EXISTS (SELECT 1 FROM review_item JOIN review_event
        ON review_event.item_id = review_item.id
        WHERE review_item.post_id = post.id AND review_event.at > ${runOut.moment})
      AND ${NOT_NEEDED}
    LIMIT ${limit}`.execute(trx)
  return rows
}

/** The words of posts that were taken away; their authors were told then. */
export function removedStep(runOut: RunOut, now: Date): Step {
  return async (trx, turn) => {
    const posts = await removedPosts(trx, runOut, turn.limit)
    const wiping = { because: 'ran-out', now } as const
    const { gone, more } = await oneByOne(posts, turn, (post) => wipePost(trx, post, wiping))
    return { gone: gone.length, more }
  }
}

/** Posts that waited and that nobody showed; their authors are told that it is so. */
export function heldStep(runOut: RunOut, now: Date): Step {
  return async (trx, turn) => {
    const posts = await heldPosts(trx, runOut, turn.limit)
    const { gone, more } = await oneByOne(posts, turn, async (post) => {
      await wipePost(trx, post, { because: 'ran-out', now })
      if (post.account_id === null) return
      await insertNotice(trx, {
        id: newId(),
        account_id: post.account_id,
        kind: 'ran-out',
        post_id: post.id,
        decision_id: null,
        reason: null,
        flagged_by: null,
        day: dayOf(now),
      })
    })
    return { gone: gone.length, more }
  }
}
