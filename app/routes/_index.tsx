import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBoards } from '#db/queries/boards.ts'
import { getSetting } from '#moderation/settings.ts'
import { whoIs } from '../auth/guards.ts'
import { useT } from '../i18n/use-t.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, language } = context
  const boards = await listBoards(store.read, language)
  return {
    boards: boards.map(({ id, name, about, read }) => ({ id, name, about, read })),
    signedIn: whoIs(context) !== undefined,
    open: await getSetting(store.read, 'open'),
    gone: new URL(request.url).searchParams.get('gone') === '1',
  }
}

export default function Boards() {
  const { boards, signedIn, open, gone } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('forum:boards.heading')}</h1>
      {gone ? <p className="notice">{t('account:erase.done')}</p> : null}
      {open ? null : <p className="notice">{t('forum:boards.closed')}</p>}
      <ul className="cards">
        {boards.map((board) => (
          <li key={board.id}>
            <a className="card" href={`/b/${board.id}`}>
              <strong>{board.name}</strong>
              <span>{board.about}</span>
              {board.read === 'members' ? (
                <span className="tag">{t('forum:boards.membersOnly')}</span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
      {signedIn ? null : (
        <p>
          {t('forum:boards.readOnly')} <a href="/join">{t('common:nav.join')}</a>
        </p>
      )}
    </>
  )
}
