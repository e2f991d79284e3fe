/**
 * A question to a professional, never shown on a board. It comes in by the same reading as a post
 * (cleaned, assessed), opens a case whatever its level, and begins a conversation.
 */
import { appendAudit } from '#db/audit.ts'
import { newId } from '#db/ids.ts'
import { tokenHash } from '#db/keys.ts'
import { changeCase, findCase } from '#db/queries/cases.ts'
import {
  conversationBySubmission,
  insertConversation,
  insertMessage,
} from '#db/queries/conversations.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { openCase } from '../cases/open-case.ts'
import {
  callsForCase,
  readText,
  withoutWords,
  type Reading,
  type Triage,
} from '../intake/read-text.ts'
import { storeAssessment } from '../intake/store-post.ts'
import { liveTriage } from '../rules/live.ts'
import { getSetting } from '../settings.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem, type Problem } from '../texts/limits.ts'
import type { DangerAnswer, Level } from '../vocabulary.ts'

export type Question = {
  author: Actor
  body: string
  danger?: DangerAnswer
  /** Whether a professional may answer here. */
  reply: boolean
  /** The form's own random value. */
  key?: string
  tooFast?: boolean
  now: Date
  triage?: Triage
}

export type AskResult =
  | { kind: 'asked'; conversationId: string; level: Level }
  | { kind: 'refused'; problems: Problem[] }

type Prepared = { body: string; reading: Reading; problems: Problem[] }

/**
 * Reads a question before anything is stored. `problems` is empty when it is taken in; a question that
 * tells of danger always is.
 */
export async function prepareQuestion(
  store: Store,
  question: Omit<Question, 'author'>,
): Promise<Prepared> {
  const body = cleanText(question.body)
  const reading = readText(
    { title: '', body, theme: undefined, danger: question.danger, earlier: undefined },
    question.triage ?? (await liveTriage(store)),
  )
  const on = await getSetting(store.read, 'ask')
  const problems: Problem[] = [
    on ? undefined : ({ field: 'form', problem: 'closed' } as const),
    lengthProblem('body', body),
    question.tooFast ? ({ field: 'form', problem: 'too-fast' } as const) : undefined,
  ].filter((problem) => problem !== undefined)
  return { body, reading, problems: callsForCase(reading.assessment.level) ? [] : problems }
}

/** Takes a question in. A second sending of the same form makes no second question. */
export async function askProfessional(store: Store, question: Question): Promise<AskResult> {
  const { author, now } = question
  const submissionKey = question.key ? tokenHash(`${author.id}:ask:${question.key}`) : null
  const { body, reading, problems } = await prepareQuestion(store, question)
  const { level } = reading.assessment
  if (submissionKey !== null) {
    const earlier = await conversationBySubmission(store.read, submissionKey)
    if (earlier !== undefined) return { kind: 'asked', conversationId: earlier, level }
  }
  if (problems.length > 0) return { kind: 'refused', problems }

  const conversationId = await inTransaction(store, async (trx) => {
    // Asked again inside: of a form sent twice at once, the second comes here too.
    const earlier = submissionKey && (await conversationBySubmission(trx, submissionKey))
    if (earlier) return earlier
    const id = newId()
    const assessmentId = await storeAssessment(trx, withoutWords(reading), now)
    const caseId = await openCase(trx, {
      origin: 'question',
      level: callsForCase(level) ? level : 'urgent',
      postId: null,
      accountId: author.id,
      assessmentId,
      by: null,
      now,
    })
    if (question.reply) {
      const found = await findCase(trx, caseId)
      if (found !== undefined) await changeCase(trx, found, { contact: 'yes' })
    }
    await insertConversation(trx, {
      id,
      case_id: caseId,
      account_id: author.id,
      state: question.reply ? 'accepted' : 'asked',
      opened_at: now.getTime(),
      closed_at: null,
      waiting: 1,
    })
    await insertMessage(trx, {
      conversationId: id,
      by: null,
      text: body,
      assessmentId,
      submissionKey,
      at: now.getTime(),
    })
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'conversation.ask',
      subjectKind: 'conversation',
      subject: id,
      reason: level,
    })
    return id
  })
  return { kind: 'asked', conversationId, level }
}
