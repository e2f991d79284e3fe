import { openCaseOfPost } from '#db/queries/cases.ts'
import { rememberErased } from '#db/queries/erased.ts'
import { setLinks } from '#db/queries/links.ts'
import { updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { sealText } from '#db/queries/sealed-texts.ts'
import { forgetPost } from '#db/search.ts'
import type { Row } from '#db/schema.ts'
import type { Store, Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { callsForCase, type Reading } from '../intake/read-text.ts'
import { storeAssessment } from '../intake/store-post.ts'
import type { NoticeKind } from '../notices/kinds.ts'
import { tell } from '../notices/tell.ts'
import { answerObjection } from '../objections/answer.ts'
import { cleanLine } from '../texts/clean.ts'
import type { Rendered } from '../texts/render.ts'
import type { Decision } from './decide.ts'
import { showPost } from './show-post.ts'

/** What an undo needs to put back. No text: that of a redacted post is sealed apart. */
export type Before = {
  state: Row<'post'>['state']
  place: number | null
  warning: string
  looked: 0 | 1
  edited: 0 | 1
  counted: 0 | 1
  assessment: string | null
  latest: number
  latestDay: string
}

/** A redacted text, made ready before the transaction opens. */
export type Redacted = { body: string; rendered: Rendered; reading: Reading }

export type Execution = {
  decisionId: string
  decision: Decision
  item: Row<'review_item'>
  post: PostWithPlaceOfBirth
  redacted: Redacted | undefined
  message: string
  undoUntil: number
  by: Actor
  now: Date
}

/** Puts the redacted text in the place of the original, with what is noticed in it. */
async function redact(trx: Writing, execution: Execution, redacted: Redacted): Promise<void> {
  const { post, now } = execution
  const open = await openCaseOfPost(trx, post.id)
  await sealText(trx, {
    postId: post.id,
    decisionId: execution.decisionId,
    caseId: open?.id ?? null,
    assessmentId: post.assessment_id,
    text: post.markdown,
    until: open === undefined ? execution.undoUntil : null,
  })
  await updatePost(trx, post.id, {
    markdown: redacted.body,
    html: redacted.rendered.html,
    edited: 1,
    assessment_id: await storeAssessment(trx, redacted.reading, now),
  })
  await setLinks(trx, post.id, redacted.rendered.links)
  await rememberErased(trx, { kind: 'words', subject: post.id, now })
}

const NOTICE_OF: Record<Exclude<Decision['kind'], 'uphold' | 'overturn'>, NoticeKind> = {
  approve: 'approved',
  redact: 'redacted',
  remove: 'removed',
  escalate: 'escalated',
}

/** How a post is before a decision: what an undo has to put back. */
export function beforeOf(post: PostWithPlaceOfBirth): Before {
  return {
    state: post.state,
    place: post.place,
    warning: post.warning,
    looked: post.looked_at,
    edited: post.edited,
    counted: post.counted,
    assessment: post.assessment_id,
    latest: post.latest,
    latestDay: post.latest_day,
  }
}

/** Carries a decision out on its post. Answers whether it can be undone. */
export async function carryOut(
  trx: Writing,
  store: Pick<Store, 'keys'>,
  execution: Execution,
): Promise<{ undoable: boolean }> {
  const { decision, post, item, now } = execution
  await updatePost(trx, post.id, { looked_at: 1 })
  if (decision.kind === 'uphold' || decision.kind === 'overturn') {
    return await answerObjection(trx, store, execution)
  }
  if (decision.kind === 'approve') {
    const warning = cleanLine(decision.warning ?? '')
    if (warning !== '') await updatePost(trx, post.id, { warning })
    // A visible post that is approved just stays; a removed one comes back only by an undo or objection.
    if (post.state === 'held') await showPost(trx, execution, post.markdown)
  }
  if (execution.redacted !== undefined) {
    await redact(trx, execution, execution.redacted)
    await showPost(trx, execution, execution.redacted.body)
  }
  if (decision.kind === 'remove') {
    await updatePost(trx, post.id, { state: 'removed' })
    await forgetPost(trx, post.sequence)
    await rememberErased(trx, { kind: 'removal', subject: post.id, now })
  }
  if (decision.kind === 'escalate') {
    await openCase(trx, {
      origin: item.kind === 'report' ? 'report' : 'escalation',
      level: callsForCase(item.level) ? item.level : 'urgent',
      postId: post.id,
      accountId: post.account_id,
      assessmentId: post.assessment_id,
      by: execution.by.id,
      now,
    })
  }
  const withWarning = decision.kind === 'approve' && cleanLine(decision.warning ?? '') !== ''
  const stays = decision.kind === 'approve' || decision.kind === 'escalate'
  // A report must change nothing that its sender can compare: an author hears of it only when it matters.
  const silent = stays && post.state !== 'held' && !withWarning
  if (!silent) {
    await tell(trx, {
      to: post.account_id,
      kind: withWarning ? 'approved-with-warning' : NOTICE_OF[decision.kind],
      postId: post.id,
      decisionId: execution.decisionId,
      ...('reason' in decision ? { reason: decision.reason } : {}),
      message: execution.message,
      flaggedBy: item.kind === 'report' ? 'person' : 'triage',
      now,
    })
  }
  return { undoable: true }
}
