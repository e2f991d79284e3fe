import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findLink } from '#db/queries/links.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.read') }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const url = await findLink(context.store.read, params.link ?? '')
  if (url === undefined) throw refuse(404)
  return { url, host: new URL(url).hostname }
}

/** "You are leaving": one page between a post and another site, in the same tab. */
export default function Out() {
  const { url, host } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('forum:out.heading')}</h1>
      <p>{t('forum:out.text', { host })}</p>
      <p>
        <a
          className="button main"
          href={url}
          rel="nofollow noreferrer noopener ugc"
          referrerPolicy="no-referrer"
        >
          {t('forum:out.go', { host })}
        </a>
      </p>
      <p className="alone">
        <a href="/">{t('forum:out.stay')}</a>
      </p>
    </>
  )
}
