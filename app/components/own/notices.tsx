import { NOTICE_KINDS, OBJECTABLE } from '#moderation/notices/kinds.ts'
import { isReason } from '#moderation/decisions/reasons.ts'
import type { Row } from '#db/schema.ts'
import { dayInWords } from '../../i18n/days.ts'
import { returnedTo, type Returned } from '../../forms/returned.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'
import { ObjectionForm } from './objection-form.tsx'

export type ShownNotice = Pick<
  Row<'notice'>,
  'id' | 'kind' | 'post_id' | 'reason' | 'message' | 'day' | 'seen' | 'withdrawn' | 'flagged_by'
> & {
  /** Whether she objected to it already. */
  objected: boolean
}

const OF_TALK = new Set(['conversation-offered', 'message-received', 'conversation-closed'])

/** What somebody was told, newest first; each decision with its reason and the way to disagree. */
export function Notices({
  notices,
  today,
  returned,
}: {
  notices: ShownNotice[]
  today: string
  returned: Returned | undefined
}) {
  const t = useT()
  const language = useLanguage()
  if (notices.length === 0) return <p className="muted">{t('account:me.noNotices')}</p>
  return (
    <ul className="notices">
      {notices.map((notice) => {
        const kind = NOTICE_KINDS.find((one) => one === notice.kind) ?? 'held'
        const reason = notice.reason !== null && isReason(notice.reason) ? notice.reason : null
        return (
          <li key={notice.id} className={notice.seen ? undefined : 'new'}>
            <p>
              <strong>{t(`account:notices.${kind}`)}</strong>{' '}
              <span className="muted">{dayInWords(notice.day, today, t, language)}</span>
            </p>
            {OF_TALK.has(kind) ? (
              <p className="alone">
                <a href="/talk">{t('account:notices.toTalk')}</a>
              </p>
            ) : null}
            {notice.withdrawn ? <p className="muted">{t('account:me.withdrawn')}</p> : null}
            {reason ? (
              <p>{t('account:notices.reason', { reason: t(`desk:reasons.${reason}.name`) })}</p>
            ) : null}
            {notice.message ? (
              <blockquote dir="auto">{notice.message}</blockquote>
            ) : kind === 'removed' && reason ? (
              <p>{t(`desk:reasons.${reason}.message`)}</p>
            ) : null}
            {OBJECTABLE.has(kind) && !notice.withdrawn ? (
              <>
                <p className="muted">
                  {notice.flagged_by === 'person'
                    ? t('account:notices.byPerson')
                    : t('account:notices.byTriage')}
                </p>
                {notice.objected ? (
                  <p>{t('account:me.object.done')}</p>
                ) : (
                  <ObjectionForm
                    noticeId={notice.id}
                    returned={returnedTo(
                      returned,
                      'object',
                      (fields) => fields.notice === notice.id,
                    )}
                  />
                )}
              </>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
