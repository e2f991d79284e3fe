import { appendAudit } from '#db/audit.ts'
import { findConversation, messagesOf } from '#db/queries/conversations.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import { lengthOf } from '#db/retention/choices.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { mayAnswer, partOf } from './may.ts'

/** A conversation as one of its two sees it, or undefined. A professional's look is audited. */
export async function readConversation(
  store: Store,
  asked: { actor: Actor; conversationId: string; now: Date },
) {
  const { actor, now } = asked
  const conversation = await findConversation(store.read, asked.conversationId)
  const part = conversation && partOf(actor, conversation)
  if (conversation === undefined || part === undefined) return undefined
  if (part !== 'member') {
    await inTransaction(store, (trx) =>
      appendAudit(trx, {
        now,
        actor: actor.id,
        action: 'conversation.read',
        subjectKind: 'conversation',
        subject: conversation.id,
      }),
    )
  }
  const messages = await messagesOf(store.read, conversation.id)
  return {
    id: conversation.id,
    caseId: part === 'member' ? null : conversation.case_id,
    part,
    state: conversation.state,
    professionalName: conversation.professionalName,
    pseudonym: conversation.pseudonym,
    onCall: await somebodyOnCall(store.read, now.getTime()),
    mayWrite:
      part === 'member'
        ? conversation.state === 'asked' || conversation.state === 'accepted'
        : part === 'professional' && mayAnswer(conversation),
    keptDays: await lengthOf(store.read, 'conversation'),
    messages: messages.map(({ sequence, by, byName, text, at }) => ({
      sequence,
      mine: (by === null) === (part === 'member'),
      name: by === null ? conversation.pseudonym : (byName ?? ''),
      staff: by !== null,
      text,
      at,
    })),
  }
}

export type ConversationPage = NonNullable<Awaited<ReturnType<typeof readConversation>>>
