import type { ReactNode } from 'react'
import type { AfterPlacing } from '#moderation/intake/after-placing.ts'
import type { ShownService } from '#moderation/help/services.ts'
import { useT } from '../i18n/use-t.ts'
import { HelpList } from './help-list.tsx'

/** Help now and what is true at this moment, for who wrote of danger; what else fits stands below. */
export function HelpNow({
  care,
  services,
  children,
}: {
  care: Pick<NonNullable<AfterPlacing['care']>, 'level' | 'onCall' | 'takenBy'>
  services: ShownService[]
  children?: ReactNode
}) {
  const t = useT()
  return (
    <section className="care" data-risk-help aria-labelledby="care-heading">
      <h2 id="care-heading">{t('forum:placed.risk.heading')}</h2>
      <p>
        <strong>
          {t('forum:placed.risk.now')} <a href="tel:112">112</a>.
        </strong>
      </p>
      <p aria-live="polite" data-news>
        {whatIsTrue(t, care)}
      </p>
      <HelpList services={services} />
      <p className="alone">
        <a href="/help">{t('common:help.link')}</a>
      </p>
      {children}
    </section>
  )
}

/**
 * What an author of an acute or urgent text sees: help now, what is true at this moment, and the one
 * question. Never on a page that others see.
 */
export function RiskHelp({
  care,
  postId,
  here,
  services,
}: {
  care: NonNullable<AfterPlacing['care']>
  postId: string
  here: string
  services: ShownService[]
}) {
  const t = useT()
  return (
    <HelpNow care={care} services={services}>
      <form method="post" action={`/p/${postId}/placed`} className="ask">
        <input type="hidden" name="to" value={here} />
        {care.contact === 'unasked' ? (
          <p>
            <strong>{t('forum:placed.risk.mayWrite')}</strong>
          </p>
        ) : (
          <p>
            {care.contact === 'yes'
              ? t('forum:placed.risk.answeredYes')
              : t('forum:placed.risk.answeredNo')}
          </p>
        )}
        <div className="row">
          {care.contact === 'yes' ? null : (
            <button type="submit" name="contact" value="yes" className="main">
              {t('forum:placed.risk.yes')}
            </button>
          )}
          {care.contact === 'no' ? null : (
            <button type="submit" name="contact" value="no">
              {t('forum:placed.risk.no')}
            </button>
          )}
        </div>
      </form>
    </HelpNow>
  )
}

function whatIsTrue(
  t: ReturnType<typeof useT>,
  care: Pick<NonNullable<AfterPlacing['care']>, 'level' | 'onCall' | 'takenBy'>,
): string {
  if (care.takenBy !== null) return t('forum:placed.risk.taken', { name: care.takenBy })
  if (!care.onCall) return t('forum:placed.risk.nobody')
  return care.level === 'acute' ? t('forum:placed.risk.warned') : t('forum:placed.risk.urgent')
}
