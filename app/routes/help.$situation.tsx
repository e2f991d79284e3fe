import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isSituation, servicesByIds, SITUATIONS } from '#moderation/help/services.ts'
import { HelpList } from '../components/help-list.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.help') }]

export function loader({ context, params }: LoaderFunctionArgs) {
  const situation = params.situation ?? ''
  if (!isSituation(situation)) throw refuse(404)
  return {
    situation,
    services: servicesByIds(SITUATIONS[situation], context.language, context.now),
  }
}

export default function HelpSituation() {
  const { situation, services } = useLoaderData<typeof loader>()
  const t = useT()
  const steps = t(`help:situations.${situation}.steps`, { returnObjects: true })
  return (
    <>
      <p className="way-back">
        <a href="/help">{t('help:heading')}</a>
      </p>
      <h1>{t(`help:situations.${situation}.heading`)}</h1>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <HelpList services={services} />
    </>
  )
}
