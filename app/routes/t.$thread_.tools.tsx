import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findAccount } from '#db/queries/accounts.ts'
import { listBoards } from '#db/queries/boards.ts'
import { findPost } from '#db/queries/posts.ts'
import { eventsOfThread, goesOnIn, threadRow } from '#db/queries/thread-deeds.ts'
import { doWithThread, type ThreadField, type WantedDeed } from '#moderation/threads/do-deed.ts'
import { threadDeeds } from '#moderation/threads/may.ts'
import { requireModerator } from '../auth/guards.ts'
import { ThreadTools } from '../components/desk/thread-tools.tsx'
import { translator } from '../i18n/translate.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const path = `/t/${params.thread}/tools`
  const actor = requireModerator(context, path)
  const thread = await threadRow(store.read, params.thread ?? '')
  if (thread === undefined) throw refuse(404)
  const events = await eventsOfThread(store.read, thread.id)
  const query = new URL(request.url).searchParams
  const pick = query.get('post') ?? context.form.get('post') ?? ''
  const picked = await findPost(store.read, pick)
  const author = picked && (await findAccount(store.read, picked.account_id ?? ''))
  const boards = await listBoards(store.read, language)
  return {
    thread: {
      id: thread.id,
      title: thread.title,
      closed: thread.closed === 1,
      pinned: thread.pinned === 1,
      warning: thread.warning,
      goesOnIn: await goesOnIn(store.read, thread.id),
    },
    boards: boards.filter(({ id }) => id !== thread.board_id).map(({ id, name }) => ({ id, name })),
    picked:
      picked?.thread_id === thread.id && picked.state === 'visible'
        ? {
            id: picked.id,
            html: picked.html,
            warning: picked.warning,
            pseudonym: author?.pseudonym ?? null,
            alias: picked.alias_id === null ? null : picked.name,
          }
        : null,
    events,
    deeds: [...threadDeeds(actor, thread, events, now)],
    done: query.get('done') === '1',
    now: now.getTime(),
  }
}

/** The conversation that an address, or the id alone, means. */
function threadIn(typed: string): string {
  return /([\w-]{16,})\/?(\?.*)?(#.*)?$/.exec(typed.trim())?.[1] ?? ''
}

function deedIn(form: URLSearchParams): WantedDeed | undefined {
  const field = (name: string) => form.get(name) ?? ''
  const kind = field('deed')
  switch (kind) {
    case 'close':
    case 'open':
    case 'pin':
    case 'unpin':
    case 'undo':
      return { kind }
    case 'warn':
      return { kind, warning: field('warning') }
    case 'move':
      return { kind, boardId: field('board') }
    case 'split':
      return { kind, postId: field('post'), title: field('title') }
    case 'merge':
      return { kind, intoId: threadIn(field('into')) }
    default:
      return undefined
  }
}

export type ToolsAnswer = { wrong: ThreadField | 'stale'; fields: Record<string, string> }

export async function action({ context, params }: ActionFunctionArgs) {
  const threadId = params.thread ?? ''
  const actor = requireModerator(context, `/t/${threadId}/tools`)
  const { form, now, store } = context
  const deed = deedIn(form)
  if (deed === undefined) throw refuse(400)
  const result = await doWithThread(store, { actor, threadId, deed, now })
  const fields = Object.fromEntries(form)
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'not-allowed':
      throw refuse(403)
    case 'stale':
      return data<ToolsAnswer>({ wrong: 'stale', fields }, 409)
    case 'wrong':
      return data<ToolsAnswer>({ wrong: result.field, fields }, 400)
    case 'done':
      context.bell.nudge()
      return redirect(`/t/${threadId}/tools?done=1`, 303)
  }
}

export default function Tools() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<ToolsAnswer>()
  return <ThreadTools {...loaded} answer={answer} />
}
