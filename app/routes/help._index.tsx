import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { servicesByIds, SITUATIONS, type Situation } from '#moderation/help/services.ts'
import { HelpList } from '../components/help-list.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.help') }]

export function loader({ context }: LoaderFunctionArgs) {
  return { services: servicesByIds(['112', 'veilig-thuis'], context.language, context.now) }
}

export default function Help() {
  const { services } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('help:heading')}</h1>
      <p>{t('help:intro')}</p>
      <HelpList services={services} />
      <ul className="cards">
        {(Object.keys(SITUATIONS) as Situation[]).map((situation) => (
          <li key={situation}>
            <a className="card" href={`/help/${situation}`}>
              <strong>{t(`help:situations.${situation}.heading`)}</strong>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/ask">{t('talk:ask.link')}</a>. {t('talk:ask.linkText')}
      </p>
      <p className="alone">
        <a href="/help/traces">{t('help:tracesLink')}</a>
      </p>
      <p className="muted">{t('help:reads')}</p>
    </>
  )
}
