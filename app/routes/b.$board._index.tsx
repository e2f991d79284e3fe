import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { findBoard } from '#db/queries/boards.ts'
import { countThreads, threadsOfBoard, THREADS_A_PAGE } from '#db/queries/threads.ts'
import { servicesByIds } from '#moderation/help/services.ts'
import { getSetting } from '#moderation/settings.ts'
import { hiddenPosts, readsAsMember, whoIs } from '../auth/guards.ts'
import { HelpList } from '../components/help-list.tsx'
import { PagesNav, pageOf } from '../components/pages-nav.tsx'
import { RulesText } from '../components/rules-text.tsx'
import { dayInWords } from '../i18n/days.ts'
import { translator } from '../i18n/translate.ts'
import { useLanguage, useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.read') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const board = await findBoard(store.read, params.board ?? '', language)
  if (board === undefined) throw refuse(404)
  const mayRead = board.read === 'everyone' || readsAsMember(context)
  const page = pageOf(new URL(request.url))
  const threads = mayRead
    ? await threadsOfBoard(store.read, board.id, page, await hiddenPosts(context))
    : []
  const count = mayRead ? await countThreads(store.read, board.id) : 0
  return {
    board: { id: board.id, name: board.name, about: board.about, rules: board.rules },
    services: servicesByIds(board.help, language, now),
    mayRead,
    open: await getSetting(store.read, 'open'),
    signedIn: whoIs(context) !== undefined,
    threads,
    page,
    pages: Math.ceil(count / THREADS_A_PAGE),
    today: dayOf(now),
  }
}

export default function Board() {
  const { board, services, mayRead, open, signedIn, threads, page, pages, today } =
    useLoaderData<typeof loader>()
  const t = useT()
  const language = useLanguage()
  return (
    <>
      <p className="way-back">
        <a href="/">{t('common:nav.boards')}</a>
      </p>
      <h1>{board.name}</h1>
      <p>{board.about}</p>
      {!mayRead ? (
        <p className="notice">
          {t('forum:board.joinToRead')}{' '}
          <a href={`/login?to=/b/${board.id}`}>{t('common:nav.signIn')}</a> ·{' '}
          <a href="/join">{t('common:nav.join')}</a>
        </p>
      ) : null}
      {mayRead && open ? (
        <p>
          <a className="button main" href={signedIn ? `/b/${board.id}/new` : '/join'}>
            {t('forum:board.new')}
          </a>
        </p>
      ) : null}
      {mayRead && threads.length === 0 ? <p>{t('forum:board.empty')}</p> : null}
      <ul className="threads">
        {threads.map((thread) => (
          <li key={thread.id}>
            <a href={`/t/${thread.id}`} dir="auto">
              {thread.title || t('forum:board.removedTitle')}
            </a>
            <p className="muted">
              {thread.pinned ? <span className="tag">{t('forum:thread.pinnedTag')}</span> : null}
              {thread.closed ? <span className="tag">{t('forum:thread.closedTag')}</span> : null}
              {thread.warning ? (
                <span className="tag" dir="auto">
                  {t('forum:thread.warning', { warning: thread.warning })}
                </span>
              ) : null}
              {t('forum:board.posts', { count: thread.posts })} ·{' '}
              {dayInWords(thread.latestDay, today, t, language)}
            </p>
          </li>
        ))}
      </ul>
      <PagesNav path={`/b/${board.id}`} page={page} pages={pages} />
      <details className="more">
        <summary>{t('forum:board.rules')}</summary>
        <RulesText text={board.rules} />
      </details>
      {services.length > 0 ? (
        <details className="more">
          <summary>{t('forum:board.helpNear')}</summary>
          <HelpList services={services} />
        </details>
      ) : null}
    </>
  )
}
