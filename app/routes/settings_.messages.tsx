import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { prepareMessage, preparedMessages } from '#moderation/administration/prepared-messages.ts'
import { REASONS } from '#moderation/decisions/reasons.ts'
import { LANGUAGES } from '#moderation/vocabulary.ts'
import { answerPassphrase, isFresh } from '../auth/fresh.ts'
import { requireAdministrator, whoIs } from '../auth/guards.ts'
import { PreparedForm } from '../components/administration/prepared-form.tsx'
import { AskPassphrase } from '../components/own/ask-passphrase.tsx'
import { backWithDraft, draftOf, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { messageFor } from '../forms/prepared.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.settings') }]

const PATH = '/settings/messages'

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireAdministrator(context, PATH)
  const found = await draftOf(context, request)
  if (!isFresh(context)) return { ask: true as const, draft: found?.token ?? '' }
  const own = await preparedMessages(context.store.read)
  return {
    ask: false as const,
    saved: new URL(request.url).searchParams.get('saved'),
    kept: found?.draft.fields ?? null,
    draft: found?.token ?? null,
    messages: REASONS.flatMap((reason) =>
      LANGUAGES.map((language) => ({
        reason,
        language,
        text: messageFor(own, reason, language),
        own: own[language][reason] !== undefined,
      })),
    ),
  }
}

type Answer = {
  wrong?: boolean
  draft?: string
  problem?: 'empty' | 'too-long'
  fields?: Record<string, string>
}

export async function action({ context }: ActionFunctionArgs) {
  if (whoIs(context) === undefined) return await signInWithDraft(context, PATH)
  const actor = requireAdministrator(context, PATH)
  const { form, now, store } = context
  if (form.has('passphrase')) return await answerPassphrase(context, PATH)
  if (!isFresh(context)) return await backWithDraft(context, PATH, { outcome: 'ended' })
  const result = await prepareMessage(store, {
    actor,
    now,
    reason: form.get('reason') ?? '',
    language: form.get('language') ?? '',
    text: form.get('text') ?? '',
    restore: form.get('restore') === '1',
  })
  switch (result.kind) {
    case 'not-allowed':
      throw refuse(403)
    case 'unknown':
      throw refuse(400)
    case 'wrong':
      return data<Answer>({ problem: result.problem, fields: Object.fromEntries(form) }, 400)
    case 'saved': {
      await dropUsedDraft(context)
      const saved = `${result.reason}-${result.language}`
      return redirect(`${PATH}?saved=${saved}#${saved}`, 303)
    }
  }
}

export default function Messages() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const t = useT()
  if (loaded.ask) {
    return (
      <AskPassphrase
        heading={t('account:messages.heading')}
        text={t('account:settings.ask')}
        action={PATH}
        wrong={answer?.wrong ?? false}
        fields={{ d: loaded.draft || (answer?.draft ?? '') }}
      />
    )
  }
  const typed = answer?.fields ?? loaded.kept
  return (
    <>
      <p className="way-back">
        <a href="/settings">{t('account:settings.heading')}</a>
      </p>
      <h1>{t('account:messages.heading')}</h1>
      <p>{t('account:messages.intro')}</p>
      {loaded.messages.map((message) => {
        const id = `${message.reason}-${message.language}`
        const mine = typed?.reason === message.reason && typed.language === message.language
        return (
          <PreparedForm
            key={id}
            id={id}
            action={PATH}
            message={message}
            saved={loaded.saved === id && answer === undefined}
            typed={mine ? (typed.text ?? '') : undefined}
            draft={mine ? loaded.draft : null}
            problem={
              mine && answer?.problem !== undefined
                ? t(`account:messages.${answer.problem}`)
                : undefined
            }
          />
        )
      })}
    </>
  )
}
