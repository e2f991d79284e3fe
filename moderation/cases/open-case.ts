import { newId } from '#db/ids.ts'
import { MINUTE_MS } from '#db/days.ts'
import { alarmOfCase, changeAlarm, insertAlarm } from '#db/queries/alarms.ts'
import { changeCase, insertCase, insertCaseEvent, openCaseOfPost } from '#db/queries/cases.ts'
import type { CaseTable, Row } from '#db/schema.ts'
import type { Writing } from '#db/store.ts'
import { appendAudit } from '#db/audit.ts'
import { getSetting } from '../settings.ts'

export type CaseToOpen = {
  origin: CaseTable['origin']
  level: CaseTable['level']
  postId: string | null
  accountId: string | null
  assessmentId: string | null
  submissionKey?: Buffer
  by: string | null
  now: Date
}

/** Lets an acute case ring: a row, written with what it is about, that a loop delivers. */
async function ring(trx: Writing, caseId: string, now: Date): Promise<void> {
  if ((await alarmOfCase(trx, caseId)) === undefined) {
    await insertAlarm(trx, {
      id: newId(),
      case_id: caseId,
      state: 'ringing',
      due_at: now.getTime(),
      first_sent_at: null,
      ringing_since: now.getTime(),
      called_at: null,
      lease_by: null,
      lease_until: null,
    })
    return
  }
  await changeAlarm(trx, caseId, {
    state: 'ringing',
    due_at: now.getTime(),
    ringing_since: now.getTime(),
    tier: 0,
    called_at: null,
    lease_by: null,
    lease_until: null,
  })
}

/** Raises an open case to a higher level. One that becomes acute rings, also when somebody has it. */
export async function raiseCase(
  trx: Writing,
  found: Row<'case'>,
  to: { level: CaseTable['level']; assessmentId: string | null; now: Date },
): Promise<void> {
  const rises = found.level === 'urgent' && to.level === 'acute'
  const due = await getSetting(trx, 'dueMinutes')
  await changeCase(trx, found, {
    level: rises ? 'acute' : found.level,
    due_at: Math.min(found.due_at, to.now.getTime() + due[to.level] * MINUTE_MS),
    ...(to.assessmentId === null ? {} : { assessment_id: to.assessmentId }),
  })
  await insertCaseEvent(trx, {
    case_id: found.id,
    kind: rises ? 'raised' : 'changed',
    by: null,
    at: to.now.getTime(),
  })
  if (rises) await ring(trx, found.id, to.now)
}

/** Opens a case, or raises the open one of the same post. Answers its id. */
export async function openCase(trx: Writing, wanted: CaseToOpen): Promise<string> {
  if (wanted.postId !== null) {
    const open = await openCaseOfPost(trx, wanted.postId)
    if (open !== undefined) {
      await raiseCase(trx, open, wanted)
      return open.id
    }
  }
  const id = newId()
  const due = await getSetting(trx, 'dueMinutes')
  const now = wanted.now.getTime()
  await insertCase(trx, {
    id,
    origin: wanted.origin,
    post_id: wanted.postId,
    account_id: wanted.accountId,
    assessment_id: wanted.assessmentId,
    submission_key: wanted.submissionKey ?? null,
    level: wanted.level,
    state: 'open',
    opened_at: now,
    due_at: now + due[wanted.level] * MINUTE_MS,
    acknowledged_by: null,
    acknowledged_at: null,
    outcome: null,
    closed_at: null,
  })
  await insertCaseEvent(trx, { case_id: id, kind: 'opened', by: wanted.by, at: now })
  await appendAudit(trx, {
    now: wanted.now,
    actor: wanted.by,
    action: 'case.open',
    subjectKind: 'case',
    subject: id,
    reason: wanted.origin,
  })
  if (wanted.level === 'acute') await ring(trx, id, wanted.now)
  return id
}
