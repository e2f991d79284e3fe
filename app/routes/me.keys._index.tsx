import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openRenewals } from '#db/queries/renewals.ts'
import type { Actor } from '#moderation/actor.ts'
import { sayNotLost } from '#moderation/administration/renew-second-step.ts'
import { mayChangeOwn, openOwn, type Refusal } from '#moderation/members/asked-second-step.ts'
import {
  ownSecondSteps,
  removeSecondStep,
  type OwnSecondSteps,
} from '#moderation/members/own-second-steps.ts'
import { addPasskey, askForNewPasskey, siteOf } from '#moderation/members/passkeys.ts'
import type { PasskeyProblem } from '#moderation/members/what-passkeys-are.ts'
import { askingOf, formsFor, takeSecondStepPace } from '../auth/asking.ts'
import { beginSession } from '../auth/begin-session.ts'
import { answerPassphrase, isFresh } from '../auth/fresh.ts'
import { requireStaff } from '../auth/guards.ts'
import { OwnSecondStepsList } from '../components/own/own-second-steps.tsx'
import { AskPassphrase } from '../components/own/ask-passphrase.tsx'
import { Renewals, type AskedRenewals } from '../components/own/renewals.tsx'
import { AskSecondStep } from '../components/second-step/ask-second-step.tsx'
import { PasskeyForm } from '../components/second-step/passkey-form.tsx'
import { PasskeyName } from '../components/second-step/passkey-name.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

const HERE = '/me/keys'
const SAID = ['added', 'code', 'removed', 'not-lost'] as const

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.own') }]

/** The ceremony in which somebody adds a passkey here; null where there can be none. */
function ceremonyOf(context: AppLoadContext) {
  const asking = askingOf(context)
  const { site } = asking
  return site === undefined ? null : { ...asking, site, purpose: 'add' as const }
}

async function renewalsFor(context: AppLoadContext, actor: Actor): Promise<AskedRenewals> {
  const open = await openRenewals(context.store.read, context.now)
  return {
    ofMine: open.find((one) => one.id === actor.id) ?? null,
    ofOthers: open
      .filter((one) => one.id !== actor.id && one.byId !== actor.id)
      .map(({ id, name }) => ({ id, name })),
  }
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireStaff(context, HERE)
  if (!isFresh(context)) return { ask: true as const }
  const { env, store } = context
  const own = await ownSecondSteps(store.read, actor.id, siteOf(env.origin))
  const may = await mayChangeOwn(store, askingOf(context))
  const ceremony = may ? ceremonyOf(context) : null
  const first = may ? null : await formsFor(context, 'own')
  // Nothing of hers fits here: what to do then is said there.
  if (first === undefined) throw redirect('/login/second', 303)
  const said = new URL(request.url).searchParams.get('said')
  return {
    ask: false as const,
    own,
    first,
    renewals: await renewalsFor(context, actor),
    options: ceremony && (await askForNewPasskey(store, ceremony, actor.pseudonym)),
    script: context.asset('passkey.js'),
    said: SAID.find((one) => one === said) ?? null,
  }
}

type Wrong = { wrong?: boolean; why?: PasskeyProblem; last?: string; refusal?: Refusal }

/** Their own second step, given again: it opens what stands on this page. */
async function openChanging(context: AppLoadContext, actor: Actor) {
  await takeSecondStepPace(context, actor.id)
  const { form, store } = context
  const given = { code: form.get('code') ?? '', answer: form.get('answer') ?? '' }
  const result = await openOwn(store, askingOf(context), given)
  return result.kind === 'fits' ? redirect(HERE, 303) : data<Wrong>({ refusal: result }, 400)
}

async function add(context: AppLoadContext, actor: Actor) {
  const ceremony = ceremonyOf(context)
  if (ceremony === null) throw refuse(400)
  await takeSecondStepPace(context, actor.id)
  const { form, store } = context
  const answer = form.get('answer') ?? ''
  const result = await addPasskey(store, ceremony, { answer, name: form.get('name') ?? '' })
  if (result.kind === 'refused') return data<Wrong>({ why: result.why }, 400)
  return redirect(`${HERE}?said=added`, 303)
}

