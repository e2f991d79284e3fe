import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { keepDraft } from '#db/queries/drafts.ts'
import { inTransaction } from '#db/store.ts'
import { acceptInvitation, invitationRole } from '#moderation/members/invite.ts'
import { beginSession } from '../auth/begin-session.ts'
import { accountProblem } from '../components/join-form.tsx'
import { problemOf, ProblemSummary } from '../forms/field.tsx'
import { TextInput } from '../forms/text-input.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  return { token, role: (await invitationRole(context.store, token, context.now)) ?? null }
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, store, now } = context
  const pseudonym = form.get('pseudonym') ?? ''
  const result = await acceptInvitation(store, {
    token: params.token ?? '',
    pseudonym,
    passphrase: form.get('passphrase') ?? '',
    now,
  })
  if (result.kind === 'not-found') return redirect(`/invite/${params.token}`, 303)
  if (result.kind === 'refused') return data({ pseudonym, problems: result.problems }, 400)
  const headers = await beginSession(context, result.account, { shared: false })
  const draft = await inTransaction(store, (trx) =>
    keepDraft(trx, {
      accountId: result.account.id,
      content: { recoveryCode: result.recoveryCode },
      now,
    }),
  )
  return redirect(`/join/code?d=${draft}`, { status: 303, headers })
}

export default function Invitation() {
  const { token, role } = useLoaderData<typeof loader>()
  const state = useActionData<{
    pseudonym: string
    problems: Array<{ field: string; problem: string }>
  }>()
  const t = useT()
  if (role === null) {
    return (
      <>
        <h1>{t('account:invite.heading')}</h1>
        <p className="notice">{t('account:invite.gone')}</p>
      </>
    )
  }
  const problems = (state?.problems ?? []).map((problem) => accountProblem(t, problem))
  return (
    <>
      <h1>{t('account:invite.heading')}</h1>
      <p>
        <strong>{t('account:invite.role', { role: t(`account:roles.${role}`) })}</strong>
      </p>
      <p>{t('account:invite.text')}</p>
      <form method="post" action={`/invite/${token}`} autoComplete="off" noValidate>
        <ProblemSummary problems={problems} />
        <TextInput
          name="pseudonym"
          label={t('account:invite.name')}
          problem={problemOf(problems, 'pseudonym')}
          value={state?.pseudonym ?? ''}
        />
        <TextInput
          name="passphrase"
          label={t('account:join.passphrase')}
          problem={problemOf(problems, 'passphrase')}
          secret
        />
        <button type="submit" className="main">
          {t('account:invite.send')}
        </button>
      </form>
    </>
  )
}
