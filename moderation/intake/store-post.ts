import { newId } from '#db/ids.ts'
import { dayOf } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { insertAssessment } from '#db/queries/assessments.ts'
import { caseOfSubmission, changeCase } from '#db/queries/cases.ts'
import { nextNumber } from '#db/queries/counter.ts'
import { addLinks } from '#db/queries/links.ts'
import { insertPost } from '#db/queries/posts.ts'
import { insertThread, takePlace } from '#db/queries/threads.ts'
import { countApproved } from '#db/queries/accounts.ts'
import { indexPost } from '#db/search.ts'
import type { Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { callForFault } from '../alarms/tell-fault.ts'
import { openCase, raiseCase } from '../cases/open-case.ts'
import { tell } from '../notices/tell.ts'
import { openItem } from '../queue/open-item.ts'
import type { Rendered } from '../texts/render.ts'
import type { Level, PostState } from '../vocabulary.ts'
import { othersWorried } from './others-worried.ts'
import { callsForCase, type Reading } from './read-text.ts'

export type PostToStore = {
  author: Actor
  /** The other name that it bears; null: its writer's pseudonym. */
  aliasId: string | null
  boardId: string
  /** Null for the first post of a new thread; where one that was merged goes on. */
  threadId: string | null
  quotes: string | null
  title: string
  body: string
  warning: string
  rendered: Rendered
  reading: Reading
  state: PostState
  staffOnly: boolean
  newcomer: boolean
  /** Held for no other reason than that somebody thinks to know its author. */
  recognised: boolean
  /** What a second sending of the same is known by. */
  submissionKey: Buffer | null
  /** What a case that its privacy warning opened is known by. */
  formKey: Buffer | null
  origin: 'post' | 'refused'
  /** A reply that urges to call for help. */
  urgesHelp: boolean
  now: Date
}

export type StoredPost = {
  postId: string
  threadId: string
  state: PostState
  level: Level
  caseId: string | null
}

/** Stores an assessment; answers its id. */
export async function storeAssessment(trx: Writing, reading: Reading, now: Date): Promise<string> {
  const id = newId()
  const { assessment } = reading
  if (!reading.triaged) await callForFault(trx, now)
  await insertAssessment(trx, {
    id,
    level: assessment.level,
    signals: JSON.stringify(assessment.signals),
    matches: JSON.stringify(assessment.matches),
    suppressed: JSON.stringify(assessment.suppressed),
    because: assessment.because,
    danger: reading.danger ?? null,
    triaged: reading.triaged ? 1 : 0,
    lexicon_version: assessment.lexiconVersion,
    day: dayOf(now),
  })
  return id
}

/** The key of the reason why an item is in the queue. */
export function whyOf(reading: Reading, newcomer: boolean, staffOnly: boolean): string {
  if (!reading.triaged) return 'not-triaged'
  if (staffOnly) return 'staff-only'
  if (reading.assessment.level !== 'none') return 'flagged'
  if (reading.findings.some((found) => found.dangerous)) return 'private-details'
  return newcomer ? 'newcomer' : 'off-hours'
}

/** Everything a placed text brings with it, in the caller's one transaction. */
export async function storePost(trx: Writing, post: PostToStore): Promise<StoredPost> {
  const { author, now, reading, state } = post
  const day = dayOf(now)
  const level = reading.assessment.level
  const assessmentId = await storeAssessment(trx, reading, now)
  const latest = await nextNumber(trx, 'activity')
  const threadId = post.threadId ?? newId()
  if (post.threadId === null) {
    await insertThread(trx, {
      id: threadId,
      board_id: post.boardId,
      title: post.title,
      state: 'held',
      latest,
      latest_day: day,
      places: 0,
    })
  }
  const place = state === 'visible' ? await takePlace(trx, threadId, { latest, day }) : null
  const postId = newId()
  const sequence = await insertPost(trx, {
    id: postId,
    thread_id: threadId,
    account_id: author.id,
    alias_id: post.aliasId,
    opening: post.threadId === null ? 1 : 0,
    place,
    state,
    staff_only: post.staffOnly ? 1 : 0,
    day,
    warning: post.warning,
    markdown: post.body,
    html: post.rendered.html,
    quotes: post.quotes,
    counted: state === 'visible' && post.newcomer ? 1 : 0,
    assessment_id: assessmentId,
    submission_key: post.submissionKey,
  })
  await addLinks(trx, postId, post.rendered.links)
  if (state === 'visible') {
    await indexPost(trx, { sequence, title: post.title, body: post.body })
    if (post.newcomer) await countApproved(trx, author.id, 1)
  }
  // What only a professional may read never comes to the moderators' queue.
  if (!post.staffOnly && (state === 'held' || level !== 'none')) {
    await openItem(trx, {
      kind: level === 'none' && post.newcomer ? 'newcomer' : 'triage',
      postId,
      boardId: post.boardId,
      level,
      triaged: reading.triaged,
      why: post.recognised ? 'recognised' : whyOf(reading, post.newcomer, post.staffOnly),
      now,
    })
  }
  if (post.urgesHelp && post.threadId !== null) {
    await othersWorried(trx, { threadId, quotes: post.quotes, by: author.id, now })
  }
  const caseId = await careFor(trx, post, postId, assessmentId)
  if (state === 'held') {
    await tell(trx, {
      to: author.id,
      kind: 'held',
      postId,
      reason: post.recognised ? 'flagged' : whyOf(reading, post.newcomer, post.staffOnly),
      flaggedBy: 'triage',
      now,
    })
  }
  await appendAudit(trx, {
    now,
    actor: null,
    action: `post.${state}`,
    subjectKind: 'post',
    subject: postId,
    reason: level,
  })
  return { postId, threadId, state, level, caseId }
}

/** Opens the case of an acute or urgent text, or joins the one that its privacy warning opened. */
async function careFor(
  trx: Writing,
  post: PostToStore,
  postId: string,
  assessmentId: string,
): Promise<string | null> {
  const { level } = post.reading.assessment
  const warned = post.formKey === null ? undefined : await caseOfSubmission(trx, post.formKey)
  const caseLevel = callsForCase(level) ? level : post.staffOnly ? 'urgent' : undefined
  if (warned !== undefined) {
    await changeCase(trx, warned, { post_id: postId })
    await raiseCase(
      trx,
      { ...warned, version: warned.version + 1 },
      { level: caseLevel ?? warned.level, assessmentId, now: post.now },
    )
    return warned.id
  }
  if (caseLevel === undefined) return null
  return await openCase(trx, {
    origin: post.origin,
    level: caseLevel,
    postId,
    accountId: post.author.id,
    assessmentId,
    by: null,
    now: post.now,
  })
}
