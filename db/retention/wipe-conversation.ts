import { forgetNoticed } from '../queries/assessments.ts'
import { changeCase, findCase, insertCaseEvent } from '../queries/cases.ts'
import { deleteConversation, type ConversationWithCase } from '../queries/conversations.ts'
import { rememberErased } from '../queries/erased.ts'
import type { Writing } from '../store.ts'

/**
 * Takes a conversation out of the store: its messages, its key, so that no backup can show them after a day, and what
 * was noticed in them. Its case stays as level, signals and due time, and nobody writes to its member any more unless
 * she says so again.
 */
export async function wipeConversation(
  trx: Writing,
  conversation: Pick<ConversationWithCase, 'id' | 'case_id'>,
  now: Date,
): Promise<void> {
  await rememberErased(trx, { kind: 'conversation', subject: conversation.id, now })
  for (const assessmentId of await deleteConversation(trx, conversation.id)) {
    await forgetNoticed(trx, assessmentId)
  }
  const found = await findCase(trx, conversation.case_id)
  if (found === undefined) return
  if (found.assessment_id !== null && found.post_id === null) {
    await forgetNoticed(trx, found.assessment_id)
  }
  await changeCase(trx, found, { contact: 'no' })
  await insertCaseEvent(trx, {
    case_id: found.id,
    kind: 'conversation-erased',
    by: null,
    at: now.getTime(),
  })
}
