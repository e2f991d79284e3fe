/**
 * An author objects to a decision about a post: once to each notice, with or without words. The words go
 * through the triage like all others. The item that opens is answered by somebody else than who decided.
 */
import { dayOf } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { findBoard } from '#db/queries/boards.ts'
import { insertCaseEvent, openCaseOfPost } from '#db/queries/cases.ts'
import { findDecision } from '#db/queries/decisions.ts'
import { findMeasure } from '#db/queries/measures.ts'
import { findNotice } from '#db/queries/notices.ts'
import { insertObjection, objectedBefore } from '#db/queries/objections.ts'
import { findPost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { callsForCase, readText, type Reading, type Triage } from '../intake/read-text.ts'
import { storeAssessment } from '../intake/store-post.ts'
import { OBJECTABLE } from '../notices/kinds.ts'
import { tell } from '../notices/tell.ts'
import { openItem } from '../queue/open-item.ts'
import { liveTriage } from '../rules/live.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { higherLevel } from '../vocabulary.ts'

export type Objecting = {
  actor: Actor
  noticeId: string
  note: string
  now: Date
  triage?: Triage
}

export type ObjectResult =
  | { kind: 'objected'; itemId: string }
  | { kind: 'again' }
  /** The decision was taken back, or is too long ago to be looked at again. */
  | { kind: 'over' }
  | { kind: 'wrong' }
  | { kind: 'not-found' }

/** What she objects to: a decision about a post, or a measure about herself. */
type Decided = Pick<Row<'decision'>, 'id' | 'decided_by'> & { kind: string }
type Found = { notice: Row<'notice'>; decision: Decided; post: PostWithPlaceOfBirth }

async function findDecided(store: Store, id: string): Promise<Decided | undefined> {
  const decision = await findDecision(store.read, id)
  if (decision !== undefined) return decision.undone === 1 ? undefined : decision
  const measure = await findMeasure(store.read, id)
  return measure === undefined || measure.lifted === 1 ? undefined : measure
}

async function find(
  store: Store,
  objecting: Objecting,
): Promise<Found | { kind: 'over' | 'not-found' }> {
  const notice = await findNotice(store.read, objecting.noticeId)
  if (notice === undefined || notice.account_id !== objecting.actor.id) return { kind: 'not-found' }
  if (!OBJECTABLE.has(notice.kind) || notice.post_id === null) return { kind: 'not-found' }
  const decision =
    notice.decision_id === null ? undefined : await findDecided(store, notice.decision_id)
  const post = await findPost(store.read, notice.post_id)
  if (decision === undefined || post === undefined) return { kind: 'over' }
  // What its author deleted can't come back, and nobody should read it again. A measure holds all the same.
  const gone = post.markdown === '' && post.state === 'removed'
  return gone && !notice.kind.startsWith('measure-') ? { kind: 'over' } : { notice, decision, post }
}

/** Words that tell of danger call a professional; the case that is open already keeps what it knows. */
async function careFor(
  trx: Writing,
  objecting: Objecting,
  post: PostWithPlaceOfBirth,
  told: { reading: Reading; note: string },
): Promise<void> {
  const { level } = told.reading.assessment
  if (told.note === '' || !callsForCase(level)) return
  const open = await openCaseOfPost(trx, post.id)
  // Offsets would point into the note, and what a case shows is the post.
  const assessment = { ...told.reading.assessment, matches: [], suppressed: [], because: '' }
  const caseId = await openCase(trx, {
    origin: 'objection',
    level,
    postId: post.id,
    accountId: objecting.actor.id,
    assessmentId:
      open === undefined
        ? await storeAssessment(trx, { ...told.reading, assessment }, objecting.now)
        : null,
    by: null,
    now: objecting.now,
  })
  await insertCaseEvent(trx, {
    case_id: caseId,
    kind: 'objected',
    by: null,
    at: objecting.now.getTime(),
    note: told.note,
  })
}

/** Takes an objection in. */
export async function objectTo(store: Store, objecting: Objecting): Promise<ObjectResult> {
  const { actor, now } = objecting
  const found = await find(store, objecting)
  if ('kind' in found) return found
  const note = cleanText(objecting.note)
  if (lengthProblem('note', note)) return { kind: 'wrong' }
  const { decision, notice, post } = found
  const board = await findBoard(store.read, post.board_id)
  if (board === undefined) return { kind: 'not-found' }
  const reading = readText(
    { title: '', body: note, theme: board.theme, danger: undefined, earlier: undefined },
    objecting.triage ?? (await liveTriage(store)),
  )
  const told = note === '' ? 'none' : reading.assessment.level
  return await inTransaction(store, async (trx) => {
    if (await objectedBefore(trx, notice.id)) return { kind: 'again' }
    const itemId = await openItem(trx, {
      kind: 'appeal',
      postId: post.id,
      boardId: post.board_id,
      level: higherLevel(told, 'attention'),
      triaged: note === '' || reading.triaged,
      why: 'objected',
      now,
    })
    await insertObjection(trx, {
      notice_id: notice.id,
      item_id: itemId,
      decision_id: decision.id,
      decided_by: decision.decided_by,
      note,
      level: told,
      granted: null,
      day: dayOf(now),
    })
    await careFor(trx, objecting, post, { reading, note })
    await tell(trx, { to: actor.id, kind: 'objection-received', postId: post.id, now })
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'post.object',
      subjectKind: 'item',
      subject: itemId,
      reason: decision.kind,
    })
    return { kind: 'objected', itemId }
  })
}
