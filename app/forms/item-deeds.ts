/** From a form of an item to the decision it asks for. */
import type { PreparedMessages } from '#moderation/administration/prepared-messages.ts'
import type { Decision } from '#moderation/decisions/decide.ts'
import { messageFor } from './prepared.ts'

/** The deed that a form asks for. On an objection, showing and removing are its two answers. */
export function decisionFrom(
  form: URLSearchParams,
  appeal: boolean,
  prepared: PreparedMessages,
): Decision | undefined {
  const reason = form.get('reason') ?? ''
  // Left empty, the message that belongs to the reason goes along.
  const message = form.get('message')?.trim() || messageFor(prepared, reason)
  const wish = form.get('decision')
  const answer = appeal ? { approve: 'overturn', remove: 'uphold' }[wish ?? ''] : undefined
  switch (answer ?? wish) {
    case 'approve':
      return { kind: 'approve', warning: form.get('warning') ?? '' }
    case 'redact':
      return {
        kind: 'redact',
        body: form.get('body') ?? '',
        reason: reason || 'private-details',
        message,
      }
    case 'remove':
      return { kind: 'remove', reason, message }
    case 'uphold':
      return { kind: 'uphold', message: form.get('message') ?? '' }
    case 'overturn':
      return { kind: 'overturn', message: form.get('message') ?? '' }
    case 'escalate':
      return { kind: 'escalate', message: form.get('message') ?? '' }
    default:
      return undefined
  }
}
