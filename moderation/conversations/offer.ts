import { appendAudit } from '#db/audit.ts'
import { newId } from '#db/ids.ts'
import { changeCase, findCase, insertCaseEvent } from '#db/queries/cases.ts'
import {
  changeConversation,
  conversationOfCase,
  findConversation,
  insertConversation,
} from '#db/queries/conversations.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { maySeeCases, type Actor } from '../actor.ts'
import { tell } from '../notices/tell.ts'

/** Whether the professional who has a case may offer its author a conversation. */
export function mayOffer(
  actor: Actor,
  found: Pick<Row<'case'>, 'state' | 'account_id' | 'acknowledged_by' | 'contact'>,
  conversation: Pick<Row<'conversation'>, 'state'> | undefined,
): boolean {
  if (!maySeeCases(actor) || found.state !== 'open' || found.acknowledged_by !== actor.id) {
    return false
  }
  // She said no, or she is gone: then nobody asks again.
  if (found.account_id === null || found.contact === 'no') return false
  return conversation === undefined || conversation.state === 'asked'
}

export type OfferResult =
  | { kind: 'offered'; conversationId: string; accepted: boolean }
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }

/** Offers a conversation. Who said before that a professional may write has accepted it already. */
export async function offerConversation(
  store: Store,
  offer: { actor: Actor; caseId: string; now: Date },
): Promise<OfferResult> {
  const { actor, now } = offer
  return await inTransaction<OfferResult>(store, async (trx) => {
    const found = await findCase(trx, offer.caseId)
    if (found === undefined) return { kind: 'not-found' }
    const existing = await conversationOfCase(trx, found.id)
    if (found.account_id === null || !mayOffer(actor, found, existing)) {
      return { kind: 'not-allowed' }
    }
    const accepted = found.contact === 'yes'
    const conversationId = existing?.id ?? newId()
    const state = accepted ? 'accepted' : 'offered'
    if (existing === undefined) {
      await insertConversation(trx, {
        id: conversationId,
        case_id: found.id,
        account_id: found.account_id,
        state,
        opened_at: now.getTime(),
        closed_at: null,
      })
    } else await changeConversation(trx, conversationId, { state })
    await insertCaseEvent(trx, {
      case_id: found.id,
      kind: 'conversation-offered',
      by: actor.id,
      at: now.getTime(),
    })
    if (!accepted) {
      await tell(trx, { to: found.account_id, kind: 'conversation-offered', postId: null, now })
    }
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'conversation.offer',
      subjectKind: 'conversation',
      subject: conversationId,
    })
    return { kind: 'offered', conversationId, accepted }
  })
}

/** The member's answer to an offer. A no is as good as a yes, and can be changed until it is closed. */
export async function answerOffer(
  store: Store,
  answer: { actor: Actor; conversationId: string; accept: boolean; now: Date },
): Promise<{ kind: 'answered' } | { kind: 'not-open' } | { kind: 'not-found' }> {
  const { actor, accept, now } = answer
  return await inTransaction(store, async (trx) => {
    const conversation = await findConversation(trx, answer.conversationId)
    if (conversation?.account_id !== actor.id) return { kind: 'not-found' }
    if (conversation.state === 'closed') return { kind: 'not-open' }
    await changeConversation(trx, conversation.id, { state: accept ? 'accepted' : 'declined' })
    const found = await findCase(trx, conversation.case_id)
    if (found !== undefined) await changeCase(trx, found, { contact: accept ? 'yes' : 'no' })
    await insertCaseEvent(trx, {
      case_id: conversation.case_id,
      kind: accept ? 'contact-yes' : 'contact-no',
      by: null,
      at: now.getTime(),
    })
    return { kind: 'answered' }
  })
}
