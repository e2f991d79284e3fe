import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmPassphrase } from '#moderation/members/sign-in.ts'
import { atSignInPace } from '../auth/fresh.ts'
import { PassphraseForm } from '../components/own/passphrase-form.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { localPath } from '../local-path.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

function onward(to: string | null): string {
  const path = localPath(to, '/')
  return path.startsWith('/unlock') ? '/' : path
}

/** What every address shows after a page was out of sight for a minute. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const to = onward(new URL(request.url).searchParams.get('to'))
  if (context.away === undefined) throw redirect(to, 303)
  return { to }
}

export async function action({ context }: ActionFunctionArgs) {
  const { away, form, now, sessions, store } = context
  const to = onward(form.get('to'))
  if (away === undefined) return redirect(to, 303)
  const fits = await atSignInPace(context, () =>
    confirmPassphrase(store, away.account.id, form.get('passphrase') ?? ''),
  )
  if (!fits) return data({ wrong: true, to }, 400)
  await sessions.confirmed(away.session.id, now)
  return redirect(to, 303)
}

export default function Unlock() {
  const { to } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <h1>{t('account:unlock.heading')}</h1>
      <p>{t('account:unlock.text')}</p>
      <PassphraseForm
        action="/unlock"
        send={t('account:unlock.send')}
        wrong={state?.wrong ?? false}
        fields={{ to: state?.to ?? to }}
      />
      <form method="post" action="/logout">
        <button type="submit">{t('account:unlock.other')}</button>
      </form>
    </>
  )
}
