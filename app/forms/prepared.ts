import type { AppLoadContext } from '@remix-run/node'
import {
  preparedMessages,
  type PreparedMessages,
} from '#moderation/administration/prepared-messages.ts'
import { isReason, type Reason } from '#moderation/decisions/reasons.ts'
import { LANGUAGES, type Language } from '#moderation/vocabulary.ts'
import { translator } from '../i18n/translate.ts'
import { backWithDraft } from './drafts.ts'

/** The words that came with the product. */
function shippedMessage(reason: Reason, language: Language): string {
  return translator(language)(`desk:reasons.${reason}.message`)
}

/** The prepared words of a reason as they are now, or nothing. To members we write Dutch first. */
export function messageFor(
  prepared: PreparedMessages,
  reason: string,
  language: Language = 'nl',
): string {
  if (!isReason(reason)) return ''
  return prepared[language][reason] ?? shippedMessage(reason, language)
}

/**
 * Answers the button that puts the prepared words into the message, to be changed before they are sent:
 * back to the form, with them in it. Its value names the form and the language (`remove nl`).
 */
export async function prepareInForm(context: AppLoadContext, path: string): Promise<Response> {
  const { form, store } = context
  const [deed = '', spoken] = (form.get('prepare') ?? '').split(' ')
  const language = LANGUAGES.find((one) => one === spoken) ?? 'nl'
  const reason = form.get('reason') ?? ''
  form.delete('prepare')
  form.set('decision', deed)
  if (!isReason(reason)) {
    const problems = [{ field: 'reason', problem: 'wrong' }]
    return await backWithDraft(context, path, { outcome: 'refused', problems })
  }
  form.set('message', messageFor(await preparedMessages(store.read), reason, language))
  return await backWithDraft(context, path, { outcome: 'ended' })
}
