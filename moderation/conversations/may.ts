import type { ConversationWithCase } from '#db/queries/conversations.ts'
import { maySeeCases, type Actor } from '../actor.ts'

/**
 * What somebody is in a conversation: its member, or its professional, who is whoever has the case.
 * Until a professional has taken it, each of them may read it, and none may write in it.
 */
export function partOf(
  actor: Actor,
  conversation: Pick<ConversationWithCase, 'account_id' | 'professional'>,
): 'member' | 'professional' | 'onlooker' | undefined {
  if (actor.id === conversation.account_id) return 'member'
  if (!maySeeCases(actor)) return undefined
  if (conversation.professional === actor.id) return 'professional'
  return conversation.professional === null ? 'onlooker' : undefined
}

/** Whether a professional may write to the member now: only after the member said yes. */
export function mayAnswer(
  conversation: Pick<ConversationWithCase, 'state' | 'caseState'>,
): boolean {
  return conversation.state === 'accepted' && conversation.caseState === 'open'
}
