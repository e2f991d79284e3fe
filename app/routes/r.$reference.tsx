import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { isReason } from '#moderation/decisions/reasons.ts'
import { outcomeOfNotice } from '#moderation/reports/file-notice.ts'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.read') }]

/** What came of a notice, for whoever knows its reference. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const reference = params.reference ?? ''
  const found = await outcomeOfNotice(context.store.read, reference)
  if (found === undefined) throw refuse(404)
  return { ...found, reference, today: dayOf(context.now) }
}

export default function Reference() {
  const { day, outcome, reason, reference, today } = useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <h1>{t('forum:notice.refHeading')}</h1>
      <p role="status" data-outcome={outcome}>
        <strong>{t(`forum:notice.outcomes.${outcome}`)}</strong>{' '}
        {reason !== null && isReason(reason)
          ? t('forum:notice.reason', { reason: t(`desk:reasons.${reason}.name`) })
          : null}
      </p>
      {outcome === 'waits' ? (
        <p>{t('forum:notice.received', { day: dayInWords(day, today, t, language) })}</p>
      ) : (
        <p>
          {t('forum:notice.disagree')} <a href="/about">{t('forum:notice.about')}</a>
        </p>
      )}
      <p className="muted">
        {t('forum:notice.reference')}: <code>{reference}</code>
      </p>
    </>
  )
}
