import { isReason } from '#moderation/decisions/reasons.ts'
import type { Everything } from '#moderation/members/read-everything.ts'
import { dayInWords, monthInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'

type Shown = { everything: Everything; today: string }

function useWhen(today: string): (day: string) => string {
  const t = useT()
  const language = useLanguage()
  return (day) => dayInWords(day, today, t, language)
}

function Account({ everything, today }: Shown) {
  const t = useT()
  const language = useLanguage()
  const when = useWhen(today)
  return (
    <>
      <p>
        {t('account:me.name', { name: everything.pseudonym })} {t('account:export.joined')}{' '}
        {everything.joinedWeek}. {t('account:me.sessions', { count: everything.sessions })}
      </p>
      <p>{t(everything.saidYes ? 'account:export.saidYes' : 'account:export.saidNothing')}</p>
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
    </>
  )
}

function Posts({ everything, today }: Shown) {
  const t = useT()
  const when = useWhen(today)
  return everything.posts.map((post, index) => (
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
      {post.staffOnly ? <p className="muted">{t('forum:privacy.staffOnly')}</p> : null}
      {post.danger === null ? null : (
        <p className="muted">{t(`account:export.danger.${post.danger}`)}</p>
      )}
      {post.contact === null ? null : (
        <p className="muted">{t(`account:export.contact.${post.contact}`)}</p>
      )}
    </article>
  ))
}

function Notices({ everything, today }: Shown) {
  const t = useT()
  const when = useWhen(today)
  return (
    <ul>
      {everything.notices.map((notice, index) => (
        <li key={index}>
          {when(notice.day)}: {t(`account:notices.${notice.kind as 'held'}`)}{' '}
          {notice.reason !== null && isReason(notice.reason)
            ? t('account:notices.reason', { reason: t(`desk:reasons.${notice.reason}.name`) })
            : null}{' '}
          <span dir="auto">{notice.message}</span>{' '}
          {notice.withdrawn ? t('account:me.withdrawn') : null}
        </li>
      ))}
    </ul>
  )
}

function Conversations({ everything, today }: Shown) {
  const t = useT()
  const when = useWhen(today)
  if (everything.conversations.length === 0) return null
  return (
    <>
      <h2>{t('talk:talk.heading')}</h2>
      {everything.conversations.map((conversation, at) => (
        <section key={at}>
          <h3>
            {t('talk:talk.one')}, {when(conversation.day)}
          </h3>
          <p className="muted">
            {conversation.with === null
              ? t('talk:talk.withNobody')
              : t('talk:talk.with', { name: conversation.with })}{' '}
            {t(`talk:talk.states.${conversation.state}`)}
          </p>
          <ul>
            {conversation.messages.map((message, index) => (
              <li key={index} className="asis" dir="auto">
                {when(message.day)} ({message.from === 'you' ? t('talk:talk.mine') : message.from}):{' '}
                {message.text}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Conduct({ everything, today }: Shown) {
  const t = useT()
  const when = useWhen(today)
  return (
    <>
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
            {measure.until === null
              ? null
              : `, ${t('account:export.until', { day: when(measure.until) })}`}
            {measure.lifted ? `, ${t('desk:measures.lifted')}` : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function AboutOthers({ everything, today }: Shown) {
  const t = useT()
  const when = useWhen(today)
  return (
    <>
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

/** All that is kept of somebody, as they wrote it. */
export function EverythingList(shown: Shown) {
  const t = useT()
  return (
    <>
      <Account {...shown} />
      <h2>{t('account:me.posts')}</h2>
      <Posts {...shown} />
      <h2>{t('account:me.notices')}</h2>
      <Notices {...shown} />
      <Conversations {...shown} />
      <Conduct {...shown} />
      <AboutOthers {...shown} />
      {shown.everything.role === 'member' ? null : <p>{t('account:export.work')}</p>}
      <p className="muted">
        {t('account:export.not')} <a href="/ask">{t('talk:ask.link')}</a>
      </p>
    </>
  )
}
