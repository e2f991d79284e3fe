import type { PostLine } from '#db/queries/threads.ts'
import { dayInWords } from '../i18n/days.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { Leaf } from './leaf.tsx'

/** HTML that intake made and stored; no other string may come here. */
export function StoredHtml({ html }: { html: string }) {
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}

/** A text behind its content warning, closed until asked for; without one, the text itself. */
export function Warned({ warning, html }: { warning: string; html: string }) {
  const t = useT()
  if (warning === '') return <StoredHtml html={html} />
  return (
    <details className="warned">
      <summary>
        <span dir="auto">{t('forum:thread.warning', { warning })}</span>{' '}
        <span className="muted">{t('forum:thread.open')}</span>
      </summary>
      <StoredHtml html={html} />
    </details>
  )
}

/**
 * A post as every reader sees it. Nothing here depends on who looks: its author's page and another
 * member's are the same to the byte.
 */
export function Post({
  post,
  today,
  mayWrite,
  signedIn,
  moderates = false,
  threadId,
}: {
  post: PostLine
  today: string
  mayWrite: boolean
  /** Members report; who has no account sends a notice. */
  signedIn: boolean
  /** Shows the way to split the thread from here. */
  moderates?: boolean
  threadId: string
}) {
  const t = useT()
  const language = useLanguage()
  if (post.state === 'removed') {
    return (
      <article className="post gone" id={`p-${post.id}`} data-post={post.id} data-state="removed">
        <p className="muted">{t('forum:thread.removed')}</p>
      </article>
    )
  }
  const name = post.name ?? t('forum:thread.someone')
  return (
    <article className="post" id={`p-${post.id}`} data-post={post.id} data-state="visible">
      <header>
        <Leaf name={name} />
        <h2 className="author" dir="auto">
          {name}
          {post.staff ? <span className="tag">{t('forum:thread.staff')}</span> : null}
        </h2>
        <p className="when muted">
          <a href={`/p/${post.id}`} title={t('forum:thread.permalink')}>
            {dayInWords(post.day, today, t, language)}
          </a>
          {post.edited ? ` · ${t('forum:thread.edited')}` : null}
        </p>
      </header>
      {post.quoted ? (
        <blockquote className="quoted">
          <p className="muted">
            <a href={`/p/${post.quoted.id}`}>
              {t('forum:thread.quoteOf', {
                name: post.quoted.name ?? t('forum:thread.someone'),
              })}
            </a>
          </p>
          <StoredHtml html={post.quoted.html} />
        </blockquote>
      ) : null}
      <Warned warning={post.warning} html={post.html} />
      <footer>
        {mayWrite ? (
          <a href={`/t/${threadId}?quote=${post.id}#reply`}>
            {t('forum:thread.quote')}
            <span className="unseen"> {name}</span>
          </a>
        ) : null}
        <a href={`/p/${post.id}/${signedIn ? 'report' : 'notice'}`}>
          {t('forum:thread.report')}
          <span className="unseen"> {name}</span>
        </a>
        {moderates ? (
          <a href={`/t/${threadId}/tools?post=${post.id}#split`}>
            {t('forum:thread.splitHere')}
            <span className="unseen"> {name}</span>
          </a>
        ) : null}
      </footer>
    </article>
  )
}
