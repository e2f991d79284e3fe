import { dayOf } from '#db/days.ts'
import { countApproved } from '#db/queries/accounts.ts'
import { openCaseOfPost } from '#db/queries/cases.ts'
import { nextNumber } from '#db/queries/counter.ts'
import { insertLinks } from '#db/queries/links.ts'
import { updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { sealText } from '#db/queries/sealed-texts.ts'
import { takePlace } from '#db/queries/threads.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import type { Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { callsForCase } from '../intake/read-text.ts'
import type { NoticeKind } from '../notices/kinds.ts'
import { tell } from '../notices/tell.ts'
import { cleanLine, cleanText } from '../texts/clean.ts'
import type { Rendered } from '../texts/render.ts'
import type { Decision } from './decide.ts'

/** What an undo needs to put back. No text: that of a redacted post is sealed apart. */
export type Before = {
  state: Row<'post'>['state']
  place: number | null
  warning: string
  looked: 0 | 1
  edited: 0 | 1
  counted: boolean
}

export type Execution = {
  decisionId: string
  decision: Decision
  item: Row<'review_item'>
  post: PostWithPlaceOfBirth
  rendered: Rendered | undefined
  message: string
  undoUntil: number
  by: Actor
  now: Date
}

/** Makes a post visible; one that never had a place gets the last one of its thread. */
async function show(trx: Writing, execution: Execution, body: string): Promise<boolean> {
  const { post, now } = execution
  const place =
    post.place ??
    (await takePlace(trx, post.thread_id, {
      latest: await nextNumber(trx, 'activity'),
      day: dayOf(now),
    }))
  await updatePost(trx, post.id, { state: 'visible', place })
  await forgetPost(trx, post.sequence)
  const title = post.opening === 1 ? post.title : ''
  await indexPost(trx, { sequence: post.sequence, title, body })
  // A newcomer becomes a member by posts that a person approved, each counted once.
  const counts = post.state === 'held' && post.place === null && post.account_id !== null
  if (counts && post.account_id !== null) await countApproved(trx, post.account_id, 1)
  return counts
}

async function redact(trx: Writing, execution: Execution): Promise<void> {
  const { decision, post, rendered } = execution
  if (decision.kind !== 'redact' || rendered === undefined) return
  const open = await openCaseOfPost(trx, post.id)
  await sealText(trx, {
    postId: post.id,
    decisionId: execution.decisionId,
    caseId: open?.id ?? null,
    text: post.markdown,
    until: open === undefined ? execution.undoUntil : null,
  })
  await updatePost(trx, post.id, {
    markdown: cleanText(decision.body),
    html: rendered.html,
    edited: 1,
  })
  await insertLinks(trx, rendered.links)
}

const NOTICE_OF: Record<Decision['kind'], NoticeKind> = {
  approve: 'approved',
  redact: 'redacted',
  remove: 'removed',
  escalate: 'escalated',
}

/** Carries a decision out on its post; answers what an undo has to put back. */
export async function carryOut(trx: Writing, execution: Execution): Promise<Before> {
  const { decision, post, item, now } = execution
  const before: Before = {
    state: post.state,
    place: post.place,
    warning: post.warning,
    looked: post.looked_at,
    edited: post.edited,
    counted: false,
  }
  await updatePost(trx, post.id, { looked_at: 1 })
  if (decision.kind === 'approve') {
    const warning = cleanLine(decision.warning ?? '')
    if (warning !== '') await updatePost(trx, post.id, { warning })
    // A visible post that is approved just stays; a removed one comes back only by an undo or objection.
    if (post.state === 'held') before.counted = await show(trx, execution, post.markdown)
  }
  if (decision.kind === 'redact') {
    await redact(trx, execution)
    before.counted = await show(trx, execution, cleanText(decision.body))
  }
  if (decision.kind === 'remove') {
    await updatePost(trx, post.id, { state: 'removed' })
    await forgetPost(trx, post.sequence)
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
  const silent =
    post.state === 'visible' && (decision.kind === 'approve' || decision.kind === 'escalate')
  // A report must change nothing that its sender can compare: an author hears of it only when it matters.
  if (!silent) {
    const withWarning = decision.kind === 'approve' && cleanLine(decision.warning ?? '') !== ''
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
  return before
}
