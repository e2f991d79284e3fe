import type { LegalHold } from '#db/queries/legal-holds.ts'
import { dayInWords } from '../i18n/days.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

/** Why the sweep is stopped for a case, until when, and who answers for it. Nothing of the case itself. */
export function LegalHoldLine({ hold, today }: { hold: LegalHold; today: string }) {
  const t = useT()
  const language = useLanguage()
  const day = dayInWords(hold.until_day, today, t, language)
  const reason = t(`care:hold.reasons.${hold.reason}`)
  return (
    <p dir="auto">
      {t('care:hold.line', { reason, day, name: hold.proposedByName ?? '–' })}{' '}
      {hold.confirmed
        ? t('care:hold.confirmed', { name: hold.confirmedByName ?? '–' })
        : t('care:hold.waits')}
    </p>
  )
}
