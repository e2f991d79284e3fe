import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isStaff } from '#moderation/actor.ts'
import { askedOf, giveSecondStep, type Refusal } from '#moderation/members/asked-second-step.ts'
import { askForNewPasskey, askForPasskey } from '#moderation/members/passkeys.ts'
import { beginSecondStep, secretOfSession } from '#moderation/members/second-step.ts'
import { askingOf, takeSecondStepPace } from '../auth/asking.ts'
import { beginSession } from '../auth/begin-session.ts'
import { drawingOf } from '../auth/code-drawing.ts'
import { AskSecondStep } from '../components/second-step/ask-second-step.tsx'
import { RenewalForm } from '../components/second-step/renewal-form.tsx'
import { SetUpSecondStep } from '../components/second-step/set-up-second-step.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { localPath } from '../local-path.ts'

const HERE = '/login/second'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

function requireFirstStep(context: AppLoadContext) {
  if (context.signedIn === undefined) throw redirect('/login', 303)
  if (!isStaff(context.signedIn.account)) throw redirect('/', 303)
  return context.signedIn
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requireFirstStep(context)
  const { store, asset } = context
  const { id, pseudonym } = signedIn.account
  const asking = askingOf(context)
  const { site } = asking
  const asked = await askedOf(store, asking)
  const fields = { to: localPath(new URL(request.url).searchParams.get('to'), '/') }
  const script = asset('passkey.js')
  if (asked.kind === 'set-up') {
    const secret = asked.code
      ? await beginSecondStep(store, id, secretOfSession(store, asking.sessionId))
      : undefined
    const ceremony = site && { ...asking, site, purpose: asked.purpose }
    return {
      kind: asked.kind,
      anew: asked.purpose === 'anew',
      drawing: secret === undefined ? null : drawingOf(secret, pseudonym),
      options: ceremony ? await askForNewPasskey(store, ceremony, pseudonym) : null,
      script,
      fields,
    }
  }
  if (asked.kind === 'give') {
    const ceremony = site && { ...asking, site, purpose: 'sign-in' as const }
    const options = ceremony && asked.passkey ? await askForPasskey(store, ceremony) : null
    return { ...asked, options, script, fields }
  }
  return { ...asked, fields }
}

export async function action({ context }: ActionFunctionArgs) {
  const signedIn = requireFirstStep(context)
  const { form, store } = context
  const { account, session } = signedIn
  await takeSecondStepPace(context, account.id)
  const result = await giveSecondStep(store, askingOf(context), {
    code: form.get('code') ?? '',
    answer: form.get('answer') ?? '',
    renewal: form.get('renewal') ?? '',
    name: form.get('name') ?? '',
  })
  if (result.kind === 'refused') return data(result, 400)
  const home = account.role === 'administrator' ? '/team' : '/queue'
  const asked = localPath(form.get('to'), home)
  const to = asked === '/' ? home : asked
  if (result.kind === 'go-on') return redirect(`${HERE}?to=${encodeURIComponent(to)}`, 303)
  // A new token from here on: what was known before the second step opens nothing.
  const headers = await beginSession(context, account, {
    shared: session.shared,
    secondStep: true,
  })
  return redirect(to, { status: 303, headers })
}

export default function SecondStep() {
  const asked = useLoaderData<typeof loader>()
  const refusal = useActionData<Refusal>()
  const t = useT()
  switch (asked.kind) {
    case 'set-up':
      return <SetUpSecondStep action={HERE} asked={asked} refusal={refusal} />
    case 'give':
      return (
        <>
          <h1>{t('account:second.heading')}</h1>
          {asked.next === 'passkey' ? <p>{t('keys:signIn.then')}</p> : null}
          <AskSecondStep action={HERE} asked={asked} refusal={refusal} fields={asked.fields} />
          <p className="muted">{t('keys:signIn.lost')}</p>
        </>
      )
    case 'renewal':
      return <RenewalForm action={HERE} asked={asked} refusal={refusal} />
    case 'stuck':
      return (
        <>
          <h1>{t('keys:signIn.stuckHeading')}</h1>
          <p>{t('keys:signIn.stuck')}</p>
        </>
      )
  }
}
