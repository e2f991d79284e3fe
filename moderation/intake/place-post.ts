/**
 * The one door. Every text that a member writes comes in here: cleaned, read by the triage, checked for
 * private details, rendered, and stored with all its consequences (post, review item, case, alarm,
 * notice, audit row) in one transaction. What can be computed is computed before that opens.
 */
import { dayOf } from '#db/days.ts'
import { tokenHash } from '#db/keys.ts'
import { saidYes } from '#db/queries/accounts.ts'
import { findBoard, type BoardView } from '#db/queries/boards.ts'
import { allowedHosts } from '#db/queries/links.ts'
import { findPost } from '#db/queries/posts.ts'
import { isRecognised } from '#db/queries/recognitions.ts'
import { goesOnIn } from '#db/queries/thread-deeds.ts'
import { findThread } from '#db/queries/threads.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { together } from '#db/together.ts'
import { isNewcomer, isStaff, type Actor } from '../actor.ts'
import { aliasProblem, nameFor, suggestAlias, type AliasProblem } from '../members/alias.ts'
import { pseudonymKey } from '../members/join.ts'
import type { Finding } from '../private-details/find.ts'
import { liveTriage } from '../rules/live.ts'
import { writingLimit } from '../measures/limits.ts'
import { getSetting } from '../settings.ts'
import { isOffHours } from '../reading-hours.ts'
import { cleanLine, cleanText } from '../texts/clean.ts'
import { lengthProblem, type Problem } from '../texts/limits.ts'
import { renderMarkdown } from '../texts/render.ts'
import { urgesHelp } from '../triage/urges-help.ts'
import type { DangerAnswer, Level, PostState } from '../vocabulary.ts'
import { callsForCase, isDangerousDetail, type Reading, type Triage } from './read-text.ts'
import { readHers } from './read-hers.ts'
import { withLines } from './read-line.ts'
import { writeReceipt } from './receipt.ts'
import { parseShowing, showingOf } from './showing.ts'
import { storePost, type StoredPost } from './store-post.ts'
import { storeWarned } from './store-warned.ts'
import { storedBefore } from './stored-before.ts'

export type Placement = {
  author: Actor
  target:
    | { kind: 'thread'; boardId: string; title: string }
    | { kind: 'reply'; threadId: string; quotes?: string }
  body: string
  warning?: string
  danger?: DangerAnswer
  /** Another name to write under in this conversation; empty: one is suggested before anything is placed. */
  alias?: string
  /** `1`: place it as it is though private details were found; `staff`: only a professional may read it. */
  confirm?: '1' | 'staff'
  /** The form's own random value: a second sending of the same form makes no second post. */
  key?: string
  /** What opens the receipt that she sees afterwards: stored with what is placed now, in its own transaction. */
  receipt?: string
  /** True when this member writes faster than the limit: refused, but read all the same. */
  tooFast?: boolean
  now: Date
  triage?: Triage
}

export type PlaceResult =
  | ({ kind: 'placed'; again: boolean; urgesHelp: boolean } & StoredPost)
  | {
      kind: 'warned'
      findings: Finding[]
      /** A name to write under here, for who asked for one. */
      suggestion: string | null
      level: Level
      caseId: string | null
    }
  | { kind: 'refused'; problems: Problem[]; stored: StoredPost | null }
  | { kind: 'not-found' }

type Target = {
  board: BoardView
  threadId: string | null
  quotes: string | null
  closed: boolean
}

async function findTarget(store: Store, placement: Placement): Promise<Target | undefined> {
  const { target } = placement
  if (target.kind === 'thread') {
    const board = await findBoard(store.read, target.boardId)
    return board && { board, threadId: null, quotes: null, closed: false }
  }
  // It may have gone on elsewhere while somebody was writing.
  const thread = await findThread(store.read, await goesOnIn(store.read, target.threadId))
  if (thread === undefined || thread.state !== 'visible') return undefined
  const board = await findBoard(store.read, thread.boardId)
  const quoted = target.quotes ? await findPost(store.read, target.quotes) : undefined
  const quotes = quoted?.thread_id === thread.id && quoted.state === 'visible' ? quoted.id : null
  return board && { board, threadId: thread.id, quotes, closed: thread.closed }
}

function problemsOf(
  placement: Placement,
  text: { title: string; body: string; warning: string },
  may: {
    open: boolean
    closed: boolean
    saidYes: boolean
    limit: 'silent' | 'slow' | undefined
    alias: AliasProblem | undefined
  },
): Problem[] {
  const { title, body, warning } = text
  const found = [
    may.open ? undefined : ({ field: 'form', problem: 'closed' } as const),
    may.closed ? ({ field: 'form', problem: 'thread-closed' } as const) : undefined,
    may.saidYes ? undefined : ({ field: 'form', problem: 'not-joined' } as const),
    may.limit === undefined ? undefined : ({ field: 'form', problem: may.limit } as const),
    placement.target.kind === 'thread' ? lengthProblem('title', title) : undefined,
    lengthProblem('body', body),
    lengthProblem('warning', warning),
    may.alias === undefined ? undefined : ({ field: 'alias', problem: may.alias } as const),
    placement.tooFast ? ({ field: 'form', problem: 'too-fast' } as const) : undefined,
  ]
  return found.filter((problem) => problem !== undefined)
}

type Sent = { title: string; body: string }

/** What a form is known by: one that was placed, and one that was refused with just these words. */
function keysOf({ author, key }: Placement, { title, body }: Sent) {
  if (!key) return { form: null, refusal: null }
  const form = `${author.id}:${key}`
  return { form: tokenHash(form), refusal: tokenHash(`${form}:${title}\n${body}`) }
}

/**
 * The name that a text is stored under. What was refused and is kept all the same never comes to stand under a
 * name that its writer did not ask for: then it is one that says nothing.
 */
