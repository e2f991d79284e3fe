/**
 * A member's report on a post: "I worry about this person" (care) or "this breaks a rule" (conduct). The
 * note goes through the triage as evidence. A report changes nothing that its sender can read (the page
 * after it is the only receipt), and no number of reports hides a post.
 */
import { newId } from '#db/ids.ts'
import { dayOf } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { findBoard } from '#db/queries/boards.ts'
import { findPost } from '#db/queries/posts.ts'
import { insertReport, reportedBefore } from '#db/queries/reports.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { isNewcomer, type Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import { callsForCase, readText, type Triage } from '../intake/read-text.ts'
import { openItem } from '../queue/open-item.ts'
import { holdBoth } from '../recognitions/hold-both.ts'
import { liveTriage } from '../rules/live.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import type { Level } from '../vocabulary.ts'
import { fitsTrack, type ReportReason, type Track } from './reasons.ts'

export type Report = {
  reporter: Actor
  postId: string
  track: string
  reason: string
  note: string
  now: Date
  triage?: Triage
}

export type ReportResult =
  | { kind: 'reported'; again: boolean }
  | { kind: 'wrong'; fields: Array<'track' | 'reason' | 'note'> }
  | { kind: 'not-found' }

/** How pressing a report is: what the note tells, and at least that a person should look. */
function levelOf(track: Track, reason: ReportReason, told: Level, newcomer: boolean): Level {
  if (callsForCase(told)) return told
  if (reason === 'looking-for-someone' || reason === 'know-this-person') return 'urgent'
  // A newcomer's worry is on top of the queue; it rings a professional only when a person agrees.
  if (track === 'care') return newcomer ? 'attention' : 'urgent'
  return 'attention'
}

const TO_A_PROFESSIONAL: ReadonlySet<string> = new Set(['looking-for-someone', 'know-this-person'])

/** Files a report. The same member and post again: nothing new, the same answer. */
export async function fileReport(store: Store, report: Report): Promise<ReportResult> {
  const { reporter, now } = report
  const post = await findPost(store.read, report.postId)
  if (post === undefined || post.state !== 'visible') return { kind: 'not-found' }
  const board = await findBoard(store.read, post.board_id)
  if (board === undefined) return { kind: 'not-found' }
  const note = cleanText(report.note)
  const fields: Array<'track' | 'reason' | 'note'> = []
  const fit = fitsTrack(report.track, report.reason)
  if (fit === undefined) fields.push(report.track === '' ? 'track' : 'reason')
  if (lengthProblem('note', note)) fields.push('note')
  if (fit === undefined || fields.length > 0) return { kind: 'wrong', fields }

  const read = { title: '', theme: board.theme, danger: undefined, earlier: undefined }
  const told = readText({ ...read, body: note }, report.triage ?? (await liveTriage(store)))
  const level = levelOf(
    fit.track,
    fit.reason,
    note === '' ? 'none' : told.assessment.level,
    isNewcomer(reporter, board),
  )
  return await inTransaction(store, async (trx) => {
    if (await reportedBefore(trx, post.id, reporter.id)) return { kind: 'reported', again: true }
    if ((await findPost(trx, post.id))?.state !== 'visible') return { kind: 'not-found' }
    const itemId = await openItem(trx, {
      kind: 'report',
      postId: post.id,
      boardId: post.board_id,
      level,
      triaged: told.triaged,
      why: fit.track === 'care' ? 'worried' : 'reported',
      now,
    })
    await insertReport(trx, {
      id: newId(),
      item_id: itemId,
      post_id: post.id,
      account_id: reporter.id,
      track: fit.track,
      reason: fit.reason,
      note,
      level,
      day: dayOf(now),
    })
    const noteLevel = told.assessment.level
    const dangerInNote = fit.track === 'care' && note !== '' && callsForCase(noteLevel)
    if (dangerInNote || TO_A_PROFESSIONAL.has(fit.reason)) {
      const caseId = await openCase(trx, {
        origin: 'report',
        level: dangerInNote && callsForCase(noteLevel) ? noteLevel : 'urgent',
        postId: post.id,
        accountId: post.account_id,
        assessmentId: post.assessment_id,
        by: null,
        now,
      })
      if (fit.reason === 'know-this-person') {
        await holdBoth(trx, { reporter, authorId: post.account_id, caseId, now })
      }
    }
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'post.report',
      subjectKind: 'item',
      subject: itemId,
      reason: fit.reason,
    })
    return { kind: 'reported', again: false }
  })
}
