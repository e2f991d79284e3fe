import { appendAudit } from '#db/audit.ts'
import { insertCaseEvent } from '#db/queries/cases.ts'
import {
  changeConversation,
  conversationOfCase,
  findConversation,
} from '#db/queries/conversations.ts'
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
