import { appendAudit } from '#db/audit.ts'
import { findConversation } from '#db/queries/conversations.ts'
import { wipeConversation } from '#db/retention/wipe-conversation.ts'
import { leaveNoTrace } from '#db/scrub.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { partOf } from './may.ts'

/** The member takes a conversation away, whatever its state: gone at once for both, nobody asked. */
export async function eraseConversation(
  store: Store,
  erasing: { actor: Actor; conversationId: string; now: Date },
): Promise<{ kind: 'erased' } | { kind: 'not-found' }> {
  const { actor, now } = erasing
  const gone = await inTransaction(store, async (trx) => {
    const conversation = await findConversation(trx, erasing.conversationId)
    if (conversation === undefined || partOf(actor, conversation) !== 'member') return false
    await wipeConversation(trx, conversation, now)
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'conversation.erase',
      subjectKind: 'conversation',
      subject: conversation.id,
    })
    return true
  })
  if (!gone) return { kind: 'not-found' }
  await leaveNoTrace(store)
  return { kind: 'erased' }
}
