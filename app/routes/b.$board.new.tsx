import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { findBoard } from '#db/queries/boards.ts'
import { ownThreadLength } from '#db/retention/choices.ts'
import { isNewcomer, isStaff } from '#moderation/actor.ts'
import { readingNow } from '#moderation/reading-hours.ts'
import { getSetting } from '#moderation/settings.ts'
import { requireMember, whoIs } from '../auth/guards.ts'
import { WritingNotes } from '../components/writing-notes.tsx'
import { ComposeForm } from '../forms/compose.tsx'
import { composeState } from '../forms/compose-state.ts'
import { signInWithDraft } from '../forms/drafts.ts'
import { receiveText } from '../forms/receive-text.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const author = requireMember(context, `/b/${params.board}/new`)
  const board = await findBoard(store.read, params.board ?? '', language)
  if (board === undefined) throw refuse(404)
  const { state, status } = await composeState(context, request)
  return data(
    {
      board: { id: board.id, name: board.name, formNote: board.formNote, rules: board.rules },
      stands: (await ownThreadLength(store.read, board.id)) ?? null,
      newcomer: isNewcomer(author, board),
      reading: await readingNow(store.read, now),
      today: dayOf(now),
      open: await getSetting(store.read, 'open'),
      saidYes: context.signedIn?.saidYes === true,
      mayRename: !isStaff(author),
      state,
    },
    { status },
  )
}

export async function action({ context, params }: ActionFunctionArgs) {
  const formPath = `/b/${params.board}/new`
  const author = whoIs(context)
  if (author === undefined) return await signInWithDraft(context, formPath)
  const board = await findBoard(context.store.read, params.board ?? '')
  if (board === undefined) throw refuse(404)
  return await receiveText(context, author, {
    target: { kind: 'thread', boardId: board.id, title: context.form.get('title') ?? '' },
    formPath,
    newcomerPosts: board.newcomerPosts,
  })
}

export default function NewThread() {
  const {
    board,
    mayRename,
    newcomer,
    open,
    reading,
    saidYes: yes,
    stands,
    state,
    today,
  } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href={`/b/${board.id}`}>{board.name}</a>
      </p>
      <h1>{t('forum:compose.newHeading')}</h1>
      <WritingNotes
        newcomer={newcomer}
        reading={reading}
        today={today}
        open={open}
        formNote={board.formNote}
        saidYes={yes}
      />
      {stands === null ? null : (
        <p className="hint">
          {t('forum:compose.stands', { span: t('common:spans.months', { count: stands }) })}
        </p>
      )}
      <ComposeForm
        action={`/b/${board.id}/new`}
        kind="thread"
        state={state}
        mayRename={mayRename}
      />
    </>
  )
}
