import { useT } from '../../i18n/use-t.ts'
import { Warned } from '../post.tsx'

type Earlier = { id: string; pseudonym: string | null; warning: string; html: string }

/** What stood in the conversation before a post, to read it by. */
export function Before({ posts }: { posts: readonly Earlier[] }) {
  const t = useT()
  if (posts.length === 0) return null
  return (
    <details className="more">
      <summary>{t('desk:item.before')}</summary>
      {posts.map((one) => (
        <blockquote key={one.id}>
          <p className="muted">{one.pseudonym ?? t('desk:item.nobody')}</p>
          <Warned warning={one.warning} html={one.html} />
        </blockquote>
      ))}
    </details>
  )
}
