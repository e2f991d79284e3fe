/**
 * Conversations between a member and a professional. Each has a key of its own; its messages are stored
 * under that key alone, so that destroying 32 bytes destroys every copy of the words.
 */
import { randomBytes } from 'node:crypto'
import { sql, type Insertable } from 'kysely'
import { openWith, sealWith } from '../keys.ts'
import type { ConversationTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** Begins a conversation with its own key. */
export async function insertConversation(
  trx: Writing,
  row: Insertable<ConversationTable>,
): Promise<void> {
  await trx.insertInto('conversation').values(row).execute()
  await trx
    .insertInto('conversation_key')
    .values({ id: row.id, key: randomBytes(32) })
    .execute()
}

export type ConversationWithCase = Row<'conversation'> & {
  caseState: Row<'case'>['state']
  /** The professional who has the case. */
  professional: string | null
  professionalName: string | null
  pseudonym: string
}

function withCase(db: Reader | Writing) {
  return db
    .selectFrom('conversation')
    .innerJoin('case', 'case.id', 'conversation.case_id')
    .innerJoin('account as member', 'member.id', 'conversation.account_id')
    .leftJoin('account as holder', 'holder.id', 'case.acknowledged_by')
    .selectAll('conversation')
    .select([
      'case.state as caseState',
      'case.acknowledged_by as professional',
      'holder.pseudonym as professionalName',
      'member.pseudonym',
    ])
}

export async function findConversation(
  db: Reader | Writing,
  id: string,
): Promise<ConversationWithCase | undefined> {
  return await withCase(db).where('conversation.id', '=', id).executeTakeFirst()
}

export async function conversationOfCase(
  db: Reader | Writing,
  caseId: string,
): Promise<ConversationWithCase | undefined> {
  return await withCase(db).where('conversation.case_id', '=', caseId).executeTakeFirst()
}

/** A member's conversations, newest first. */
export async function conversationsOf(
  db: Reader,
  accountId: string,
  limit: number,
): Promise<ConversationWithCase[]> {
  return await withCase(db)
    .where('conversation.account_id', '=', accountId)
    .orderBy('conversation.opened_at', 'desc')
    .limit(limit)
    .execute()
}

/** The conversations of the cases that a professional has: those that wait for an answer first. */
export async function conversationsOfProfessional(
  db: Reader,
  accountId: string,
  limit: number,
): Promise<ConversationWithCase[]> {
  return await withCase(db)
    .where('case.acknowledged_by', '=', accountId)
    .orderBy('conversation.waiting', 'desc')
    .orderBy('conversation.opened_at', 'desc')
    .limit(limit)
    .execute()
}

export async function changeConversation(
  trx: Writing,
  id: string,
  change: Partial<Pick<Row<'conversation'>, 'state' | 'closed_at' | 'waiting'>>,
): Promise<void> {
  await trx.updateTable('conversation').set(change).where('id', '=', id).execute()
}

export type MessageToWrite = {
  conversationId: string
  by: string | null
  text: string
  assessmentId: string | null
  submissionKey: Buffer | null
  at: number
}

/** Stores a message under its conversation's key. */
export async function insertMessage(trx: Writing, message: MessageToWrite): Promise<void> {
  const { key } = await trx
    .selectFrom('conversation_key')
    .select('key')
    .where('id', '=', message.conversationId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('message')
    .values({
      conversation_id: message.conversationId,
      by: message.by,
      ciphertext: sealWith(key, Buffer.from(message.text)),
      assessment_id: message.assessmentId,
      submission_key: message.submissionKey,
      at: message.at,
    })
    .execute()
}

/** The conversation that a form was already sent to, by the hash of the form's key. */
export async function conversationBySubmission(
  db: Reader | Writing,
  submissionKey: Buffer,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('message')
    .select('conversation_id')
    .where('submission_key', '=', submissionKey)
    .executeTakeFirst()
  return row?.conversation_id
}

export type ReadMessage = {
  sequence: number
  by: string | null
  byName: string | null
  text: string
  at: number
}

/** The messages of a conversation in their order, opened with its key. */
export async function messagesOf(db: Reader, conversationId: string): Promise<ReadMessage[]> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('conversation_key', 'conversation_key.id', 'message.conversation_id')
    .leftJoin('account', 'account.id', 'message.by')
    .select([
      'message.sequence',
      'message.by',
      'message.at',
      'message.ciphertext',
      'conversation_key.key',
      'account.pseudonym as byName',
    ])
    .where('message.conversation_id', '=', conversationId)
    .orderBy('message.sequence')
    .execute()
  return rows.map(({ ciphertext, key, ...row }) => ({
    ...row,
    text: openWith(key, ciphertext).toString('utf8'),
  }))
}

/** Takes a conversation away with its messages and its key. Answers what the triage noticed in them, by its ids. */
export async function deleteConversation(trx: Writing, id: string): Promise<string[]> {
  const read = await trx
    .selectFrom('message')
    .select('assessment_id')
    .where('conversation_id', '=', id)
    .where('assessment_id', 'is not', null)
    .$narrowType<{ assessment_id: string }>()
    .execute()
  await trx.deleteFrom('conversation').where('id', '=', id).execute()
  return read.map((message) => message.assessment_id)
}

/** How many conversations wait for an answer of a professional. */
export async function countWaitingConversations(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('conversation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    // Said as it is, so that the index of those that wait serves.
    .where('waiting', '=', sql.lit(1))
    .executeTakeFirstOrThrow()
  return row.count
}
