import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { tryRule, type TriedPost } from '#moderation/rules/try-rule.ts'
import { requireRuleKeeper } from '../auth/guards.ts'
import { CountCells, CountHeads, TRY_COUNTS } from '../components/rules/count-cells.tsx'
import { WideTable } from '../components/rules/wide-table.tsx'
import { dayInWords } from '../i18n/days.ts'
import { translator, type Translate } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const ruleId = params.rule ?? ''
  const actor = requireRuleKeeper(context, `/rules/${ruleId}/try`)
  const result = await tryRule(context.store, { actor, ruleId, now: context.now })
  if (result === undefined) throw refuse(404)
  return { ...result, today: dayOf(context.now) }
}

/** What people decided about a post, in words. */
function decidedInWords(t: Translate, { decision, raised, outcome }: TriedPost['word']): string {
  const words = [
    ...(decision === null ? [] : [t(`rules:word.${decision}`)]),
    ...(raised === 1 ? [t('rules:word.raised')] : []),
    ...(outcome === null ? [] : [t(`desk:case.outcomes.${outcome as 'in-contact'}`)]),
  ]
  return words.length === 0 ? t('rules:word.none') : words.join(', ')
}

function openTo({ itemId, caseId, visible, id }: TriedPost): string | null {
  if (itemId !== null) return `/queue/${itemId}`
  if (caseId !== null) return `/cases/${caseId}`
  return visible ? `/p/${id}` : null
}

function Tried({ post, today }: { post: TriedPost; today: string }) {
  const t = useT()
  const language = useLanguage()
  const to = openTo(post)
  return (
    <li className={`level-${post.level}`} data-tried={post.id} data-level={post.level}>
      <p>
        <span className={`level level-${post.level}`}>{t(`desk:levels.${post.level}`)}</span>{' '}
        {dayInWords(post.day, today, t, language)}
      </p>
      <p className="marked" dir="auto">
        {post.excerpt.before}
        <mark>{post.excerpt.found}</mark>
        {post.excerpt.after}
      </p>
      <p className="muted">
        {post.before === null
          ? t('rules:try.forgotten')
          : t('rules:try.then', { level: t(`desk:levels.${post.before}`) })}{' '}
        {t('rules:try.decided', { words: decidedInWords(t, post.word) })}
      </p>
      {to === null ? null : (
        <p>
          <a href={to}>{t('rules:try.open')}</a>
        </p>
      )}
    </li>
  )
}

export default function TryRule() {
  const page = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href={`/rules/${page.rule.id}`}>{t('rules:try.back')}</a>
      </p>
      <h1>{t('rules:try.heading', { signal: t(`desk:signals.${page.rule.signal}`) })}</h1>
      <p>{t('rules:try.about')}</p>
      <p data-tried-posts={page.tried}>
        {t('rules:try.tried', { tried: page.tried, days: page.days })}{' '}
        {page.more ? t('rules:try.more') : null}
      </p>
      {page.posts === null ? <p className="notice">{t('rules:try.countsOnly')}</p> : null}
      <WideTable id="tried" caption={t('rules:try.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('rules:try.level')}</th>
            <CountHeads names={TRY_COUNTS} />
          </tr>
        </thead>
        <tbody>
          {page.byLevel.map(({ level, counts }) => (
            <tr key={level} data-level={level}>
              <th scope="row">{t(`desk:levels.${level}`)}</th>
              <CountCells names={TRY_COUNTS} counts={counts} />
            </tr>
          ))}
        </tbody>
      </WideTable>
      {page.posts === null ? null : (
        <section aria-labelledby="posts-heading">
          <h2 id="posts-heading">{t('rules:try.posts')}</h2>
          {page.posts.length === 0 ? (
            <p>{t('rules:try.nothing')}</p>
          ) : (
            <>
              <p className="muted">{t('rules:try.shownOf', { shown: page.posts.length })}</p>
              <ul className="items">
                {page.posts.map((post) => (
                  <Tried key={post.id} post={post} today={page.today} />
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </>
  )
}
