import type { SignalLine } from '#moderation/rules/read-rules.ts'
import { useT } from '../../i18n/use-t.ts'
import { CountCells, CountHeads, COUNTS } from './count-cells.tsx'
import { WideTable } from './wide-table.tsx'

/** The lexicon by signal. */
export function Signals({ signals }: { signals: SignalLine[] }) {
  const t = useT()
  return (
    <section aria-labelledby="signals-heading">
      <h2 id="signals-heading">{t('rules:signals.heading')}</h2>
      <WideTable id="signals" caption={t('rules:signals.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('rules:signals.signal')}</th>
            <CountHeads names={COUNTS} />
            <th scope="col">{t('rules:counts.missed')}</th>
            <th scope="col">{t('rules:signals.rules')}</th>
            <th scope="col">{t('rules:signals.never')}</th>
          </tr>
        </thead>
        <tbody>
          {signals.map((one) => (
            <tr key={one.signal} data-signal={one.signal}>
              <th scope="row">
                <a href={`/rules/words/${one.number}`}>{t(`desk:signals.${one.signal}`)}</a>
              </th>
              <CountCells names={COUNTS} counts={one.counts} />
              <td data-count="missed">{one.missed}</td>
              <td>{one.rules}</td>
              <td>{one.never}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <p className="muted">{t('rules:countsNote')}</p>
    </section>
  )
}
