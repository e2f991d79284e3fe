import { PROMISE_HOURS } from '#moderation/administration/what-can-be-set.ts'
import { problemOf } from '../../forms/field.tsx'
import { LineField } from '../../forms/line-field.tsx'
import { returnedTo, type Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'
import { ReadingHours } from './reading-hours.tsx'

/** Off-hours, and what is promised to who waits. */
export function Hours({
  offHours,
  byNow,
  readingHours,
  holdHours,
  returned,
  saved,
}: {
  offHours: boolean
  /** What makes it off-hours beside the switch. */
  byNow: string
  readingHours: { days: number[]; from: string; to: string }
  holdHours: number
  returned: Returned | undefined
  saved: string | null
}) {
  const t = useT()
  const promise = returnedTo(returned, 'promise')
  const problem = problemOf(promise?.problems ?? [], 'hours')
  return (
    <section aria-labelledby="hours-heading" id="hours">
      <h2 id="hours-heading">{t('account:settings.offHours')}</h2>
      <p id="off-hours-text">{t('account:settings.offHoursText')}</p>
      <form method="post" action="/settings" autoComplete="off">
        <FormTop deed="off-hours" returned={undefined} saved={saved === 'off-hours'} />
        <p>
          <strong>{t(`account:settings.offHoursIs.${offHours ? 'on' : 'off'}`)}</strong>
        </p>
        <button
          type="submit"
          name="on"
          value={offHours ? '0' : '1'}
          aria-describedby="off-hours-text"
        >
          {offHours ? t('account:settings.offHoursOff') : t('account:settings.offHoursOn')}
        </button>
      </form>
      <ReadingHours
        byNow={byNow}
        hours={readingHours}
        returned={returnedTo(returned, 'reading-hours')}
        saved={saved === 'reading-hours'}
      />
      <form method="post" action="/settings" autoComplete="off" noValidate className="apart">
        <FormTop deed="promise" returned={promise} saved={saved === 'promise'} />
        <LineField
          id="hours"
          label={t('account:settings.holdPromise')}
          hint={t('account:settings.promiseHint')}
          problem={problem}
          number={PROMISE_HOURS}
          value={promise?.fields.hours ?? holdHours}
        />
        <button type="submit">{t('account:settings.save')}</button>
      </form>
    </section>
  )
}
