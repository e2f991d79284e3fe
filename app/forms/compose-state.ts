/** What a compose form is opened with: empty, or from the draft its address names. */
import type { AppLoadContext } from '@remix-run/node'
import { assessedText } from '#moderation/intake/read-text.ts'
import { translator } from '../i18n/translate.ts'
import { problemInWords, type ComposeState } from './compose.tsx'
import { draftOf, statusOf } from './drafts.ts'
import { markText } from './privacy-warning.tsx'

/** Answers the form's state and the status its page has. */
export async function composeState(
  context: AppLoadContext,
  request: Request,
  initial: Record<string, string> = {},
): Promise<{ state: ComposeState; status: number }> {
  const found = await draftOf(context, request)
  const t = translator(context.language)
  const fields = { ...initial, ...found?.draft.fields }
  const warned = found?.draft.outcome === 'warned'
  const text = assessedText(fields.title ?? '', fields.body ?? '')
  return {
    status: statusOf(found?.draft),
    state: {
      key: fields.key ?? context.formKey(),
      fields,
      problems: (found?.draft.problems ?? []).map((problem) => problemInWords(t, problem)),
      draft: found?.token ?? null,
      marked: warned ? markText(text, fields.worried === '1') : null,
      keptAfterEnd: found?.draft.outcome === 'ended',
    },
  }
}
