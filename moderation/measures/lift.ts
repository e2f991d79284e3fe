import { appendAudit } from '#db/audit.ts'
import { dayOf } from '#db/days.ts'
import { knowsAuthor } from '#db/queries/desk-choices.ts'
import { withdrawNotices } from '#db/queries/notices.ts'
import { findMeasure, markLifted, postsOfMeasure } from '#db/queries/measures.ts'
import { findPost, updatePost } from '#db/queries/posts.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { showPost } from '../decisions/show-post.ts'
import { tell } from '../notices/tell.ts'

export type LiftResult = { kind: 'lifted' } | { kind: 'over' } | { kind: 'not-allowed' }

/** Ends a measure and brings back what it took away; its notice is withdrawn, and a second says so. */
export async function endMeasure(
  trx: Writing,
  measure: Row<'measure'>,
  lifting: { by: Actor; now: Date },
): Promise<void> {
  const { by, now } = lifting
  await markLifted(trx, measure.id, dayOf(now))
  for (const { id, place } of await postsOfMeasure(trx, measure.id)) {
    const post = await findPost(trx, id)
    if (post === undefined) continue
    // One that nobody had read yet goes on waiting for it.
    if (place === null) await updatePost(trx, id, { state: 'held' })
    else await showPost(trx, { post, now }, post.markdown)
  }
  await withdrawNotices(trx, measure.id)
  await tell(trx, {
    to: measure.account_id,
    kind: 'measure-lifted',
    postId: measure.post_id,
    now,
  })
  await appendAudit(trx, {
    now,
    actor: by.id,
    action: 'member.lift',
    subjectKind: 'post',
    subject: measure.post_id,
    reason: measure.kind,
  })
}

/** Lifts a measure before its end. */
export async function liftMeasure(
  store: Store,
  lifting: { actor: Actor; measureId: string; now: Date },
): Promise<LiftResult> {
  const { actor, measureId, now } = lifting
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx): Promise<LiftResult> => {
    const measure = await findMeasure(trx, measureId)
    if (measure === undefined || measure.lifted === 1) return { kind: 'over' }
    if (await knowsAuthor(trx, actor.id, measure.account_id)) return { kind: 'not-allowed' }
    await endMeasure(trx, measure, { by: actor, now })
    return { kind: 'lifted' }
  })
}
