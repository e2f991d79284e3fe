import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { chooseHearing, readHearing } from '#moderation/rules/hearing.ts'
import { requireRuleKeeper } from '../auth/guards.ts'
import { HearingForm } from '../components/rules/hearing-form.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireRuleKeeper(context, '/rules/hearing')
  return {
    ...(await readHearing(context.store, context.now)),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ context }: ActionFunctionArgs) {
  const actor = requireRuleKeeper(context, '/rules/hearing')
  const { form, store, now } = context
  const result = await chooseHearing(store, { actor, hearing: form.get('hearing') ?? '', now })
  if (result.kind === 'not-allowed') throw refuse(403)
  if (result.kind === 'wrong') throw refuse(400)
  return redirect('/rules/hearing?saved=', 303)
}

export default function HearingPage() {
  const page = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/rules">{t('rules:back')}</a>
      </p>
      <h1>{t('rules:hearing.heading')}</h1>
      {page.saved ? (
        <p className="notice" role="status">
          {t('rules:saved')}
        </p>
      ) : null}
      <p>{t('rules:hearing.intro')}</p>
      <p className="muted">{t('rules:hearing.measured')}</p>
      <p className="muted">
        {t('rules:hearing.period', { days: page.days, readings: page.readings })}
      </p>
      <HearingForm lines={page.lines} chosen={page.chosen} />
    </>
  )
}
