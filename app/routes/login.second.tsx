import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { encode } from 'uqr'
import { isStaff } from '#moderation/actor.ts'
import {
  beginSecondStep,
  checkSecondStep,
  secondStepAddress,
  secondStepOf,
} from '#moderation/members/second-step.ts'
import { beginSession } from '../auth/begin-session.ts'
import { ProblemSummary } from '../forms/field.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { localPath } from '../local-path.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

function requireFirstStep(context: AppLoadContext) {
  if (context.signedIn === undefined) throw redirect('/login', 303)
  if (!isStaff(context.signedIn.account)) throw redirect('/', 303)
  return context.signedIn
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { account } = requireFirstStep(context)
  const known = await secondStepOf(context.store, account.id)
  const to = localPath(new URL(request.url).searchParams.get('to'), '/')
  if (known?.confirmed) return { to, setUp: null }
  const secret = await beginSecondStep(context.store, account.id)
  const drawing = encode(secondStepAddress(secret, account.pseudonym))
  return { to, setUp: { secret, size: drawing.size, rows: drawing.data } }
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, store, limits, now } = context
  const { account, session } = requireFirstStep(context)
  const pace = await limits.take('signIn', `second:${account.id}`)
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
  const fits = await checkSecondStep(store, {
    accountId: account.id,
    code: form.get('code') ?? '',
    now,
  })
  if (!fits) return data({ wrong: true }, 400)
  // A new token from here on: what was known before the second step opens nothing.
  const headers = await beginSession(context, account, {
    shared: session.shared,
    secondStep: true,
  })
  const home = account.role === 'administrator' ? '/team' : '/queue'
  const to = localPath(form.get('to'), home)
  return redirect(to === '/' ? home : to, { status: 303, headers })
}

/** The drawing an authenticator reads: made here, in the page, so that nobody else sees the secret. */
function Drawing({ size, rows, label }: { size: number; rows: boolean[][]; label: string }) {
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg className="qr" viewBox={`-2 -2 ${size + 4} ${size + 4}`} role="img" aria-label={label}>
      <rect x={-2} y={-2} width={size + 4} height={size + 4} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

export default function SecondStep() {
  const { to, setUp } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const t = useT()
  const problem = state?.wrong ? t('account:problems.code') : undefined
  return (
    <>
      <h1>{setUp ? t('account:second.setUp') : t('account:second.heading')}</h1>
      {setUp ? (
        <>
          <p>{t('account:second.setUpText')}</p>
          <Drawing size={setUp.size} rows={setUp.rows} label={t('account:second.qr')} />
          <p>
            {t('account:second.secret')} <code>{setUp.secret}</code>
          </p>
        </>
      ) : null}
      <form method="post" action="/login/second" autoComplete="off" noValidate>
        <ProblemSummary problems={problem ? [{ field: 'code', message: problem }] : []} />
        <input type="hidden" name="to" value={to} />
        <TextInput
          name="code"
          label={t('account:second.code')}
          hint={t('account:second.hint')}
          problem={problem}
          numeric
        />
        <button type="submit" className="main">
          {t('account:second.send')}
        </button>
      </form>
    </>
  )
}
