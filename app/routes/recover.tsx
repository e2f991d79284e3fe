import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { HashingBusyError } from '#moderation/members/hashing.ts'
import { pseudonymKey } from '#moderation/members/join.ts'
import { recover } from '#moderation/members/sign-in.ts'
import { accountProblem } from '../components/join-form.tsx'
import { problemOf, ProblemSummary } from '../forms/field.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

export async function action({ context }: ActionFunctionArgs) {
  const { form, store, limits } = context
  const pseudonym = form.get('pseudonym') ?? ''
  const account = pseudonymKey(store, pseudonym).toString('base64url')
  const pace = await limits.take('signIn', `${account}:${context.addressKey()}`)
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
  try {
    const result = await recover(store, {
      pseudonym,
      recovery: form.get('recovery') ?? '',
      passphrase: form.get('passphrase') ?? '',
    })
    if (result.kind === 'changed') return redirect('/login?recovered=1', 303)
    return data(
      result.kind === 'wrong'
        ? { pseudonym, wrong: true, problem: null }
        : { pseudonym, wrong: false, problem: result.problem },
      400,
    )
  } catch (error) {
    if (error instanceof HashingBusyError) throw refuse(503, { retryAfterSeconds: 5 })
    throw error
  }
}

export default function Recover() {
  const state = useActionData<typeof action>()
  const t = useT()
  const problems = [
    ...(state?.wrong ? [{ field: 'recovery', message: t('account:problems.recovery') }] : []),
    ...(state?.problem ? [accountProblem(t, { field: 'passphrase', problem: state.problem })] : []),
  ]
  return (
    <>
      <h1>{t('account:recover.heading')}</h1>
      <p>{t('account:recover.text')}</p>
      <form method="post" action="/recover" autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        <TextInput
          name="pseudonym"
          label={t('account:join.pseudonym')}
          value={state?.pseudonym ?? ''}
        />
        <TextInput
          name="recovery"
          label={t('account:recover.recovery')}
          hint={t('account:recover.recoveryHint')}
          problem={problemOf(problems, 'recovery')}
        />
        <TextInput
          name="passphrase"
          label={t('account:recover.newPassphrase')}
          problem={problemOf(problems, 'passphrase')}
          secret
        />
        <button type="submit" className="main">
          {t('account:recover.send')}
        </button>
      </form>
      <h2>{t('account:recover.bothHeading')}</h2>
      <p>{t('account:recover.both')}</p>
    </>
  )
}
