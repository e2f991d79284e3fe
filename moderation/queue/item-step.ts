import { appendAudit } from '#db/audit.ts'
import { insertItemEvent } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'

/** Writes down what somebody did with an item: for colleagues in its history, and in the audit trail. */
export async function recordStep(
  trx: Writing,
  at: { actor: Actor; item: Pick<Row<'review_item'>, 'id'>; now: Date },
  step: { event: string; action: string },
): Promise<void> {
  await insertItemEvent(trx, {
    item_id: at.item.id,
    kind: step.event,
    by: at.actor.id,
    at: at.now.getTime(),
  })
  await appendAudit(trx, {
    now: at.now,
    actor: at.actor.id,
    action: step.action,
    subjectKind: 'item',
    subject: at.item.id,
  })
}
