import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { changePassphrase } from '#moderation/members/sign-in.ts'
import { beginSession } from '../auth/begin-session.ts'
import { atSignInPace } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'
import { accountProblem } from '../components/join-form.tsx'
import { problemOf, ProblemSummary } from '../forms/field.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export function loader({ context }: LoaderFunctionArgs) {
  requireMember(context, '/me/passphrase')
  return null
}

/** A new passphrase ends every session; this device goes on with a new one. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/me/passphrase')
  const shared = context.signedIn?.session.shared ?? true
  const secondStep = context.signedIn?.session.secondStep ?? false
  const { form, store } = context
  const result = await atSignInPace(context, () =>
    changePassphrase(store, {
      accountId: actor.id,
      current: form.get('current') ?? '',
      passphrase: form.get('passphrase') ?? '',
    }),
  )
  switch (result.kind) {
    case 'wrong':
      return data({ field: 'current', problem: '' }, 400)
    case 'refused':
      return data({ field: 'passphrase', problem: result.problem }, 400)
    case 'changed': {
      const headers = await beginSession(context, result.account, { shared, secondStep })
      return redirect('/me', { status: 303, headers })
    }
  }
}

export default function ChangePassphrase() {
  const state = useActionData<typeof action>()
  const t = useT()
  const problems =
    state === undefined
      ? []
      : state.field === 'current'
        ? [{ field: 'current', message: t('account:problems.current') }]
        : [accountProblem(t, state)]
  return (
    <>
      <p className="way-back">
        <a href="/me">{t('common:nav.own')}</a>
      </p>
      <h1>{t('account:passphrase.heading')}</h1>
      <p>{t('account:passphrase.text')}</p>
      <form method="post" action="/me/passphrase" autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        <TextInput
          name="current"
          label={t('account:passphrase.current')}
          secret
          problem={problemOf(problems, 'current')}
        />
        <TextInput
          name="passphrase"
          label={t('account:passphrase.new')}
          secret
          problem={problemOf(problems, 'passphrase')}
        />
        <button type="submit" className="main">
          {t('account:passphrase.send')}
        </button>
      </form>
    </>
  )
}
