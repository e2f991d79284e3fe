import { dayOf } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { findAssessment, forgetNoticed } from '#db/queries/assessments.ts'
import { findBoard } from '#db/queries/boards.ts'
import { openCaseOfPost } from '#db/queries/cases.ts'
import { nextNumber } from '#db/queries/counter.ts'
import { allowedHosts, setLinks } from '#db/queries/links.ts'
import { rememberErased } from '#db/queries/erased.ts'
import { findPost, updatePost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { isRecognised } from '#db/queries/recognitions.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { takePlace } from '#db/queries/threads.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { isNewcomer, type Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { tell } from '../notices/tell.ts'
import type { Finding } from '../private-details/find.ts'
import { openItem } from '../queue/open-item.ts'
import { liveTriage } from '../rules/live.ts'
import { isOffHours } from '../reading-hours.ts'
import { writingLimit } from '../measures/limits.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem, type Problem } from '../texts/limits.ts'
import { renderMarkdown, type Rendered } from '../texts/render.ts'
import type { Level, PostState } from '../vocabulary.ts'
import {
  callsForCase,
  isDangerousDetail,
  levelAfterEdit,
  readText,
  type Reading,
} from './read-text.ts'
import { parseShowing, showingOf } from './showing.ts'
import { storeAssessment, whyOf } from './store-post.ts'
import { storeWarned } from './store-warned.ts'

export type Edit = {
  author: Actor
  postId: string
  body: string
  confirm?: boolean
  tooFast?: boolean
  now: Date
}

export type EditedPost = { postId: string; threadId: string; state: PostState; level: Level }

export type EditResult =
  | ({ kind: 'edited' } & EditedPost)
  | { kind: 'warned'; findings: Finding[]; level: Level }
  | { kind: 'refused'; problems: Problem[]; stored: EditedPost | null }
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
  /** Held for no other reason than that somebody thinks to know its author. */
  recognised: boolean
  origin: 'post' | 'refused'
  now: Date
}

function whyInQueue({ level, newcomer, reading, recognised, state }: EditToStore): string {
  if (recognised) return 'recognised'
  return level === 'none' && state === 'visible' ? 'edited' : whyOf(reading, newcomer, false)
}

/** Puts what an edit asks for in the queue; what only a professional may read never comes there. */
async function putInQueue(trx: Writing, edit: EditToStore): Promise<void> {
  const { post, level, state, now } = edit
  const open = await openItemsOfPost(trx, post.id)
  const asks = state === 'held' || level !== 'none' || open.length > 0
  if (!asks || post.staff_only === 1) return
  await openItem(trx, {
    kind: open.find((item) => item.kind !== 'report')?.kind ?? 'triage',
    postId: post.id,
    boardId: post.board_id,
    level,
    triaged: edit.reading.triaged,
    why: whyInQueue(edit),
    now,
  })
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
  await rememberErased(trx, { kind: 'words', subject: post.id, now })
  await setLinks(trx, post.id, edit.rendered.links)
  if (post.assessment_id !== null) await forgetNoticed(trx, post.assessment_id)
  await forgetPost(trx, post.sequence)
  const title = post.opening === 1 ? post.title : ''
  if (state === 'visible') await indexPost(trx, { sequence: post.sequence, title, body: edit.body })

  await putInQueue(trx, edit)
  const openOne = await openCaseOfPost(trx, post.id)
  if (callsForCase(level) || openOne !== undefined) {
    await openCase(trx, {
      origin: edit.origin,
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
      reason: edit.recognised ? 'flagged' : whyOf(reading, edit.newcomer, false),
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
 * person has looked. A version that is refused, but tells of danger, is stored and held all the same.
 */
export async function editPost(store: Store, edit: Edit): Promise<EditResult> {
  for (;;) {
    const result = await editAsRead(store, edit)
    if (result !== 'changed-meanwhile') return result
  }
}

async function editAsRead(store: Store, edit: Edit): Promise<EditResult | 'changed-meanwhile'> {
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
  const reading = readText(
    {
      title,
      body,
      theme: board.theme,
      danger: before?.danger ?? undefined,
      earlier: before?.level,
    },
    await liveTriage(store),
  )
  const level = levelAfterEdit(before?.level, reading.assessment.level, post.looked_at === 1)
  const limit = await writingLimit(store.read, author.id, dayOf(now))
  const problems = [
    lengthProblem('body', body),
    edit.tooFast ? ({ field: 'form', problem: 'too-fast' } as const) : undefined,
    limit === 'silent' ? ({ field: 'form', problem: limit } as const) : undefined,
  ].filter((problem) => problem !== undefined)
  const refused = problems.length > 0
  const told = reading.assessment.level
  if (refused && !callsForCase(told)) return { kind: 'refused', problems, stored: null }
  if (!refused && reading.findings.length > 0 && !edit.confirm) {
    if (callsForCase(told)) {
      await inTransaction(store, (trx) =>
        storeWarned(trx, { author, reading, level: told, formKey: null, postId: post.id, now }),
      )
    }
    return { kind: 'warned', findings: reading.findings, level }
  }
  const newcomer = isNewcomer(author, board)
  const shown = showingOf(parseShowing(board.showing), {
    level,
    dangerousDetail: isDangerousDetail(reading),
    newcomer,
    offHours: await isOffHours(store.read, now),
    triaged: reading.triaged,
  })
  const waits = refused || post.state === 'held' || shown === 'held'
  const recognised = !waits && (await isRecognised(store.read, author.id))
  const state: PostState = waits || recognised ? 'held' : 'visible'
  const rendered = renderMarkdown(body, await allowedHosts(store.read), store.keys)
  const origin = refused ? 'refused' : 'post'
  const done = await inTransaction(store, async (trx) => {
    // Decided about, or edited in another window, while this was read: then it is read anew.
    if ((await findPost(trx, post.id))?.version !== post.version) return false
    await storeEdit(trx, {
      post,
      author,
      body,
      rendered,
      reading,
      level,
      state,
      newcomer,
      recognised,
      origin,
      now,
    })
    return true
  })
  if (!done) return 'changed-meanwhile'
  const stored = { postId: post.id, threadId: post.thread_id, state, level }
  return refused ? { kind: 'refused', problems, stored } : { kind: 'edited', ...stored }
}
