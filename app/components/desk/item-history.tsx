import type { ItemPage } from '#moderation/queue/read-item.ts'
import { isReason } from '#moderation/decisions/reasons.ts'
import type { Translate } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { agoInWords } from './time-words.ts'

const DEEDS = [
  'approve',
  'redact',
  'remove',
  'escalate',
  'uphold',
  'overturn',
  'undone',
  'opened',
  'changed',
  'claimed',
  'released',
  'joined',
  'reported-again',
  'author-deleted',
  'author-erased',
  'ran-out',
  'replaced',
  'measure',
  'handed-over',
  'confirmed',
  'agreed',
  'differed',
] as const

const PATTERNS = ['members', 'newcomers', 'busy', 'ofAuthor'] as const

/** A deed in words. */
export function deedInWords(t: Translate, kind: string): string {
  const known = DEEDS.find((one) => one === kind)
  return known === undefined ? kind : t(`desk:deeds.${known}`)
}

/** What was reported, what was decided earlier about the author, and what happened with this item. */
export function ItemHistory({ page, now }: { page: ItemPage; now: number }) {
  const t = useT()
  return (
    <>
      {page.reports.length > 0 ? (
        <section>
          <h2>{t('desk:item.reports')}</h2>
          {PATTERNS.map((what) => {
            const count = page.pattern[what]
            return count === undefined ? null : (
              <p key={what} className="notice">
                {t(`desk:item.pattern.${what}`, { count })}
              </p>
            )
          })}
          <ul>
            {page.reports.map((report, index) => (
              <li key={index}>
                {t(`desk:item.tracks.${report.track}`)}:{' '}
                {t(`forum:report.reasons.${report.reason as 'other'}`)}
                {report.note ? (
                  <>
                    {' — '}
                    <bdi>{report.note}</bdi>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <details className="more">
        <summary>{t('desk:item.author')}</summary>
        {page.confirmable ? (
          <form method="post" action={`/queue/${page.item.id}`}>
            <button type="submit" name="confirm" value="1">
              {t('desk:item.confirm')}
            </button>
            <p className="hint">{t('desk:item.confirmHint')}</p>
          </form>
        ) : null}
        {page.earlier.length === 0 ? <p>{t('desk:item.authorNone')}</p> : null}
        <ul>
          {page.earlier.map((one) => (
            <li key={`${one.kind}${one.reason}`}>
              {one.count} × {deedInWords(t, one.kind)}
              {one.reason && isReason(one.reason)
                ? ` (${t(`desk:reasons.${one.reason}.name`)})`
                : null}
            </li>
          ))}
        </ul>
      </details>
      <details className="more">
        <summary>{t('desk:item.history')}</summary>
        <ul>
          {page.history.map((event) => (
            <li key={event.sequence}>
              {agoInWords(t, event.at, now)}: {deedInWords(t, event.kind)}
              {event.byName ? ` (${event.byName})` : null}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
