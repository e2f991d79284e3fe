import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getSetting } from '#moderation/settings.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.about') }]

const PARTS = ['who', 'reads', 'police', 'not', 'complaint'] as const

export async function loader({ context }: LoaderFunctionArgs) {
  return { about: await getSetting(context.store.read, 'about') }
}

export default function About() {
  const { about } = useLoaderData<typeof loader>()
  const t = useT()
  /** What the organisation filled in, under the part that speaks of it. */
  const own = {
    who: [about.organisation, about.contact],
    complaint: [about['law-contact']],
  } as const
  return (
    <>
      <h1>{t('standing:about.heading')}</h1>
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{t(`standing:about.${part}.heading`)}</h2>
          <p>{t(`standing:about.${part}.text`)}</p>
          {part === 'who' || part === 'complaint'
            ? own[part].filter(Boolean).map((text) => (
                <p key={text} className="asis" dir="auto">
                  {text}
                </p>
              ))
            : null}
        </section>
      ))}
    </>
  )
}
