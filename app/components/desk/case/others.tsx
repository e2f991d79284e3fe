import { useT } from '../../../i18n/use-t.ts'
import { signalsInWords } from '../assessed-text.tsx'
import type { CaseScreenProps } from '../case-screen.tsx'
import { agoInWords } from '../time-words.ts'

/** The other cases of the same author, each with what is known: seen together they say more. */
export function OtherCases({ page, now }: Pick<CaseScreenProps, 'page' | 'now'>) {
  const t = useT()
  if (page.others.length === 0) return null
  return (
    <section aria-labelledby="others-heading">
      <h2 id="others-heading">{t('care:others.heading')}</h2>
      <ul className="items">
        {page.others.map((other) => (
          <li key={other.id} className={`level-${other.level}`} data-other={other.id}>
            <a href={`/cases/${other.id}`}>
              <strong>
                {t(`desk:cases.levels.${other.level}`)} · {t(`desk:cases.origins.${other.origin}`)}
              </strong>
            </a>
            <p className="muted">
              {agoInWords(t, other.opened_at, now)}
              {' · '}
              {other.state === 'closed'
                ? t('care:others.closed', {
                    outcome: t(
                      `desk:case.outcomes.${(other.outcome ?? 'no-answer') as 'no-answer'}`,
                    ),
                  })
                : other.acknowledged_at === null
                  ? t('care:others.waits')
                  : t('desk:cases.taken', { name: other.acknowledgedByName ?? '' })}
            </p>
            {other.signals !== null && other.signals !== '[]' ? (
              <p>{signalsInWords(t, JSON.parse(other.signals) as string[])}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
