import { OPENING_NEEDS, type OpeningNeed } from '#moderation/administration/what-can-be-set.ts'
import { describedBy, Field, problemOf } from '../../forms/field.tsx'
import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** Whether members can write, what is needed for it, and the way to open or close. */
export function Opening({
  open,
  needs,
  returned,
  saved,
}: {
  open: boolean
  needs: Record<OpeningNeed, boolean>
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
            <Field
              name="reason"
              label={t('account:settings.override')}
              hint={t('account:settings.overrideHint')}
              problem={problem}
            >
              <input
                id="reason"
                name="reason"
                type="text"
                dir="auto"
                autoComplete="off"
                defaultValue={returned?.fields.reason ?? ''}
                {...describedBy('reason', true, problem)}
              />
            </Field>
          )}
          <button type="submit" className={ready ? 'main' : undefined}>
            {t('account:settings.openIt')}
          </button>
        </form>
      )}
    </section>
  )
}
