import type { Returned } from '../../forms/returned.ts'
import { useT } from '../../i18n/use-t.ts'
import { FormTop } from './form-top.tsx'

/** Whether staff sign in with passkeys alone. */
export function PasskeysOnly({
  on,
  returned,
  saved,
}: {
  on: boolean
  returned: Returned | undefined
  saved: boolean
}) {
  const t = useT()
  return (
    <section aria-labelledby="passkeys-only-heading" id="passkeys-only">
      <h2 id="passkeys-only-heading">{t('keys:only.heading')}</h2>
      <p>{t('keys:only.text')}</p>
      <p>{on ? t('keys:only.isOn') : t('keys:only.isOff')}</p>
      <form method="post" action="/settings" autoComplete="off" noValidate>
        <FormTop deed="passkeys-only" returned={returned} saved={saved} />
        <input type="hidden" name="on" value={on ? '0' : '1'} />
        <button type="submit" id="passkeys-only-button">
          {on ? t('keys:only.turnOff') : t('keys:only.turnOn')}
        </button>
      </form>
      <p className="alone">
        <a href="/me/keys">{t('keys:only.own')}</a>
      </p>
    </section>
  )
}
