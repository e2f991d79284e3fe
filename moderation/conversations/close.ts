import { appendAudit } from '#db/audit.ts'
import { insertCaseEvent } from '#db/queries/cases.ts'
import {
  changeConversation,
  conversationOfCase,
  findConversation,
} from '#db/queries/conversations.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { tell } from '../notices/tell.ts'
import { partOf } from './may.ts'

/** The member ends the conversation at any moment, the professional when it is done. */
export async function closeConversation(
  store: Store,
  closing: { actor: Actor; conversationId: string; now: Date },
): Promise<{ kind: 'closed' } | { kind: 'not-found' }> {
  const { actor, now } = closing
  return await inTransaction(store, async (trx) => {
    const conversation = await findConversation(trx, closing.conversationId)
    const part = conversation && partOf(actor, conversation)
    if (conversation === undefined || part === undefined || part === 'onlooker') {
      return { kind: 'not-found' }
    }
    if (conversation.state === 'closed') return { kind: 'closed' }
    await changeConversation(trx, conversation.id, {
      state: 'closed',
      closed_at: now.getTime(),
      waiting: 0,
    })
    await insertCaseEvent(trx, {
      case_id: conversation.case_id,
      kind: 'conversation-closed',
      by: part === 'professional' ? actor.id : null,
      at: now.getTime(),
    })
    if (part === 'professional') {
      await tell(trx, {
        to: conversation.account_id,
        kind: 'conversation-closed',
        postId: null,
        now,
      })
    }
    await appendAudit(trx, {
      now,
      actor: part === 'professional' ? actor.id : null,
      action: 'conversation.close',
      subjectKind: 'conversation',
      subject: conversation.id,
    })
    return { kind: 'closed' }
  })
}

/** A case that closes ends its conversation; the member hears of it. */
export async function closeConversationOfCase(
  trx: Writing,
  caseId: string,
  now: Date,
): Promise<void> {
  const conversation = await conversationOfCase(trx, caseId)
  if (conversation === undefined || conversation.state === 'closed') return
  await changeConversation(trx, conversation.id, {
    state: 'closed',
    closed_at: now.getTime(),
    waiting: 0,
  })
  await tell(trx, { to: conversation.account_id, kind: 'conversation-closed', postId: null, now })
}

/** A case that opens again takes up the conversation that ended with it, where she said yes; none else. */
export async function reopenConversationOfCase(trx: Writing, found: Row<'case'>): Promise<void> {
  const conversation = await conversationOfCase(trx, found.id)
  const endedWithCase =
    conversation?.state === 'closed' && conversation.closed_at === found.closed_at
  if (conversation === undefined || !endedWithCase || found.contact !== 'yes') return
  await changeConversation(trx, conversation.id, { state: 'accepted', closed_at: null })
}
