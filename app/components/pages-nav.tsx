import { useT } from '../i18n/use-t.ts'

/** Numbered pages. Shows the first, the last and those around the current one. */
export function PagesNav({
  path,
  page,
  pages,
  above = false,
}: {
  path: string
  page: number
  pages: number
  /** One of two on a page: each needs a name of its own. */
  above?: boolean
}) {
  const t = useT()
  if (pages <= 1) return null
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter(
    (n) => n >= 1 && n <= pages,
  )
  const mark = path.includes('?') ? '&' : '?'
  return (
    <nav className="pages" aria-label={above ? t('common:pages.above') : t('common:pages.label')}>
      <ul>
        {page > 1 ? (
          <li>
            <a href={`${path}${mark}page=${page - 1}`} rel="prev">
              {t('common:pages.previous')}
            </a>
          </li>
        ) : null}
        {shown.map((n) => (
          <li key={n}>
            <a
              href={`${path}${mark}page=${n}`}
              aria-current={n === page ? 'page' : undefined}
              aria-label={t('common:pages.page', { page: n })}
            >
              {n}
            </a>
          </li>
        ))}
        {page < pages ? (
          <li>
            <a href={`${path}${mark}page=${page + 1}`} rel="next">
              {t('common:pages.next')}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** The page number an address asks for, from 1. */
export function pageOf(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}
