import type { OwnPost } from '#db/queries/posts.ts'
import { dayInWords } from '../../i18n/days.ts'
import { useLanguage, useT } from '../../i18n/use-t.ts'
import { Warned } from '../post.tsx'

export type ShownOwnPost = OwnPost & { contact: 'unasked' | 'yes' | 'no' | null }

/** One's own posts with their state, and what one may do with each. */
export function OwnPosts({ posts, today }: { posts: ShownOwnPost[]; today: string }) {
  const t = useT()
  if (posts.length === 0) return <p className="muted">{t('account:me.noPosts')}</p>
  return posts.map((post) => <Own key={post.id} post={post} today={today} />)
}

function Own({ post, today }: { post: ShownOwnPost; today: string }) {
  const t = useT()
  const language = useLanguage()
  const gone = post.state === 'removed'
  const title = post.title === '' ? t('forum:board.removedTitle') : post.title
  return (
    <article className="post own" data-post={post.id} data-state={post.state}>
      <header>
        <h3 dir="auto">
          {post.place === null || gone ? title : <a href={`/p/${post.id}`}>{title}</a>}
        </h3>
        <p className="muted">
          <span className={`state state-${post.state}`}>
            {t(`account:me.states.${post.state}`)}
          </span>
          {' · '}
          {dayInWords(post.day, today, t, language)}
          {post.edited ? ` · ${t('forum:thread.edited')}` : null}
        </p>
        {post.alias === null ? null : (
          <p className="muted" dir="auto">
            {t('account:me.alias', { name: post.alias })}
          </p>
        )}
      </header>
      {post.html === '' ? null : <Warned warning={post.warning} html={post.html} />}
      {post.contact === null ? null : <Contact postId={post.id} contact={post.contact} />}
      {gone && post.html === '' ? null : (
        <footer>
          {gone ? null : <a href={`/p/${post.id}/edit`}>{t('account:me.edit')}</a>}
          <details>
            <summary>{t('forum:delete.button')}</summary>
            <p>{t('forum:delete.confirm')}</p>
            <form method="post" action={`/p/${post.id}/delete`}>
              <button type="submit" className="danger">
                {t('forum:delete.yes')}
              </button>
            </form>
          </details>
        </footer>
      )}
    </article>
  )
}

/** The one question of a post that worries us; its answer can be changed at any time. */
function Contact({ postId, contact }: { postId: string; contact: 'unasked' | 'yes' | 'no' }) {
  const t = useT()
  return (
    <form method="post" action={`/p/${postId}/placed`} className="ask">
      <input type="hidden" name="to" value="/me" />
      <p>
        {contact === 'unasked'
          ? t('forum:placed.risk.mayWrite')
          : contact === 'yes'
            ? t('forum:placed.risk.answeredYes')
            : t('forum:placed.risk.answeredNo')}
      </p>
      <p className="row">
        {contact === 'yes' ? null : (
          <button type="submit" name="contact" value="yes">
            {t('forum:placed.risk.yes')}
          </button>
        )}
        {contact === 'no' ? null : (
          <button type="submit" name="contact" value="no">
            {t('forum:placed.risk.no')}
          </button>
        )}
      </p>
    </form>
  )
}
