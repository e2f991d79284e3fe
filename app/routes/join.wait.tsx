import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MINUTE_MS } from '#db/days.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.signIn') }]

/** When more want to join than may: how long it takes. It does not go on by itself: a page that
 * changes under a reader is no help to who reads slowly (WCAG 2.2.1). */
export function loader({ context, request }: LoaderFunctionArgs) {
  const ticket = new URL(request.url).searchParams.get('w') ?? ''
  const turn = context.waitingRoom.turnOf(ticket, context.now)
  if (turn === undefined) throw redirect('/join', 303)
  const left = Math.max(turn - context.now.getTime(), MINUTE_MS)
  return { onward: `/join?w=${encodeURIComponent(ticket)}`, minutes: Math.ceil(left / MINUTE_MS) }
}

export default function JoinWait() {
  const { minutes, onward } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('account:wait.heading')}</h1>
      <p>{t('account:wait.text', { count: minutes })}</p>
      <p>{t('account:wait.meanwhile')}</p>
      <p className="row">
        <a className="button" href={onward}>
          {t('account:wait.onward')}
        </a>
        <a className="button" href="/ask">
          {t('talk:ask.link')}
        </a>
      </p>
    </>
  )
}
