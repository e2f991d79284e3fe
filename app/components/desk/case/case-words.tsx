import { useT } from '../../../i18n/use-t.ts'
import { StoredHtml } from '../../post.tsx'
import { Before } from '../before.tsx'
import { MarkedText } from '../assessed-text.tsx'
import type { CaseScreenProps } from '../case-screen.tsx'

/** Her words, as far as they are here to be read. */
export function CaseWords({ page }: { page: CaseScreenProps['page'] }) {
  const t = useT()
  const { post, assessment } = page
  if (post === null && page.conversation !== null && assessment !== null) {
    return (
      <section aria-labelledby="words-heading">
        <h2 id="words-heading">{t('desk:case.words')}</h2>
        <div className="post">
          <MarkedText assessment={assessment} />
        </div>
      </section>
    )
  }
  if (post === null) return <p className="notice">{t('desk:case.noWords')}</p>
  const words = page.original ?? assessment?.text ?? ''
  if (words === '' && post.state === 'removed') {
    return <p className="notice">{t('desk:case.gone')}</p>
  }
  return (
    <section aria-labelledby="words-heading">
      <h2 id="words-heading">{t('desk:case.words')}</h2>
      <p className="muted">
        {t('desk:case.post', { state: t(`desk:states.${post.state}`) })}
        {post.place !== null ? (
          <>
            {' · '}
            <a href={`/p/${post.id}`}>{t('desk:item.inThread')}</a>
          </>
        ) : null}
      </p>
      {page.ofOriginal ? <p className="muted">{t('desk:case.original')}</p> : null}
      <Before posts={page.before} />
      <div className="post">
        {assessment ? <MarkedText assessment={assessment} /> : <StoredHtml html={post.html} />}
      </div>
      {page.original && !page.ofOriginal ? (
        <>
          <p className="muted">{t('desk:case.original')}</p>
          <p className="post" dir="auto">
            {page.original}
          </p>
        </>
      ) : null}
    </section>
  )
}
