import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { atSignInPace } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'
import { PassphraseForm } from '../components/own/passphrase-form.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { dropCookie } from '../server/cookies.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export function loader({ context }: LoaderFunctionArgs) {
  requireMember(context, '/me/erase')
  return null
}

/** Erases the account at once; the device forgets what it keeps of this site too. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/me/erase')
  const { env, form, now, store } = context
  const result = await atSignInPace(context, () =>
    eraseAccount(store, { actor, passphrase: form.get('passphrase') ?? '', now }),
  )
  switch (result.kind) {
    case 'wrong':
      return data({ wrong: true, last: false }, 400)
    case 'last-administrator':
      return data({ wrong: false, last: true }, 409)
    case 'erased':
      if (!result.traceless) context.fault('erasure-log-busy', new Error('log not truncated yet'))
      context.bell.nudge()
      return redirect('/?gone=1', {
        status: 303,
        headers: {
          'Set-Cookie': dropCookie('session', env.loopback),
          'Clear-Site-Data': '"cache", "storage"',
        },
      })
  }
}

export default function Erase() {
  const state = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/me">{t('common:nav.own')}</a>
      </p>
      <h1>{t('account:erase.heading')}</h1>
      {state?.last ? (
        <p className="notice" role="alert">
          {t('account:erase.lastAdministrator')}
        </p>
      ) : null}
      <p>{t('account:erase.text')}</p>
      <p>{t('account:erase.case')}</p>
      <PassphraseForm
        action="/me/erase"
        send={t('account:erase.send')}
        wrong={state?.wrong ?? false}
        danger
      />
    </>
  )
}
