import { isReason } from '#moderation/decisions/reasons.ts'
import type { Everything } from '#moderation/members/read-everything.ts'
import { dayInWords, monthInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

/** All that is kept of somebody, as they wrote it. */
export function EverythingList({ everything, today }: { everything: Everything; today: string }) {
  const t = useT()
  const language = useLanguage()
  const when = (day: string) => dayInWords(day, today, t, language)
  return (
    <>
      <p>
        {t('account:me.name', { name: everything.pseudonym })} {t('account:export.joined')}{' '}
        {everything.joinedWeek}. {t('account:me.sessions', { count: everything.sessions })}
      </p>
      {everything.seenMonth === '' ? null : (
        <p>{t('account:export.seen', { month: monthInWords(everything.seenMonth, language) })}</p>
      )}
      <p>
        {t('account:me.keep.heading')}{' '}
        {t(`account:me.keep.months.${everything.keepMonths}`, {
          span: t('common:spans.months', { count: everything.longest }),
        })}
        .
      </p>
      <ul>
        {everything.signIns.map((one, index) => (
          <li key={index}>
            {t('account:signIn.heading')}: {when(one.day)}, {t(`account:me.parts.${one.part}`)}
          </li>
        ))}
      </ul>
      <h2>{t('account:me.posts')}</h2>
      {everything.posts.map((post, index) => (
        <article key={index} className="post">
          <p className="muted">
            {when(post.day)} · {t(`account:me.states.${post.state}`)}
          </p>
          {post.alias === null ? null : (
            <p className="muted" dir="auto">
              {t('account:me.alias', { name: post.alias })}
            </p>
          )}
          {post.title ? <h3 dir="auto">{post.title}</h3> : null}
          {post.warning ? (
            <p dir="auto">{t('forum:thread.warning', { warning: post.warning })}</p>
          ) : null}
          <p className="asis" dir="auto">
            {post.text}
          </p>
        </article>
      ))}
      <h2>{t('account:me.notices')}</h2>
      <ul>
        {everything.notices.map((notice, index) => (
          <li key={index}>
            {when(notice.day)}: {t(`account:notices.${notice.kind as 'held'}`)} {notice.message}
          </li>
        ))}
      </ul>
      {everything.messages.length > 0 ? <h2>{t('talk:talk.heading')}</h2> : null}
      <ul>
        {everything.messages.map((message, index) => (
          <li key={index} className="asis" dir="auto">
            {when(message.day)}
            {message.from === 'you' ? ` (${t('talk:talk.mine')})` : null}: {message.text}
          </li>
        ))}
      </ul>
      {everything.objections.length > 0 ? <h2>{t('account:export.objections')}</h2> : null}
      <ul>
        {everything.objections.map((objection, index) => (
          <li key={index} dir="auto">
            {when(objection.day)}: {objection.note}
          </li>
        ))}
      </ul>
      {everything.measures.length > 0 ? <h2>{t('account:export.measures')}</h2> : null}
      <ul>
        {everything.measures.map((measure, index) => (
          <li key={index}>
            {when(measure.day)}: {t(`desk:measures.kinds.${measure.kind}`)}
            {isReason(measure.reason) ? ` (${t(`desk:reasons.${measure.reason}.name`)})` : null}
            {measure.lifted ? `, ${t('desk:measures.lifted')}` : null}
          </li>
        ))}
      </ul>
      {everything.muted.length > 0 ? <h2>{t('account:me.muted.heading')}</h2> : null}
      <ul>
        {everything.muted.map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
      </ul>
      {everything.reports.length > 0 ? <h2>{t('account:export.reports')}</h2> : null}
      <ul>
        {everything.reports.map((report, index) => (
          <li key={index} dir="auto">
            {when(report.day)}: {t(`forum:report.reasons.${report.reason as 'other'}`)}{' '}
            {report.note}
          </li>
        ))}
      </ul>
    </>
  )
}
