import type { SerializeFrom } from '@remix-run/node'
import type { readKept } from '#moderation/figures/kept.ts'
import { dayInWords, monthInWords } from '../../i18n/days.ts'
import { useT } from '../../i18n/use-t.ts'
import { WideTable } from '../rules/wide-table.tsx'

/** Of accounts a month is kept, of everything else a day. */
const MONTH = /^\d{4}-\d{2}$/

/** How old the oldest of each kind is, beside how long it is kept; red where the sweep is behind. */
export function KeptTable({ kept }: { kept: SerializeFrom<Awaited<ReturnType<typeof readKept>>> }) {
  const t = useT()
  const wordsOf = (oldest: string | null) => {
    if (oldest === null) return '–'
    return MONTH.test(oldest) ? monthInWords(oldest, 'nl') : dayInWords(oldest, kept.today, t, 'nl')
  }
  return (
    <>
      <WideTable id="kept" caption={t('desk:kept.heading')}>
        <thead>
          <tr>
            <th scope="col">{t('desk:figures.what')}</th>
            <th scope="col">{t('desk:kept.howLong')}</th>
            <th scope="col">{t('desk:kept.oldest')}</th>
            <th scope="col">{t('desk:kept.sweep')}</th>
          </tr>
        </thead>
        <tbody>
          {kept.kinds.map(({ name, span, oldest, behind }) => (
            <tr key={name}>
              <th scope="row">{t(`desk:kept.names.${name}`)}</th>
              <td>
                {span === null
                  ? t('desk:kept.ownTime')
                  : t(`common:spans.${span.unit}`, { count: span.count })}
              </td>
              <td>{wordsOf(oldest)}</td>
              <td className={behind ? 'late' : undefined}>
                {behind ? t('desk:kept.behind') : t('desk:kept.good')}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {kept.stopped.until === null ? null : (
        <p>
          {t('care:hold.figures', {
            count: kept.stopped.cases,
            day: dayInWords(kept.stopped.until, kept.today, t, 'nl'),
          })}
        </p>
      )}
      {kept.behind ? <p className="late">{t('desk:kept.behindText')}</p> : null}
    </>
  )
}
