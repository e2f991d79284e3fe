import type { SiteRuleLine } from '#moderation/rules/read-rules.ts'
import { useT } from '../../i18n/use-t.ts'
import { CountCells, CountHeads, COUNTS } from './count-cells.tsx'
import { WideTable } from './wide-table.tsx'

/** The site's own rules, each with its state and figures. */
export function OwnRules({ rules }: { rules: SiteRuleLine[] }) {
  const t = useT()
  return (
    <section aria-labelledby="own-heading">
      <h2 id="own-heading">{t('rules:own.heading')}</h2>
      {rules.length === 0 ? (
        <p>{t('rules:own.none')}</p>
      ) : (
        <WideTable id="own-rules" caption={t('rules:own.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('rules:own.rule')}</th>
              <CountHeads names={COUNTS} />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id} data-rule={rule.id} data-state={rule.state}>
                <th scope="row">
                  <a href={`/rules/${rule.id}`} dir="auto">
                    {rule.phrases[0]}
                  </a>
                  <small className="muted">
                    {t(`desk:signals.${rule.signal}`)} · {t(`rules:states.${rule.state}`)}
                  </small>
                </th>
                <CountCells names={COUNTS} counts={rule.counts} />
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <p className="row">
        <a className="button main" href="/rules/new">
          {t('rules:own.new')}
        </a>
        {rules.some((rule) => rule.state === 'live') ? (
          <a className="button" href="/rules.json">
            {t('rules:own.export')}
          </a>
        ) : null}
      </p>
    </section>
  )
}
