import type { Miss } from '#db/queries/rule-figures.ts'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

/** What people raised by hand: how many, and for who may read them, which. */
export function Misses({
  missed,
  misses,
  today,
}: {
  missed: number
  misses: Miss[] | null
  today: string
}) {
  const t = useT()
  const language = useLanguage()
  return (
    <section aria-labelledby="misses-heading">
      <h2 id="misses-heading">{t('rules:misses.heading')}</h2>
      <p data-missed={missed}>
        {missed === 0 ? t('rules:misses.none') : t('rules:misses.count', { count: missed })}
        {misses !== null && misses.length > 0 ? ` ${t('rules:misses.newest')}` : null}
      </p>
      {misses !== null && misses.length > 0 ? (
        <ul className="alone">
          {misses.map((miss) => (
            <li key={`${miss.assessment_id} ${miss.signal}`}>
              {t('rules:misses.line', {
                day: dayInWords(miss.day, today, t, language),
                level: t(`desk:levels.${miss.level}`),
              })}
              {'; '}
              {miss.signal !== null && miss.wanted !== null
                ? t('rules:misses.wanted', {
                    signal: t(`desk:signals.${miss.signal}`),
                    level: t(`desk:levels.${miss.wanted}`),
                  })
                : t('rules:misses.raised')}
              .{' '}
              {miss.item_id ? (
                <a href={`/queue/${miss.item_id}`}>{t('rules:misses.item')}</a>
              ) : null}{' '}
              {miss.case_id ? (
                <a href={`/cases/${miss.case_id}`}>{t('rules:misses.case')}</a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
