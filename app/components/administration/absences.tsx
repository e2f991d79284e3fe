import type { StaffMember } from '#db/queries/staff.ts'
import type { Rota } from '#moderation/administration/shifts.ts'
import { describedBy, Field, problemOf, ProblemSummary } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

/** Who is not there when: professionals say it of themselves, administrators of anybody. */
export function Absences({
  rota,
  manage,
  self,
  professionals,
  today,
  returned,
}: {
  rota: Rota
  manage: boolean
  self: string
  professionals: StaffMember[]
  today: string
  returned: Returned | undefined
}) {
  const t = useT()
  const language = useLanguage()
  const problems = returned?.problems ?? []
  const fields = returned?.fields ?? {}
  const words = (day: string) => dayInWords(day, today, t, language)
  return (
    <section aria-labelledby="away-heading" id="away">
      <h2 id="away-heading">{t('account:team.away')}</h2>
      <p>{t('account:team.awayText')}</p>
      {rota.absences.length === 0 ? <p className="muted">{t('account:team.awayNone')}</p> : null}
      <ul className="shifts">
        {rota.absences.map((one) => (
          <li key={one.id} data-absence={one.id}>
            <p>
              <strong dir="auto">{one.name}</strong>
              <br />
              {t('account:team.awayDays', { from: words(one.from), to: words(one.to) })}
            </p>
            {manage || one.accountId === self ? (
              <form method="post" action="/team">
                <input type="hidden" name="deed" value="back" />
                <button type="submit" name="absence" value={one.id}>
                  {t('account:team.remove')}
                  <span className="unseen">: {one.name}</span>
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <form method="post" action="/team" autoComplete="off" noValidate className="apart">
        <ProblemSummary problems={problems} />
        <input type="hidden" name="deed" value="away" />
        {manage ? (
          <Field
            name="away-person"
            label={t('account:team.awayWho')}
            problem={problemOf(problems, 'away-person')}
          >
            <select id="away-person" name="person" defaultValue={fields.person ?? ''}>
              {professionals.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.pseudonym}
                </option>
              ))}
            </select>
          </Field>
        ) : null}
        {(['away-from', 'away-to'] as const).map((field) => (
          <Field
            key={field}
            name={field}
            label={t(`account:team.awayFields.${field}`)}
            problem={problemOf(problems, field)}
          >
            <input
              id={field}
              name={field}
              type="date"
              autoComplete="off"
              defaultValue={fields[field] ?? today}
              {...describedBy(field, false, problemOf(problems, field))}
            />
          </Field>
        ))}
        <button type="submit">{t('account:team.awayAdd')}</button>
      </form>
    </section>
  )
}
