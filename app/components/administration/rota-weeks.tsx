import { SHIFT_TIERS } from '#moderation/administration/what-can-be-set.ts'
import type { RotaDay, RotaWeek } from '#moderation/administration/weeks.ts'
import { localTimeOf } from '#db/local-time.ts'
import { weekdayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

/** From when to when on its day, `18:00–24:00`. */
function hoursOn(day: string, part: { from: number; to: number }): string {
  const end = localTimeOf(part.to)
  return `${localTimeOf(part.from).slice(11)}–${end.startsWith(day) ? end.slice(11) : '24:00'}`
}

function Cell({ day, tier }: { day: RotaDay; tier: 1 | 2 | 3 }) {
  const t = useT()
  return (
    <td>
      {day.tiers[tier].map((shift) => (
        <span key={`${shift.from}${shift.name}`} className="part">
          <bdi>{shift.name}</bdi>
          <span className="muted">{hoursOn(day.day, shift)}</span>
        </span>
      ))}
      {tier === 1
        ? day.holes.map((hole) => (
            <strong key={hole.from} className="part hole">
              {t('account:team.nobody')} {hoursOn(day.day, hole)}
            </strong>
          ))
        : null}
    </td>
  )
}

/** The rota by week: a row a day, a column a tier, and in red when nobody is there. */
export function RotaWeeks({ weeks }: { weeks: RotaWeek[] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <>
      {weeks.map(({ week, days }) => {
        const tiers = SHIFT_TIERS.filter(
          (tier) => tier < 3 || days.some((day) => day.tiers[tier].length > 0),
        )
        return (
          // A table that scrolls has to be reached by keys.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div key={week} className="wide" role="region" aria-labelledby={week} tabIndex={0}>
            <table className="rota">
              <caption id={week}>{t('account:team.week', { week: Number(week.slice(6)) })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('account:team.day')}</th>
                  {tiers.map((tier) => (
                    <th key={tier} scope="col">
                      {t('account:team.tierOf', { tier })}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days.map((day) => (
                  <tr key={day.day}>
                    <th scope="row">{weekdayInWords(day.day, language)}</th>
                    {tiers.map((tier) => (
                      <Cell key={tier} day={day} tier={tier} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      })}
    </>
  )
}
