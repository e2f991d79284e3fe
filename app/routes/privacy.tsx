import type { MetaFunction } from '@remix-run/node'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.about') }]

export default function Privacy() {
  const t = useT()
  return (
    <>
      <h1>{t('standing:privacy.heading')}</h1>
      <p>{t('standing:privacy.intro')}</p>
      {(['keep', 'not', 'long'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`standing:privacy.${part}Heading`)}</h2>
          <ul>
            {t(`standing:privacy.${part}`, { returnObjects: true }).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
      {(['erase', 'court', 'cookies'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`standing:privacy.${part}Heading`)}</h2>
          <p>{t(`standing:privacy.${part}`)}</p>
        </section>
      ))}
    </>
  )
}
