import {
  OPENING_NEEDS,
  TICKS,
  type OpeningNeed,
  type Tick,
} from '#moderation/administration/what-can-be-set.ts'
import { problemOf } from '../../forms/field.tsx'
import { LineField } from '../../forms/line-field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** Whether members can write, what is needed for it, and the way to open or close. */
export function Opening({
  open,
  needs,
  ticks,
  returned,
  saved,
}: {
  open: boolean
  needs: Record<OpeningNeed, boolean>
  /** Who ticked what, and when; empty where nobody did. */
  ticks: Record<Tick, string>
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  const ready = OPENING_NEEDS.every((need) => needs[need])
  const problem = problemOf(returned?.problems ?? [], 'reason')
  return (
    <section aria-labelledby="open-heading" id="open">
      <h2 id="open-heading">{t('account:settings.open')}</h2>
      <p>
        <strong>{open ? t('account:settings.isOpen') : t('account:settings.isClosed')}</strong>
      </p>
      <h3>{t('account:settings.needs')}</h3>
      <ul className="needs">
        {OPENING_NEEDS.map((need) => (
          <li key={need} className={needs[need] ? 'met' : 'unmet'} data-need={need}>
            {t(`account:settings.need.${need}`)}:{' '}
            <strong>{needs[need] ? t('account:settings.yes') : t('account:settings.no')}</strong>
            <Ticking need={need} ticks={ticks} met={needs[need]} />
          </li>
        ))}
      </ul>
      {open ? (
        <form method="post" action="/settings" autoComplete="off">
          <FormTop deed="close" returned={undefined} saved={saved} />
          <p className="hint" id="close-hint">
            {t('account:settings.closeText')}
          </p>
          <button type="submit" aria-describedby="close-hint">
            {t('account:settings.closeIt')}
          </button>
        </form>
      ) : (
        <form method="post" action="/settings" autoComplete="off" noValidate>
          <FormTop deed="open" returned={returned} saved={saved} />
          {ready ? null : (
            <LineField
              id="reason"
              label={t('account:settings.override')}
              hint={t('account:settings.overrideHint')}
              problem={problem}
              value={returned?.fields.reason}
            />
          )}
          <button type="submit" className={ready ? 'main' : undefined}>
            {t('account:settings.openIt')}
          </button>
        </form>
      )}
    </section>
  )
}

/** What only a person can say: ticked by name, and taken back in the same place. */
function Ticking({
  need,
  ticks,
  met,
}: {
  need: OpeningNeed
  ticks: Record<Tick, string>
  met: boolean
}) {
  const t = useT()
  const what = TICKS.find((one) => one === need)
  if (what === undefined || (met && ticks[what] === '')) return null
  return (
    <form method="post" action="/settings" autoComplete="off">
      <input type="hidden" name="deed" value="tick" />
      <input type="hidden" name="what" value={what} />
      {ticks[what] === '' ? null : (
        <span className="muted">{t('account:settings.tickedBy', { who: ticks[what] })} </span>
      )}
      <button type="submit" name="done" value={ticks[what] === '' ? '1' : '0'}>
        {ticks[what] === '' ? t('account:settings.tick') : t('account:settings.untick')}
        <span className="unseen">: {t(`account:settings.need.${need}`)}</span>
      </button>
    </form>
  )
}
