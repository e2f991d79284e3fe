import type { Row } from '#db/schema.ts'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

type Standing = { id: string; kind: Row<'measure'>['kind']; until: string | null }

/** What holds for somebody now; why, and the way to object, stands with what they were told. */
export function StandingMeasures({ measures, today }: { measures: Standing[]; today: string }) {
  const t = useT()
  const language = useLanguage()
  const lasting = measures.flatMap(({ id, kind, until }) =>
    kind === 'word' || kind === 'warning' ? [] : [{ id, kind, until }],
  )
  if (lasting.length === 0) return null
  return (
    <section className="notice" aria-labelledby="measures-heading">
      <h2 id="measures-heading">{t('account:me.standing')}</h2>
      {lasting.map(({ id, kind, until }) => (
        <p key={id}>
          {kind === 'removed'
            ? t('account:me.measures.removed')
            : t(`account:me.measures.${kind}`, {
                day: until === null ? '' : dayInWords(until, today, t, language),
              })}
        </p>
      ))}
      <p>
        {t('account:me.stillHelp')} <a href="/ask">{t('common:help.link')}</a>
      </p>
    </section>
  )
}
