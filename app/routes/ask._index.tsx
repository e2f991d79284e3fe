import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keepDraft } from '#db/queries/drafts.ts'
import { somebodyOnCall } from '#db/queries/shifts.ts'
import { lengthOf } from '#db/retention/choices.ts'
import { inTransaction } from '#db/store.ts'
import { isStaff } from '#moderation/actor.ts'
import { askAsVisitor } from '#moderation/conversations/ask-as-visitor.ts'
import { askProfessional } from '#moderation/conversations/ask.ts'
import { servicesForAuthor } from '#moderation/help/services.ts'
import { HashingBusyError } from '#moderation/members/hashing.ts'
import { getSetting } from '#moderation/settings.ts'
import { DANGER_ANSWERS } from '#moderation/vocabulary.ts'
import { beginSession } from '../auth/begin-session.ts'
import { whoIs } from '../auth/guards.ts'
import { HelpList } from '../components/help-list.tsx'
import { composeState } from '../forms/compose-state.ts'
import { DangerQuestion } from '../forms/compose.tsx'
import { backWithDraft, dropUsedDraft, keep } from '../forms/drafts.ts'
import { problemOf, ProblemSummary } from '../forms/field.tsx'
import { Tick } from '../forms/text-input.tsx'
import { WordsField } from '../forms/words-field.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

/** What the page after sending is told, once. */
export type Sent = {
  sent: {
    conversationId: string
    level: string
    reply: boolean
    pseudonym?: string
    passphrase?: string
  }
}

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, now, language } = context
  const { state, status } = await composeState(context, request)
  const onCall = await somebodyOnCall(store.read, now.getTime())
  const on = await getSetting(store.read, 'ask')
  const keptDays = await lengthOf(store.read, 'conversation')
  return data(
    { state, on, onCall, keptDays, services: on && onCall ? [] : servicesForAuthor(language, now) },
    { status },
  )
}

/** Asks for whoever is there: a member, or somebody who has no account yet. */
async function ask(context: AppLoadContext, tooFast: boolean) {
  const { form, store, now } = context
  const danger = DANGER_ANSWERS.find((answer) => answer === form.get('danger'))
  const question = {
    body: form.get('body') ?? '',
    reply: form.get('reply') === '1',
    ...(danger === undefined ? {} : { danger }),
    ...(form.get('key') ? { key: form.get('key') as string } : {}),
    tooFast,
    now,
  }
  const author = whoIs(context)
  if (author === undefined) return await askAsVisitor(store, question)
  const result = await askProfessional(store, { ...question, author })
  return result.kind === 'asked' ? { ...result, visitor: null } : result
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, limits, now, store } = context
  const actor = whoIs(context)
  if (actor !== undefined && isStaff(actor)) throw refuse(403)
  const who = actor?.id ?? context.addressKey()
  const pace = await limits.peek('ask', who)
  try {
    const result = await ask(context, !pace.ok)
    if (result.kind === 'refused') {
      if (pace.ok) {
        return await backWithDraft(context, '/ask', {
          outcome: 'refused',
          problems: result.problems,
        })
      }
      const draft = await keep(context, { outcome: 'refused', problems: result.problems })
      throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds, draft: `/ask?d=${draft}` })
    }
    await limits.take('ask', who)
    context.bell.nudge()
    await dropUsedDraft(context)
    const { visitor } = result
    const headers = visitor
      ? await beginSession(context, visitor.account, { shared: true })
      : new Headers()
    const content: Sent = {
      sent: {
        conversationId: result.conversationId,
        level: result.level,
        reply: form.get('reply') === '1',
        ...(visitor
          ? { pseudonym: visitor.account.pseudonym, passphrase: visitor.passphrase }
          : {}),
      },
    }
    const accountId = visitor?.account.id ?? actor?.id ?? null
    const token = await inTransaction(store, (trx) => keepDraft(trx, { accountId, content, now }))
    return redirect(`/ask/sent?d=${token}`, { status: 303, headers })
  } catch (error) {
    if (!(error instanceof HashingBusyError)) throw error
    const draft = await keep(context, { outcome: 'ended' })
    throw refuse(503, { retryAfterSeconds: 5, draft: `/ask?d=${draft}` })
  }
}

export default function Ask() {
  const { state, on, onCall, keptDays, services } = useLoaderData<typeof loader>()
  const t = useT()
  const { fields } = state
  const bodyProblem = problemOf(state.problems, 'body')
  return (
    <>
      <h1>{t('talk:ask.heading')}</h1>
      <p>
        <strong>
          {t('standing:front.first')} <a href="tel:112">112</a>.
        </strong>{' '}
        <a href="/help">{t('standing:front.other')}</a>.
      </p>
      <p>{t('talk:ask.intro')}</p>
      {on && onCall ? <p>{t('talk:ask.somebody')}</p> : null}
      {services.length > 0 ? (
        <div className="notice">
          <p>{on ? t('talk:ask.nobody') : t('talk:ask.off')}</p>
          <HelpList services={services} />
        </div>
      ) : null}
      {on ? (
        <form method="post" action="/ask" autoComplete="off" className="compose" noValidate>
          <ProblemSummary problems={state.problems} />
          <input type="hidden" name="key" value={state.key} />
          {state.draft ? <input type="hidden" name="d" value={state.draft} /> : null}
          <WordsField
            id="body"
            label={t('talk:ask.body')}
            hint={t('talk:ask.bodyHint')}
            problem={bodyProblem}
            rows={8}
            value={fields.body}
          />
          <DangerQuestion chosen={fields.danger} />
          <Tick name="reply" label={t('talk:ask.reply')} checked={fields.reply === '1'} />
          <p className="hint">{t('talk:ask.replyHint')}</p>
          <p className="hint">
            {t('talk:ask.keep', { span: t('common:spans.days', { count: keptDays }) })}
          </p>
          <button type="submit" className="main">
            {t('talk:ask.send')}
          </button>
        </form>
      ) : null}
    </>
  )
}