async function aliasToStore(
  store: Store,
  author: Actor,
  wished: string | undefined,
  wrong: AliasProblem | undefined,
): Promise<{ name: string; key: Buffer } | undefined> {
  if (wished === undefined || wrong === 'staff') return undefined
  const fits = wished !== '' && wrong === undefined
  const name = fits ? wished : await suggestAlias(store, author)
  return { name, key: pseudonymKey(store, name) }
}

/** How a text is to be shown, by its board's table and what was read in it. */
function stateFor(board: BoardView, author: Actor, reading: Reading, offHours: boolean): PostState {
  return showingOf(parseShowing(board.showing), {
    level: reading.assessment.level,
    dangerousDetail: isDangerousDetail(reading),
    newcomer: isNewcomer(author, board),
    offHours,
    triaged: reading.triaged,
  })
}

/**
 * Takes a new text in.
 *
 * - `placed`: stored, `visible` or `held`; `again` when this form was sent before, `urgesHelp` when it asks others to
 *   look after whom it answers.
 * - `warned`: private details were found and the writer has not said yet what to do, or she asked for a name
 *   and has not seen it yet; nothing of the text is stored, but from `urgent` up a case with level and signals is.
 * - `refused`: something is wrong with the form. From `urgent` up the text is stored as a held post with
 *   its case all the same: nobody is turned away with a cry for help because a title is too short.
 */
export async function placePost(store: Store, placement: Placement): Promise<PlaceResult> {
  for (;;) {
    const result = await placeAsRead(store, placement)
    if (result !== 'changed') return result
  }
}

async function placeAsRead(store: Store, placement: Placement): Promise<PlaceResult | 'changed'> {
  const { author, now } = placement
  const title = placement.target.kind === 'thread' ? cleanLine(placement.target.title) : ''
  const body = cleanText(placement.body)
  const keys = keysOf(placement, { title, body })
  const placed = await storedBefore(store.read, keys.form)
  if (placed !== undefined) return { kind: 'placed', again: true, urgesHelp: false, ...placed }
  const target = await findTarget(store, placement)
  if (target === undefined) return { kind: 'not-found' }

  const warning = cleanLine(placement.warning ?? '')
  const wished = placement.alias === undefined ? undefined : cleanLine(placement.alias)
  const aliasWrong =
    wished === undefined
      ? undefined
      : await aliasProblem(store, { author, threadId: target.threadId, name: wished })
  const problems = problemsOf(
    placement,
    { title, body, warning },
    {
      open: await getSetting(store.read, 'open'),
      closed: target.closed && !isStaff(author),
      saidYes: await saidYes(store.read, author.id),
      limit: await writingLimit(store.read, author.id, dayOf(now)),
      alias: aliasWrong,
    },
  )

  const triage = placement.triage ?? (await liveTriage(store))
  const words = { title, body, theme: target.board.theme, danger: placement.danger }
  const read = await readHers(store, placement, words, triage)
  const { reading, holds } = withLines(read, [wished ?? '', warning], triage)
  const level = reading.assessment.level
  if (problems.length > 0 && !callsForCase(level)) {
    return { kind: 'refused', problems, stored: null }
  }
  const asksName = wished === ''
  const asks = asksName || (reading.findings.length > 0 && placement.confirm === undefined)
  if (problems.length === 0 && asks) {
    const caseId = callsForCase(level)
      ? await inTransaction(store, (trx) =>
          storeWarned(trx, { author, reading, level, formKey: keys.form, postId: null, now }),
        )
      : null
    const suggestion = asksName ? await suggestAlias(store, author) : null
    return { kind: 'warned', findings: reading.findings, suggestion, level, caseId }
  }

  const offHours = await isOffHours(store.read, now)
  const refused = problems.length > 0
  const staffOnly = placement.confirm === 'staff'
  const fits =
    refused || staffOnly || holds ? 'held' : stateFor(target.board, author, reading, offHours)
  const recognised = fits === 'visible' && (await isRecognised(store.read, author.id))
  const state = recognised ? 'held' : fits
  const rendered = renderMarkdown(body, await allowedHosts(store.read), store.keys)
  const urging = target.threadId !== null && urgesHelp(body)
  const submissionKey = refused ? keys.refusal : keys.form
  const alias = await aliasToStore(store, author, wished, aliasWrong)
  // A cry for help waits for nobody.
  const calls = callsForCase(level) || staffOnly || !reading.triaged
  const write = calls ? inTransaction : together
  const done = await write(store, async (trx) => {
    // Asked again inside: of a form sent twice at once, the second comes here too.
    const before = await storedBefore(trx, submissionKey)
    if (before !== undefined) return { again: true, ...before }
    const threadId = target.threadId === null ? null : await goesOnIn(trx, target.threadId)
    const aliasId = await nameFor(trx, { author, threadId, alias, evenSo: refused })
    if (aliasId === 'changed') return aliasId
    const fresh = await storePost(trx, {
      author,
      aliasId,
      boardId: target.board.id,
      threadId,
      quotes: target.quotes,
      title,
      body,
      warning,
      rendered,
      reading,
      state,
      staffOnly,
      newcomer: isNewcomer(author, target.board),
      recognised,
      submissionKey,
      formKey: keys.form,
      origin: refused ? 'refused' : 'post',
      urgesHelp: urging,
      now,
    })
    const token = refused ? undefined : placement.receipt
    if (token !== undefined) await writeReceipt(trx, { ...fresh, token, accountId: author.id, now })
    return { again: false, ...fresh }
  })
  if (done === 'changed') return done
  const { again, ...stored } = done
  if (refused) return { kind: 'refused', problems, stored }
  return { kind: 'placed', again, urgesHelp: urging, ...stored }
}
