import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { renewalState, sayLost } from '#moderation/administration/renew-second-step.ts'
import type { Refusal } from '#moderation/members/asked-second-step.ts'
import { askingOf, formsFor, takeSecondStepPace } from '../auth/asking.ts'
import { requireStaff } from '../auth/guards.ts'
import { keepForOneLook, takeOneLook } from '../auth/one-look.ts'
import { Renewal } from '../components/administration/renewal.tsx'
import { AskSecondStep } from '../components/second-step/ask-second-step.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.settings') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const accountId = params.person ?? ''
  const path = `/team/renew/${accountId}`
  const actor = requireStaff(context, path)
  const words = (await takeOneLook(context, request, 'renewal')) ?? null
  const state = await renewalState(context.store.read, { actor, accountId, now: context.now })
  if (state.kind === 'not-found') throw refuse(404)
  const mine = state.kind === 'nobody' || (state.kind === 'first' && state.enough)
  const ask = words === null && mine
  const asked = ask ? await formsFor(context, `renew:${accountId}`) : null
  if (asked === undefined) throw redirect('/me/keys', 303)
  return { path, state, words, asked }
}

export async function action({ context, params }: ActionFunctionArgs) {
  const accountId = params.person ?? ''
  const path = `/team/renew/${accountId}`
  const actor = requireStaff(context, path)
  const { form, now, store } = context
  await takeSecondStepPace(context, actor.id)
  const result = await sayLost(store, {
    actor,
    accountId,
    now,
    asking: askingOf(context),
    given: { code: form.get('code') ?? '', answer: form.get('answer') ?? '' },
  })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'refused':
      return data(result, 400)
    case 'renewed': {
      const look = await keepForOneLook(context, 'renewal', result.words)
      return redirect(`${path}?d=${look}`, 303)
    }
    default:
      // How far it is stands on the page.
      return redirect(path, 303)
  }
}

export default function RenewSecondStep() {
  const { path, state, words, asked } = useLoaderData<typeof loader>()
  const refusal = useActionData<Refusal>()
  const t = useT()
  return (
    <>
      <h1>{t('keys:renew.heading')}</h1>
      <Renewal state={state} words={words}>
        {asked ? <AskSecondStep action={path} asked={asked} refusal={refusal} /> : null}
      </Renewal>
    </>
  )
}
