import { OFF_HOURS_BY, WEEKDAYS } from '#moderation/administration/what-can-be-set.ts'
import { describedBy, Field, problemOf } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** When moderators read, and what makes it off-hours. */
export function ReadingHours({
  byNow,
  hours,
  returned,
  saved,
}: {
  byNow: string
  hours: { days: number[]; from: string; to: string }
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const problems = returned?.problems ?? []
  const fields = returned?.fields
  const daysProblem = problemOf(problems, 'days')
  return (
    <form method="post" action="/settings" autoComplete="off" noValidate className="apart">
      <h3>{t('account:settings.readingHours')}</h3>
      <FormTop deed="reading-hours" returned={returned} saved={saved} />
      <Field name="by" label={t('account:settings.offHoursBy')} problem={problemOf(problems, 'by')}>
        <select id="by" name="by" defaultValue={fields?.by ?? byNow}>
          {OFF_HOURS_BY.map((by) => (
            <option key={by} value={by}>
              {t(`account:settings.by.${by}`)}
            </option>
          ))}
        </select>
      </Field>
      <fieldset className="choices" id="days">
        <legend>{t('account:settings.readingDays')}</legend>
        {daysProblem ? <p className="problem">{daysProblem}</p> : null}
        <div className="row">
          {WEEKDAYS.map((day) => (
            <label key={day} className="choice">
              <input
                type="checkbox"
                name={`day-${day}`}
                value="1"
                defaultChecked={
                  fields === undefined ? hours.days.includes(day) : fields[`day-${day}`] === '1'
                }
              />
              {t(`account:settings.weekdays.${day}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {(['hours-from', 'hours-to'] as const).map((field) => (
        <Field
          key={field}
          name={field}
          label={t(`account:settings.${field}`)}
          problem={problemOf(problems, field)}
        >
          <input
            id={field}
            name={field}
            type="time"
            autoComplete="off"
            defaultValue={fields?.[field] ?? (field === 'hours-from' ? hours.from : hours.to)}
            {...describedBy(field, false, problemOf(problems, field))}
          />
        </Field>
      ))}
      <button type="submit">{t('account:settings.save')}</button>
    </form>
  )
}
