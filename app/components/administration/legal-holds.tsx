import type { LegalHold } from '#db/queries/legal-holds.ts'
import { useT } from '../../i18n/use-t.ts'
import { LegalHoldLine } from '../legal-hold-line.tsx'

/** Cases for which the sweep is stopped or is to be, for who confirms that without seeing them. */
export function LegalHoldList({
  action,
  holds,
  saved,
  today,
}: {
  action: string
  holds: LegalHold[]
  saved: boolean
  today: string
}) {
  const t = useT()
  return (
    <section aria-labelledby="holds-heading" id="holds">
      <h2 id="holds-heading">{t('care:hold.team')}</h2>
      <p>{t('care:hold.teamText')}</p>
      {saved ? (
        <p className="notice" role="status">
          {t('account:settings.saved')}
        </p>
      ) : null}
      {holds.length === 0 ? <p className="muted">{t('care:hold.teamNone')}</p> : null}
      {holds.map((hold) => (
        <div key={hold.id} data-hold={hold.confirmed ? 'confirmed' : 'proposed'}>
          <LegalHoldLine hold={hold} today={today} />
          {hold.confirmed ? null : (
            <form method="post" action={action}>
              <button
                type="submit"
                name="hold"
                value={hold.id}
                aria-describedby={`hint-${hold.id}`}
              >
                {t('care:hold.confirm')}
              </button>
              <p className="hint" id={`hint-${hold.id}`}>
                {t('care:hold.confirmHint')}
              </p>
            </form>
          )}
        </div>
      ))}
    </section>
  )
}
