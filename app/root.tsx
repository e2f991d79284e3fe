import type {
  AppLoadContext,
  HeadersArgs,
  LinksFunction,
  LoaderFunctionArgs,
} from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { countUnseen } from '#db/queries/notices.ts'
import { isStaff, type Actor } from '#moderation/actor.ts'
import { whoIs } from './auth/guards.ts'
import { Frame } from './components/frame.tsx'
import { directionOf } from './i18n/direction.ts'
import { translator } from './i18n/translate.ts'
import { tabOf, type TabChoice } from './server/tab.ts'
import wholeSheet from './styles/index.css?url'
import membersSheet from './styles/members.css?url'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
]

/** How this page behaves. The desk stays in sight and hearing: who is on call must not be locked out of it. */
function tabIn(context: AppLoadContext, actor: Actor | undefined): TabChoice[] {
  const stays = !context.reader || (actor !== undefined && isStaff(actor))
  return stays ? [...context.tab, 'no-away'] : context.tab
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = whoIs(context)
  const { pathname, search } = new URL(request.url)
  const staff = actor !== undefined && isStaff(actor)
  return {
    language: context.language,
    reader: context.reader,
    tab: tabOf(tabIn(context, actor)),
    signedIn: context.signedIn !== undefined,
    role: actor?.role ?? null,
    staff,
    style: staff ? undefined : context.sheet,
    unseen:
      context.unseen ?? (actor === undefined ? 0 : await countUnseen(context.store.read, actor.id)),
    here: pathname === '/front' ? '/' : pathname + search,
    scripts: { leave: context.asset('leave.js'), desk: context.asset('desk.js') },
  }
}

/** What a refusal says beside its page goes along: `Retry-After`. */
export function headers({ errorHeaders }: HeadersArgs): Headers {
  return errorHeaders ?? new Headers()
}

export type RootData = Awaited<ReturnType<typeof loader>>

/**
 * Members' pages bring their styles along: the first paint waits for one answer and not for two, and leaving
 * clears the cache, so that nearly every visit is a first one. The desks keep a sheet in the cache.
 */
function Style({ root }: { root: RootData | undefined }) {
  if (root?.style === undefined)
    return <link rel="stylesheet" href={root?.staff ? wholeSheet : membersSheet} />
  return <style dangerouslySetInnerHTML={{ __html: root.style }} />
}

/** The document around every page, errors included. */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const language = root?.language ?? 'nl'
  return (
    <html lang={language} dir={directionOf(language)} data-tab={root?.tab || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <Style root={root} />
        {root ? <script src={root.scripts.leave} defer /> : null}
      </head>
      <body>
        <Frame root={root}>{children}</Frame>
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

const TITLE_STATUSES = {
  403: 'foreign',
  404: 'missing',
  409: 'bad',
  429: 'fast',
  503: 'busy',
} as const

export function meta() {
  return [{ title: 'Luwte' }]
}

/** Errors in plain words, always with the way to help; never anything from inside. */
export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<typeof loader>('root')
  const t = translator(root?.language ?? 'nl')
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 403) {
    return (
      <>
        <h1>{t('common:staffOnly.title')}</h1>
        <p>{t('common:staffOnly.text')}</p>
      </>
    )
  }
  const reason = TITLE_STATUSES[status as keyof typeof TITLE_STATUSES] ?? 'fault'
  const draft = isRouteErrorResponse(error)
    ? (error.data as { draft?: string | null } | null)?.draft
    : null
  return (
    <>
      <h1>{t(`common:plain.${reason}.title`)}</h1>
      <p>{t(`common:plain.${reason}.text`)}</p>
      {draft ? (
        <p className="alone">
          <a href={draft}>{t('forum:compose.kept')}</a>
        </p>
      ) : null}
    </>
  )
}
