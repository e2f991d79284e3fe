import type { MetaFunction } from '@remix-run/node'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.about') }]

const PARTS = ['who', 'reads', 'police', 'not', 'complaint'] as const

export default function About() {
  const t = useT()
  return (
    <>
      <h1>{t('standing:about.heading')}</h1>
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{t(`standing:about.${part}.heading`)}</h2>
          <p>{t(`standing:about.${part}.text`)}</p>
        </section>
      ))}
    </>
  )
}
