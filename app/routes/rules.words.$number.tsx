import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { readSignal, type LexiconLine } from '#moderation/rules/read-rules.ts'
import { requireRuleKeeper } from '../auth/guards.ts'
import { CountCells, CountHeads, COUNTS } from '../components/rules/count-cells.tsx'
import { WideTable } from '../components/rules/wide-table.tsx'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const actor = requireRuleKeeper(context, `/rules/words/${params.number}`)
  const number = Number(params.number)
  const page = await readSignal(context.store, { actor, number, now: context.now })
  if (page === undefined) throw refuse(404)
  return { ...page, today: dayOf(context.now) }
}

/** What a rule of the lexicon looks for, and why. */
function Words({ rule }: { rule: LexiconLine }) {
  const t = useT()
  const count = rule.phrases.length + rule.hints.length + rule.alone.length
  return (
    <>
      <code>{rule.id}</code>
      <span className="muted" lang={rule.why === '' ? undefined : 'en'}>
        {rule.why === '' ? t('rules:signal.builtIn') : rule.why}
        {rule.source === null ? null : ` ${t('rules:signal.source', { source: rule.source })}`}
      </span>
      {count > 0 ? (
        <details>
          <summary>{t('rules:signal.phrases', { count })}</summary>
          <PhraseList phrases={rule.phrases} />
          <PhraseList phrases={rule.hints} said={t('rules:signal.hints')} />
          <PhraseList phrases={rule.alone} said={t('rules:signal.alone')} />
        </details>
      ) : null}
    </>
  )
}

/** Phrases, with what is said of all of them. */
function PhraseList({ phrases, said }: { phrases: string[]; said?: string }) {
  if (phrases.length === 0) return null
  return (
    <>
      {said === undefined ? null : <p className="muted">{said}</p>}
      <ul>
        {phrases.map((phrase) => (
          <li key={phrase}>
            <bdi>{phrase}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}

export default function SignalPage() {
  const page = useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <p className="way-back">
        <a href="/rules">{t('rules:back')}</a>
      </p>
      <h1>{t('rules:signal.heading', { signal: t(`desk:signals.${page.signal}`) })}</h1>
      <p className="muted">
        {t('rules:period', {
          days: page.days,
          since: dayInWords(page.since, page.today, t, language),
          readings: page.readings,
        })}{' '}
        {t('rules:countsNote')}
      </p>
      {page.heard.length === 0 ? (
        <p>{t('rules:signal.noneHeard')}</p>
      ) : (
        <WideTable id="heard" caption={t('rules:signal.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('rules:signal.rule')}</th>
              <CountHeads names={COUNTS} />
            </tr>
          </thead>
          <tbody>
            {page.heard.map((rule) => (
              <tr key={rule.id} data-rule={rule.id}>
                <th scope="row">
                  <Words rule={rule} />
                </th>
                <CountCells names={COUNTS} counts={rule.counts} />
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {page.silent.length > 0 ? (
        <section aria-labelledby="never-heading">
          <h2 id="never-heading">{t('rules:signal.never', { count: page.silent.length })}</h2>
          <p className="muted">{t('rules:signal.neverNote')}</p>
          <ul className="rules">
            {page.silent.map((rule) => (
              <li key={rule.id} data-silent={rule.id}>
                <Words rule={rule} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
