import { dayOf } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { findAssessment } from '#db/queries/assessments.ts'
import { findBoard } from '#db/queries/boards.ts'
import { openCaseOfPost } from '#db/queries/cases.ts'
import { nextNumber } from '#db/queries/counter.ts'
import { allowedHosts, insertLinks } from '#db/queries/links.ts'
import { findPost, updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { takePlace } from '#db/queries/threads.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { isNewcomer, type Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { tell } from '../notices/tell.ts'
import type { Finding } from '../private-details/find.ts'
import { openItem } from '../queue/open-item.ts'
import { getSetting } from '../settings.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem, type Problem } from '../texts/limits.ts'
import { renderMarkdown, type Rendered } from '../texts/render.ts'
import type { Level, PostState } from '../vocabulary.ts'
import { callsForCase, levelAfterEdit, readText, type Reading } from './read-text.ts'
import { DANGEROUS_DETAILS, parseShowing, showingOf } from './showing.ts'
import { storeAssessment, whyOf } from './store-post.ts'

export type Edit = {
  author: Actor
  postId: string
  body: string
  confirm?: boolean
  tooFast?: boolean
  now: Date
}

export type EditResult =
  | { kind: 'edited'; postId: string; threadId: string; state: PostState; level: Level }
  | { kind: 'warned'; findings: Finding[]; level: Level }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'not-found' }

type EditToStore = {
  post: PostWithPlaceOfBirth
  author: Actor
  body: string
  rendered: Rendered
  reading: Reading
  level: Level
  state: PostState
  newcomer: boolean
  now: Date
}

async function storeEdit(trx: Writing, edit: EditToStore): Promise<void> {
  const { post, reading, level, state, now } = edit
  const assessmentId = await storeAssessment(
    trx,
    { ...reading, assessment: { ...reading.assessment, level } },
    now,
  )
  // A post keeps the place it had; one that was held gets its place when it becomes visible.
  const place =
    state === 'visible' && post.place === null
      ? await takePlace(trx, post.thread_id, {
          latest: await nextNumber(trx, 'activity'),
          day: dayOf(now),
        })
      : post.place
  await updatePost(trx, post.id, {
    markdown: edit.body,
    html: edit.rendered.html,
    edited: 1,
    looked_at: 0,
    state,
    place,
    assessment_id: assessmentId,
  })
  await insertLinks(trx, edit.rendered.links)
  await forgetPost(trx, post.sequence)
  const title = post.opening === 1 ? post.title : ''
  if (state === 'visible') await indexPost(trx, { sequence: post.sequence, title, body: edit.body })

  const open = await openItemsOfPost(trx, post.id)
  if (state === 'held' || level !== 'none' || open.length > 0) {
    await openItem(trx, {
      kind: open.find((item) => item.kind !== 'report')?.kind ?? 'triage',
      postId: post.id,
      boardId: post.board_id,
      level,
      triaged: reading.triaged,
      why:
        level === 'none' && state === 'visible' ? 'edited' : whyOf(reading, edit.newcomer, false),
      now,
    })
  }
  const openOne = await openCaseOfPost(trx, post.id)
  if (callsForCase(level) || openOne !== undefined) {
    await openCase(trx, {
      origin: 'post',
      level: callsForCase(level) ? level : 'urgent',
      postId: post.id,
      accountId: edit.author.id,
      assessmentId,
      by: null,
      now,
    })
  }
  if (state === 'held' && post.state === 'visible') {
    await tell(trx, {
      to: edit.author.id,
      kind: 'held',
      postId: post.id,
      reason: whyOf(reading, edit.newcomer, false),
      flaggedBy: 'triage',
      now,
    })
  }
  await appendAudit(trx, {
    now,
    actor: null,
    action: 'post.edit',
    subjectKind: 'post',
    subject: post.id,
    reason: level,
  })
}

/**
 * Takes an author's new version of a post in, through the same reading as a new one. A post that
 * waits goes on waiting (an edit is no way around a moderator), and the higher level stays until a
 * person has looked.
 */
export async function editPost(store: Store, edit: Edit): Promise<EditResult> {
  const { author, now } = edit
  const post = await findPost(store.read, edit.postId)
  if (post === undefined || post.account_id !== author.id || post.state === 'removed') {
    return { kind: 'not-found' }
  }
  const board = await findBoard(store.read, post.board_id)
  if (board === undefined) return { kind: 'not-found' }
  const body = cleanText(edit.body)
  const title = post.opening === 1 ? post.title : ''
  const before =
    post.assessment_id === null ? undefined : await findAssessment(store.read, post.assessment_id)
  const reading = readText({
    title,
    body,
    theme: board.theme,
    danger: before?.danger ?? undefined,
    earlier: before?.level,
  })
  const level = levelAfterEdit(before?.level, reading.assessment.level, post.looked_at === 1)
  const problems = [
    lengthProblem('body', body),
    edit.tooFast ? ({ field: 'form', problem: 'too-fast' } as const) : undefined,
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) return { kind: 'refused', problems }
  if (reading.findings.length > 0 && !edit.confirm) {
    return { kind: 'warned', findings: reading.findings, level }
  }
  const newcomer = isNewcomer(author, board)
  const shown = showingOf(parseShowing(board.showing), {
    level,
    dangerousDetail:
      reading.assessment.signals.includes('tracing') ||
      reading.findings.some((found) => found.dangerous || DANGEROUS_DETAILS.has(found.kind)),
    newcomer,
    offHours: await getSetting(store.read, 'offHours'),
    triaged: reading.triaged,
  })
  const state = post.state === 'held' ? 'held' : shown
  const rendered = renderMarkdown(body, await allowedHosts(store.read), store.keys)
  await inTransaction(store, (trx) =>
    storeEdit(trx, { post, author, body, rendered, reading, level, state, newcomer, now }),
  )
  return { kind: 'edited', postId: post.id, threadId: post.thread_id, state, level }
}
