import { appendAudit } from '#db/audit.ts'
import type { PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { insertItemEvent } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { callsForCase } from '../intake/read-text.ts'

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
  await insertItemEvent(trx, {
    item_id: item.id,
    kind: 'escalate',
    by: actor.id,
    at: now.getTime(),
  })
  await appendAudit(trx, {
    now,
    actor: actor.id,
    action: 'item.escalate',
    subjectKind: 'item',
    subject: item.id,
  })
  return { kind: 'passed-on', postId: post.id }
}
