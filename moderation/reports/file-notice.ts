/**
 * A notice in the sense of the Digital Services Act: a report by somebody who has no account. It is a report
 * like a member's, in the same item; its id is the reference under which its sender reads what came of it.
 */
import { appendAudit } from '#db/audit.ts'
import { dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { findBoard } from '#db/queries/boards.ts'
import { standingDecision } from '#db/queries/decisions.ts'
import { findPost } from '#db/queries/posts.ts'
import { findReport, insertReport } from '#db/queries/reports.ts'
import { findItem } from '#db/queries/review-items.ts'
import { inTransaction, type Reader, type Store } from '#db/store.ts'
import { openCase } from '../cases/open-case.ts'
import { readText, type Triage } from '../intake/read-text.ts'
import { openItem } from '../queue/open-item.ts'
import { liveTriage } from '../rules/live.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { higherLevel } from '../vocabulary.ts'
import { NOTICE_REASON } from './reasons.ts'

export type NoticeResult =
  | { kind: 'filed'; reference: string }
  | { kind: 'wrong'; problem: 'empty' | 'too-long' }
  | { kind: 'not-found' }

/** Takes a notice in. Who sent it is not asked and not known. */
export async function fileNotice(
  store: Store,
  notice: { postId: string; explanation: string; now: Date; triage?: Triage },
): Promise<NoticeResult> {
  const { now, postId } = notice
  const shown = await findPost(store.read, postId)
  const board = shown && (await findBoard(store.read, shown.board_id))
  if (shown?.state !== 'visible' || board === undefined) return { kind: 'not-found' }
  const note = cleanText(notice.explanation)
  if (note === '') return { kind: 'wrong', problem: 'empty' }
  if (lengthProblem('note', note)) return { kind: 'wrong', problem: 'too-long' }
  const text = { title: '', body: note, theme: board.theme, danger: undefined, earlier: undefined }
  const told = readText(text, notice.triage ?? (await liveTriage(store)))
  const level = higherLevel(told.assessment.level, 'attention')
  return await inTransaction(store, async (trx) => {
    const post = await findPost(trx, postId)
    if (post?.state !== 'visible') return { kind: 'not-found' }
    const itemId = await openItem(trx, {
      kind: 'report',
      postId,
      boardId: post.board_id,
      level,
      triaged: told.triaged,
      why: 'noticed',
      now,
    })
    const reference = newId()
    await insertReport(trx, {
      id: reference,
      item_id: itemId,
      post_id: postId,
      account_id: null,
      track: 'conduct',
      reason: NOTICE_REASON,
      note,
      level,
      day: dayOf(now),
    })
    // Anybody can send one: it rings a professional only when its words tell of danger now.
    if (level === 'acute') {
      await openCase(trx, {
        origin: 'report',
        level,
        postId,
        accountId: post.account_id,
        assessmentId: post.assessment_id,
        by: null,
        now,
      })
    }
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'post.notice',
      subjectKind: 'item',
      subject: itemId,
    })
    return { kind: 'filed', reference }
  })
}

export type NoticeOutcome = {
  day: string
  /** `gone`: its writer took the post away before somebody decided. */
  outcome: 'waits' | 'stays' | 'redacted' | 'removed' | 'gone'
  /** Why it was changed or removed. */
  reason: string | null
}

/** What came of a notice so far, or undefined when there is none under this reference. */
export async function outcomeOfNotice(
  db: Reader,
  reference: string,
): Promise<NoticeOutcome | undefined> {
  const report = await findReport(db, reference)
  if (report?.reason !== NOTICE_REASON) return undefined
  const item = await findItem(db, report.item_id)
  const { day } = report
  if (item === undefined || item.state === 'open') return { day, outcome: 'waits', reason: null }
  const decision = await standingDecision(db, item.id)
  if (decision === undefined) return { day, outcome: 'gone', reason: null }
  const { kind, reason } = decision
  if (kind === 'remove') return { day, outcome: 'removed', reason }
  if (kind === 'redact') return { day, outcome: 'redacted', reason }
  // That a professional was called is between her and the writer.
  const post = await findPost(db, report.post_id)
  return { day, outcome: post?.state === 'removed' ? 'removed' : 'stays', reason: null }
}
