import type { HearingFigures, HearingLine } from '#moderation/rules/hearing.ts'
import type { Hearing } from '#moderation/vocabulary.ts'
import { useT } from '../../i18n/use-t.ts'
import { WideTable } from './wide-table.tsx'

function Cells({ level, figures }: { level: string; figures: HearingFigures }) {
  return (
    <>
      <td data-count={`${level}-missed`}>{100 - figures.heard}</td>
      <td data-count={`${level}-nothing`}>{figures.forNothing}</td>
      <td data-count={`${level}-month`}>{figures.perMonth}</td>
    </>
  )
}

/** How keenly the triage may listen, each with what it misses and what it wakes for. */
export function HearingForm({ lines, chosen }: { lines: HearingLine[]; chosen: Hearing }) {
  const t = useT()
  return (
    <form method="post" action="/rules/hearing" autoComplete="off">
      <fieldset className="choices" aria-labelledby="hearings">
        <WideTable id="hearings" caption={t('rules:hearing.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('rules:hearing.choice')}</th>
              <th scope="col">{t('rules:hearing.acuteMissed')}</th>
              <th scope="col">{t('rules:hearing.acuteNothing')}</th>
              <th scope="col">{t('rules:hearing.acuteMonth')}</th>
              <th scope="col">{t('rules:hearing.urgentMissed')}</th>
              <th scope="col">{t('rules:hearing.urgentNothing')}</th>
              <th scope="col">{t('rules:hearing.urgentMonth')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ hearing, acute, urgent }) => (
              <tr key={hearing} data-hearing={hearing}>
                <th scope="row">
                  <label className="choice">
                    <input
                      type="radio"
                      name="hearing"
                      value={hearing}
                      defaultChecked={hearing === chosen}
                    />
                    {t(`rules:hearing.names.${hearing}`)}
                  </label>
                </th>
                <Cells level="acute" figures={acute} />
                <Cells level="urgent" figures={urgent} />
              </tr>
            ))}
          </tbody>
        </WideTable>
      </fieldset>
      <p>{t('rules:hearing.bounds')}</p>
      <button type="submit">{t('rules:hearing.send')}</button>
    </form>
  )
}
