import type { SearchHit } from '#db/search.ts'
import { dayInWords } from '../i18n/days.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'

const BEFORE = '\u0001'
const AFTER = '\u0002'

/** A passage with the words that were looked for marked; its marks come from the index, never from text. */
function Passage({ text }: { text: string }) {
  return text.split(BEFORE).map((part, index) => {
    if (index === 0) return part
    const [match, rest] = part.split(AFTER)
    return (
      <span key={index}>
        <mark>{match}</mark>
        {rest}
      </span>
    )
  })
}

export function FoundPosts({ hits, today }: { hits: SearchHit[]; today: string }) {
  const t = useT()
  const language = useLanguage()
  if (hits.length === 0) return <p role="status">{t('forum:search.none')}</p>
  return (
    <section aria-labelledby="found-heading">
      <h2 id="found-heading">{t('forum:search.found', { count: hits.length })}</h2>
      <ul className="cards">
        {hits.map((hit) => (
          <li key={hit.postId}>
            <a className="card" href={`/p/${hit.postId}`}>
              <strong dir="auto">{hit.title}</strong>
              <span dir="auto">
                <Passage text={hit.passage} />
              </span>
              <span className="muted">{dayInWords(hit.day, today, t, language)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
