import { useT } from '../../i18n/use-t.ts'
import type { EarlierPost } from '#db/queries/posts.ts'
import { Warned } from '../post.tsx'
import { authorInWords } from './author.ts'

/** What stood in the conversation before a post, to read it by. */
export function Before({ posts }: { posts: readonly EarlierPost[] }) {
  const t = useT()
  if (posts.length === 0) return null
  return (
    <details className="more">
      <summary>{t('desk:item.before')}</summary>
      {posts.map((one) => (
        <blockquote key={one.id}>
          <p className="muted" dir="auto">
            {authorInWords(t, one)}
          </p>
          <Warned warning={one.warning} html={one.html} />
        </blockquote>
      ))}
    </details>
  )
}
