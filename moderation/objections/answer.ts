/** The answer to an objection: the decision stays, or the post comes back as far as it still can. */
import { forgetNoticed } from '#db/queries/assessments.ts'
import { findMeasure } from '#db/queries/measures.ts'
import { answerObjections, objectionsOfItem, type ReadObjection } from '#db/queries/objections.ts'
import { allowedHosts, setLinks } from '#db/queries/links.ts'
import { updatePost } from '#db/queries/posts.ts'
import { dropSealedBy, findSealed } from '#db/queries/sealed-texts.ts'
import type { Store, Writing } from '#db/store.ts'
import type { Execution } from '../decisions/carry-out.ts'
import { showPost } from '../decisions/show-post.ts'
import { endMeasure } from '../measures/lift.ts'
import type { NoticeKind } from '../notices/kinds.ts'
import { tell } from '../notices/tell.ts'
import { renderMarkdown } from '../texts/render.ts'

/** Puts the original of a redacted post back, if it is still there. Answers its words. */
async function putOriginalBack(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  execution: Execution,
): Promise<string | undefined> {
  const { item, post } = execution
  for (const { decision_id } of await objectionsOfItem(trx, item.id)) {
    const sealed = await findSealed(trx, decision_id)
    if (sealed === undefined) continue
    const rendered = renderMarkdown(sealed.text, await allowedHosts(trx), store.keys)
    if (post.assessment_id !== null) await forgetNoticed(trx, post.assessment_id)
    await updatePost(trx, post.id, {
      markdown: sealed.text,
      html: rendered.html,
      assessment_id: sealed.assessmentId,
    })
    await setLinks(trx, post.id, rendered.links)
    await dropSealedBy(trx, decision_id)
    return sealed.text
  }
  return undefined
}

/** Lifts the measures that were objected to. Answers how many. */
async function liftAll(
  trx: Writing,
  objections: readonly ReadObjection[],
  { by, now }: Execution,
): Promise<number> {
  let lifted = 0
  for (const { measureId } of objections) {
    const measure = measureId === null ? undefined : await findMeasure(trx, measureId)
    if (measure === undefined || measure.lifted === 1) continue
    await endMeasure(trx, measure, { by, now })
    lifted += 1
  }
  return lifted
}

function grantedAs(back: boolean, measures: number): NoticeKind {
  if (back) return 'objection-granted'
  return measures > 0 ? 'objection-granted-measure' : 'objection-granted-gone'
}

/**
 * Carries the answer out. Answers whether it can be undone: what was made of a redacted text is gone once
 * its original stands there again, and a measure that was lifted is taken anew.
 */
export async function answerObjection(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  execution: Execution,
): Promise<{ undoable: boolean }> {
  const { decision, item, now, post } = execution
  const granted = decision.kind === 'overturn'
  const objections = await objectionsOfItem(trx, item.id)
  const measures = granted ? await liftAll(trx, objections, execution) : 0
  let back = false
  let original: string | undefined
  if (granted && objections.some((one) => one.measureId === null)) {
    original = await putOriginalBack(trx, store, execution)
    const words = original ?? (post.state === 'removed' ? post.markdown : '')
    back = words !== ''
    if (back) await showPost(trx, { post, now }, words)
  }
  await answerObjections(trx, item.id, granted ? 1 : 0)
  await tell(trx, {
    to: post.account_id,
    kind: granted ? grantedAs(back, measures) : 'objection-refused',
    postId: post.id,
    decisionId: execution.decisionId,
    message: execution.message,
    now,
  })
  return { undoable: original === undefined && measures === 0 }
}