async function remove(context: AppLoadContext, actor: Actor, which: string) {
  const { env, now, signedIn, store } = context
  const result = await removeSecondStep(store, { actor, which, site: siteOf(env.origin), now })
  if (result.kind === 'not-found') throw refuse(404)
  if (result.kind === 'last') return data<Wrong>({ last: which }, 409)
  const shared = signedIn?.session.shared ?? true
  const headers = await beginSession(context, actor, { shared, secondStep: true })
  return redirect(`${HERE}?said=removed`, { status: 303, headers })
}

/** The passphrase or the second step, given again, or one deed: nothing here changes without both. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireStaff(context, HERE)
  const { form, now, store } = context
  if (form.has('passphrase')) return await answerPassphrase(context, HERE)
  if (form.has('not-lost')) {
    await sayNotLost(store, { actor, now })
    return redirect(`${HERE}?said=not-lost`, 303)
  }
  const may = await mayChangeOwn(store, askingOf(context))
  if (!may && (form.has('code') || form.has('answer'))) return await openChanging(context, actor)
  // What a new passkey signs was given out behind the passphrase: its time is its own.
  if (form.has('answer')) return await add(context, actor)
  const which = form.get('remove')
  if (which === null) throw refuse(400)
  return may && isFresh(context) ? await remove(context, actor, which) : redirect(HERE, 303)
}

export default function OwnKeys() {
  const shown = useLoaderData<typeof loader>()
  const wrong = useActionData<Wrong>()
  const t = useT()
  if (shown.ask) {
    return (
      <AskPassphrase
        heading={t('keys:own.heading')}
        text={t('account:me.ask')}
        action={HERE}
        wrong={wrong?.wrong ?? false}
      />
    )
  }
  const { own, first, options, renewals, script, said } = shown
  return (
    <>
      <p className="way-back">
        <a href="/me">{t('common:nav.own')}</a>
      </p>
      <h1>{t('keys:own.heading')}</h1>
      {said ? (
        <p className="notice" role="status">
          {t(`keys:own.said.${said}`)}
        </p>
      ) : null}
      <Renewals action={HERE} renewals={renewals} />
      <OwnSecondStepsList action={first ? undefined : HERE} own={own} last={wrong?.last} />
      {first ? (
        <section aria-labelledby="change-heading">
          <h2 id="change-heading">{t('keys:own.change')}</h2>
          <p>{t('keys:own.changeText')}</p>
          <AskSecondStep action={HERE} asked={first} refusal={wrong?.refusal} />
          <p className="muted">{t('keys:signIn.lost')}</p>
        </section>
      ) : (
        <AddSecondStep
          own={own}
          options={options}
          script={script}
          problem={own.full ? 'full' : wrong?.why}
        />
      )}
    </>
  )
}

function AddSecondStep({
  own,
  options,
  script,
  problem,
}: {
  own: OwnSecondSteps
  /** Null where browsers make no passkeys. */
  options: object | null
  script: string
  problem: PasskeyProblem | undefined
}) {
  const t = useT()
  return (
    <section aria-labelledby="add-heading">
      <h2 id="add-heading">{t('keys:own.add')}</h2>
      <p>{t('keys:passkey.what')}</p>
      {options === null ? (
        <p className="notice">{t('keys:passkey.noName')}</p>
      ) : (
        <PasskeyForm
          action={HERE}
          options={options}
          script={script}
          send={t('keys:passkey.make')}
          instead={t('keys:passkey.noScript')}
          problem={problem}
        >
          <PasskeyName />
        </PasskeyForm>
      )}
      {own.code || own.only ? null : (
        <p className="alone">
          <a href={`${HERE}/code`}>{t('keys:own.addCode')}</a>
        </p>
      )}
    </section>
  )
}
