import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { readEverything } from '#moderation/members/read-everything.ts'
import { confirmPassphrase } from '#moderation/members/sign-in.ts'
import { atSignInPace } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'
import { issuePass, takePass } from '../auth/one-look.ts'
import { EverythingList } from '../components/own/everything-list.tsx'
import { PassphraseForm } from '../components/own/passphrase-form.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/me/export')
  const shown = await takePass(context, request, 'export')
  return {
    today: dayOf(context.now),
    everything: shown ? await readEverything(context.store, actor.id) : null,
  }
}

/** On the screen first; a file only for who asks for it, after a warning. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/me/export')
  const given = context.form.get('passphrase') ?? ''
  const fits = await atSignInPace(context, () => confirmPassphrase(context.store, actor.id, given))
  const asFile = context.form.get('file') === '1'
  if (!fits) return data({ wrong: asFile ? 'file' : 'screen' }, 400)
  if (asFile) return redirect(`/me/export/file?d=${await issuePass(context, 'export-file')}`, 303)
  return redirect(`/me/export?d=${await issuePass(context, 'export')}`, 303)
}

export default function Export() {
  const { everything, today } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/me">{t('common:nav.own')}</a>
      </p>
      <h1>{t('account:export.heading')}</h1>
      {everything === null && state?.wrong !== 'file' ? (
        <>
          <p>{t('account:export.warn')}</p>
          <PassphraseForm
            action="/me/export"
            send={t('account:export.send')}
            wrong={state?.wrong === 'screen'}
          />
        </>
      ) : (
        <>
          {everything === null ? null : <EverythingList everything={everything} today={today} />}
          <section aria-labelledby="file-heading">
            <h2 id="file-heading">{t('account:export.file')}</h2>
            <p>{t('account:export.fileWarn')}</p>
            <PassphraseForm
              action="/me/export"
              send={t('account:export.fileSend')}
              wrong={state?.wrong === 'file'}
              fields={{ file: '1' }}
            />
          </section>
        </>
      )}
    </>
  )
}
