import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isStaff } from '#moderation/actor.ts'
import { HashingBusyError } from '#moderation/members/hashing.ts'
import { pseudonymKey } from '#moderation/members/join.ts'
import { lengthOf } from '#db/retention/choices.ts'
import { checkSignIn, rememberSignIn } from '#moderation/members/sign-in.ts'
import { wasNearlyGone } from '#moderation/members/silence.ts'
import { beginSession } from '../auth/begin-session.ts'
import { whoIs } from '../auth/guards.ts'
import { withDraft } from '../forms/drafts.ts'
import { ProblemSummary } from '../forms/field.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { localPath } from '../local-path.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  // Sent while the page was locked, and unlocked since: the words are on their way back already.
  if (searchParams.has('d') && whoIs(context) !== undefined) {
    throw redirect(onwardPath(searchParams), 303)
  }
  return {
    to: localPath(searchParams.get('to'), '/'),
    draft: searchParams.get('d'),
    recovered: searchParams.get('recovered') === '1',
    months: await lengthOf(context.store.read, 'account'),
  }
}

function onwardPath(form: URLSearchParams): string {
  const to = localPath(form.get('to'), '/')
  const draft = form.get('d')
  return draft && /^[0-9A-Za-z]+$/.test(draft) ? withDraft(to, draft) : to
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, store, limits, now } = context
  const pseudonym = form.get('pseudonym') ?? ''
  const account = pseudonymKey(store, pseudonym).toString('base64url')
  const pace = await limits.take('signIn', `${account}:${context.addressKey()}`)
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
  // One account alone only ever waits, at most five seconds: nobody can lock its owner out.
  const wait = await limits.delayFor(account)
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  try {
    const actor = await checkSignIn(store, { pseudonym, passphrase: form.get('passphrase') ?? '' })
    if (actor === undefined) {
      await limits.take('signInFailed', account)
      return data({ wrong: true, pseudonym }, 400)
    }
    const silent = await rememberSignIn(store, actor.id, now)
    const headers = await beginSession(context, actor, { shared: form.get('shared') !== 'no' })
    const onward = `?to=${encodeURIComponent(onwardPath(form))}`
    if (isStaff(actor)) return redirect(`/login/second${onward}`, { status: 303, headers })
    const nearlyGone = await wasNearlyGone(store.read, silent)
    const to = nearlyGone ? `/login/back${onward}` : onwardPath(form)
    return redirect(to, { status: 303, headers })
  } catch (error) {
    if (error instanceof HashingBusyError) throw refuse(503, { retryAfterSeconds: 5 })
    throw error
  }
}

export default function Login() {
  const { to, draft, recovered, months } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const t = useT()
  const problem = state?.wrong ? t('account:problems.signIn') : undefined
  return (
    <>
      <h1>{t('account:signIn.heading')}</h1>
      {draft ? <p className="notice">{t('account:signIn.kept')}</p> : null}
      {recovered ? <p className="notice">{t('account:recover.done')}</p> : null}
      <form method="post" action="/login" autoComplete="off" noValidate>
        <ProblemSummary problems={problem ? [{ field: 'pseudonym', message: problem }] : []} />
        <input type="hidden" name="to" value={to} />
        {draft ? <input type="hidden" name="d" value={draft} /> : null}
        <TextInput
          name="pseudonym"
          label={t('account:join.pseudonym')}
          problem={problem}
          value={state?.pseudonym ?? ''}
        />
        <TextInput
          name="passphrase"
          label={t('account:join.passphrase')}
          secret
          problem={problem}
        />
        <fieldset className="choices">
          <legend>{t('account:signIn.shared')}</legend>
          <label className="choice">
            <input type="radio" name="shared" value="yes" defaultChecked />
            {t('account:signIn.sharedYes')}
          </label>
          <label className="choice">
            <input type="radio" name="shared" value="no" />
            {t('account:signIn.sharedNo')}
          </label>
        </fieldset>
        <button type="submit" className="main">
          {t('account:signIn.send')}
        </button>
      </form>
      <p className="alone">
        <a href="/recover">{t('account:signIn.forgot')}</a>
        <a href="/join">{t('account:signIn.noAccount')}</a>
      </p>
      <p className="muted">{t('account:signIn.howLong', { count: months })}</p>
    </>
  )
}
