import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayChangeOwn, setUpCode } from '#moderation/members/asked-second-step.ts'
import { ownSecondSteps } from '#moderation/members/own-second-steps.ts'
import { siteOf } from '#moderation/members/passkeys.ts'
import { beginSecondStep, secretOfSession } from '#moderation/members/second-step.ts'
import { askingOf, takeSecondStepPace } from '../auth/asking.ts'
import { drawingOf } from '../auth/code-drawing.ts'
import { isFresh } from '../auth/fresh.ts'
import { requireStaff } from '../auth/guards.ts'
import { CodeForm } from '../components/second-step/code-form.tsx'
import { CodeSetUp } from '../components/second-step/code-set-up.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

/** Who may set up a code now: shortly after the passphrase and a second step, where codes count and there is none. */
async function requireNoCode(context: AppLoadContext) {
  const actor = requireStaff(context, '/me/keys')
  const own = await ownSecondSteps(context.store.read, actor.id, siteOf(context.env.origin))
  const may = isFresh(context) && (await mayChangeOwn(context.store, askingOf(context)))
  if (!may || own.code || own.only) throw redirect('/me/keys', 303)
  return actor
}

export async function loader({ context }: LoaderFunctionArgs) {
  const actor = await requireNoCode(context)
  const { store } = context
  const own = secretOfSession(store, askingOf(context).sessionId)
  return drawingOf(await beginSecondStep(store, actor.id, own), actor.pseudonym)
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = await requireNoCode(context)
  const { form, store } = context
  await takeSecondStepPace(context, actor.id)
  const fits = await setUpCode(store, askingOf(context), form.get('code') ?? '')
  return fits ? redirect('/me/keys?said=code', 303) : data({ wrong: true }, 400)
}

export default function OwnCode() {
  const drawing = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/me/keys">{t('keys:own.heading')}</a>
      </p>
      <h1>{t('keys:own.addCode')}</h1>
      <CodeSetUp {...drawing} />
      <CodeForm action="/me/keys/code" wrong={state?.wrong ?? false} />
    </>
  )
}
