import { appendAudit } from '#db/audit.ts'
import { tokenHash } from '#db/keys.ts'
import { findCase, insertCaseEvent } from '#db/queries/cases.ts'
import {
  changeConversation,
  conversationBySubmission,
  findConversation,
  insertMessage,
  type ConversationWithCase,
} from '#db/queries/conversations.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { raiseCase } from '../cases/open-case.ts'
import { restAlarm } from '../cases/rest-alarm.ts'
import { callsForCase, readText, withoutWords, type Reading } from '../intake/read-text.ts'
import { storeAssessment } from '../intake/store-post.ts'
import { tell } from '../notices/tell.ts'
import { liveTriage } from '../rules/live.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem, type Problem } from '../texts/limits.ts'
import type { Level } from '../vocabulary.ts'
import { askProfessional } from './ask.ts'
import { mayAnswer, partOf } from './may.ts'

export type MessageToSend = {
  actor: Actor
  conversationId: string
  body: string
  key?: string
  tooFast?: boolean
  now: Date
}

export type WriteResult =
  | { kind: 'written'; conversationId: string; level: Level | null }
  | { kind: 'refused'; problems: Problem[] }
  /** The conversation is over, or the member has not said yes. */
  | { kind: 'not-open' }
  | { kind: 'not-found' }

type Said = {
  conversation: ConversationWithCase
  body: string
  submissionKey: Buffer | null
  now: Date
}

/** A member's words: assessed like every text of hers; danger in them raises the case, which rings. */
async function storeMemberMessage(trx: Writing, said: Said, reading: Reading): Promise<void> {
  const { conversation, now } = said
  const assessmentId = await storeAssessment(trx, withoutWords(reading), now)
  await insertMessage(trx, {
    conversationId: conversation.id,
    by: null,
    text: said.body,
    assessmentId,
    submissionKey: said.submissionKey,
    at: now.getTime(),
  })
  await changeConversation(trx, conversation.id, { waiting: 1 })
  const found = await findCase(trx, conversation.case_id)
  const { level } = reading.assessment
  if (found !== undefined && callsForCase(level)) {
    await raiseCase(trx, found, { level, assessmentId, now })
  }
}

async function storeAnswer(trx: Writing, said: Said, actor: Actor): Promise<void> {
  const { conversation, now } = said
  await insertMessage(trx, {
    conversationId: conversation.id,
    by: actor.id,
    text: said.body,
    assessmentId: null,
    submissionKey: said.submissionKey,
    at: now.getTime(),
  })
  await changeConversation(trx, conversation.id, { waiting: 0 })
  await insertCaseEvent(trx, {
    case_id: conversation.case_id,
    kind: 'contact',
    by: actor.id,
    at: now.getTime(),
  })
  await restAlarm(trx, conversation.case_id)
  await tell(trx, { to: conversation.account_id, kind: 'message-received', postId: null, now })
  await appendAudit(trx, {
    now,
    actor: actor.id,
    action: 'conversation.write',
    subjectKind: 'conversation',
    subject: conversation.id,
  })
}

/** Of a form that was sent twice at once, the second sending stores nothing. */
async function once(
  store: Store,
  { submissionKey }: Said,
  work: (trx: Writing) => Promise<void>,
): Promise<void> {
  await inTransaction(store, async (trx) => {
    const known = submissionKey && (await conversationBySubmission(trx, submissionKey))
    if (!known) await work(trx)
  })
}

/**
 * Writes one message. A member's message in a conversation that is over is not lost when it tells of
 * danger: it begins a new one, with a case of its own.
 */
export async function writeMessage(store: Store, message: MessageToSend): Promise<WriteResult> {
  const { actor, now } = message
  const conversation = await findConversation(store.read, message.conversationId)
  const part = conversation && partOf(actor, conversation)
  if (conversation === undefined || part === undefined || part === 'onlooker') {
    return { kind: 'not-found' }
  }
  const submissionKey = message.key ? tokenHash(`${actor.id}:talk:${message.key}`) : null
  if (submissionKey !== null) {
    const earlier = await conversationBySubmission(store.read, submissionKey)
    if (earlier !== undefined) return { kind: 'written', conversationId: earlier, level: null }
  }
  const body = cleanText(message.body)
  const problems = [
    lengthProblem('body', body),
    message.tooFast ? ({ field: 'form', problem: 'too-fast' } as const) : undefined,
  ].filter((problem) => problem !== undefined)
  const said = { conversation, body, submissionKey, now }

  if (part === 'professional') {
    if (!mayAnswer(conversation)) return { kind: 'not-open' }
    if (problems.length > 0) return { kind: 'refused', problems }
    await once(store, said, (trx) => storeAnswer(trx, said, actor))
    return { kind: 'written', conversationId: conversation.id, level: null }
  }

  const reading = readText(
    { title: '', body, theme: undefined, danger: undefined, earlier: undefined },
    await liveTriage(store),
  )
  const { level } = reading.assessment
  const danger = callsForCase(level)
  if (problems.length > 0 && !danger) return { kind: 'refused', problems }
  if (conversation.state === 'closed' || conversation.state === 'declined') {
    if (!danger) return { kind: 'not-open' }
    const asked = await askProfessional(store, {
      author: actor,
      body,
      reply: true,
      ...(message.key ? { key: message.key } : {}),
      now,
    })
    return asked.kind === 'asked'
      ? { kind: 'written', conversationId: asked.conversationId, level: asked.level }
      : asked
  }
  await once(store, said, (trx) => storeMemberMessage(trx, said, reading))
  return { kind: 'written', conversationId: conversation.id, level }
}
