import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BOUNDS, CHOOSABLE } from '#db/inventory/bounds.ts'
import { allLengths, threadLengths } from '#db/retention/choices.ts'
import { translator, type Translate } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.about') }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { read } = context.store
  return { lengths: await allLengths(read), threads: await threadLengths(read) }
}

type Lengths = Awaited<ReturnType<typeof loader>>

/** How long each thing is kept here, in words. Which board keeps what is not said to strangers. */
function spansOf(t: Translate, { lengths, threads }: Lengths): Record<string, string> {
  const { least, most } = threads
  const longest = t('common:spans.months', { count: most })
  return {
    ...Object.fromEntries(
      CHOOSABLE.map((name) => [
        name,
        t(`common:spans.${BOUNDS[name].unit}`, { count: lengths[name] }),
      ]),
    ),
    threads:
      least === most
        ? longest
        : t('standing:privacy.range', { least: String(least), most: longest }),
  }
}

export default function Privacy() {
  const spans = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('standing:privacy.heading')}</h1>
      <p>{t('standing:privacy.intro')}</p>
      {(['keep', 'not', 'long'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`standing:privacy.${part}Heading`)}</h2>
          <ul>
            {t(`standing:privacy.${part}`, { returnObjects: true, ...spansOf(t, spans) }).map(
              (item) => (
                <li key={item}>{item}</li>
              ),
            )}
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
