import { findAssessment } from '#db/queries/assessments.ts'
import { findPost, openingOf } from '#db/queries/posts.ts'
import type { Writing } from '#db/store.ts'
import { openItem } from '../queue/open-item.ts'
import { atLeast } from '../vocabulary.ts'

export type Urging = {
  threadId: string
  /** The post it quotes; without one it answers the opening post. */
  quotes: string | null
  by: string
  now: Date
}

/**
 * A reply that urges to call for help says that somebody heard more than the triage: the post it answers
 * comes to the queue. One that a professional was called for already needs no second call, and nobody
 * brings her own post there.
 */
export async function othersWorried(trx: Writing, { threadId, quotes, by, now }: Urging) {
  const postId = quotes ?? (await openingOf(trx, threadId))
  const post = postId === undefined ? undefined : await findPost(trx, postId)
  if (post === undefined || post.account_id === by || post.state === 'removed') return
  const assessment =
    post.assessment_id === null ? undefined : await findAssessment(trx, post.assessment_id)
  const level = assessment?.level ?? 'none'
  if (atLeast(level, 'urgent')) return
  await openItem(trx, {
    kind: 'triage',
    postId: post.id,
    boardId: post.board_id,
    // One step more pressing than it was read.
    level: level === 'attention' ? 'urgent' : 'attention',
    triaged: true,
    why: 'others-worried',
    now,
  })
}
