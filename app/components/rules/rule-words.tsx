import type { SiteRule } from '#db/queries/site-rules.ts'
import { useT } from '../../i18n/use-t.ts'

const LISTS = ['phrases', 'exclusions', 'fires', 'silent'] as const

/** What a rule says, to be read. */
export function RuleWords({ rule }: { rule: SiteRule }) {
  const t = useT()
  return (
    <section aria-labelledby="words-heading">
      <h2 id="words-heading">{t('rules:rule.words')}</h2>
      <dl>
        <dt>{t('rules:fields.level')}</dt>
        <dd>{rule.level ? t(`desk:levels.${rule.level}`) : t('rules:fields.levelOfSignal')}</dd>
        <dt>{t('rules:fields.why')}</dt>
        <dd dir="auto">{rule.why}</dd>
        {LISTS.filter((name) => rule[name].length > 0).map((name) => (
          <div key={name}>
            <dt>{t(`rules:fields.${name}`)}</dt>
            {rule[name].map((line) => (
              <dd key={line} dir="auto">
                {line}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
