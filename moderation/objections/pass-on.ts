import type { PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { callsForCase } from '../intake/read-text.ts'
import { recordStep } from '../queue/item-step.ts'

/** Calls a professional to what an objection tells of; the objection itself still waits for its answer. */
export async function passOn(
  trx: Writing,
  passing: { actor: Actor; item: Row<'review_item'>; post: PostWithPlaceOfBirth; now: Date },
): Promise<{ kind: 'passed-on'; postId: string }> {
  const { actor, item, now, post } = passing
  await openCase(trx, {
    origin: 'escalation',
    level: callsForCase(item.level) ? item.level : 'urgent',
    postId: post.id,
    accountId: post.account_id,
    assessmentId: post.assessment_id,
    by: actor.id,
    now,
  })
  await recordStep(trx, { actor, item, now }, { event: 'escalate', action: 'item.escalate' })
  return { kind: 'passed-on', postId: post.id }
}
