/** The answer to an objection: the decision stays, or the post comes back as far as it still can. */
import { forgetNoticed } from '#db/queries/assessments.ts'
import { answerObjections, objectionsOfItem } from '#db/queries/objections.ts'
import { allowedHosts, setLinks } from '#db/queries/links.ts'
import { updatePost } from '#db/queries/posts.ts'
import { dropSealedBy, findSealed } from '#db/queries/sealed-texts.ts'
import type { Store, Writing } from '#db/store.ts'
import type { Execution } from '../decisions/carry-out.ts'
import { showPost } from '../decisions/show-post.ts'
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

/**
 * Carries the answer out. Answers whether it can be undone: what was made of a redacted text is gone once
 * its original stands there again.
 */
export async function answerObjection(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  execution: Execution,
): Promise<{ undoable: boolean }> {
  const { decision, item, now, post } = execution
  const granted = decision.kind === 'overturn'
  let back = false
  let original: string | undefined
  if (granted) {
    original = await putOriginalBack(trx, store, execution)
    const words = original ?? (post.state === 'removed' ? post.markdown : '')
    back = words !== ''
    if (back) await showPost(trx, { post, now }, words)
  }
  await answerObjections(trx, item.id, granted ? 1 : 0)
  await tell(trx, {
    to: post.account_id,
    kind: granted ? (back ? 'objection-granted' : 'objection-granted-gone') : 'objection-refused',
    postId: post.id,
    decisionId: execution.decisionId,
    message: execution.message,
    now,
  })
  return { undoable: original === undefined }
}
