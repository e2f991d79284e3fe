import type { MetaFunction } from '@remix-run/node'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.help') }]

const PARTS = ['does', 'doesNot', 'history', 'device', 'careful'] as const

/** What the exit leaves behind, said honestly. */
export default function Traces() {
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/help">{t('help:heading')}</a>
      </p>
      <h1>{t('help:traces.heading')}</h1>
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{t(`help:traces.${part}.heading`)}</h2>
          <ul>
            {t(`help:traces.${part}.items`, { returnObjects: true }).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
