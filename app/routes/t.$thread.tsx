import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf } from '#db/days.ts'
import { findBoard } from '#db/queries/boards.ts'
import { goesOnIn, splitFrom } from '#db/queries/thread-deeds.ts'
import { findThread, POSTS_A_PAGE, postsOfThread } from '#db/queries/threads.ts'
import { isNewcomer, isStaff, mayModerate } from '#moderation/actor.ts'
import { readingNow } from '#moderation/reading-hours.ts'
import { getSetting } from '#moderation/settings.ts'
import { findShownPost, hiddenPosts, requireReader, whoIs } from '../auth/guards.ts'
import { Folded, ThreadNotes } from '../components/thread-notes.tsx'
import { PagesNav, pageOf } from '../components/pages-nav.tsx'
import { Post, StoredHtml } from '../components/post.tsx'
import { WritingNotes } from '../components/writing-notes.tsx'
import { ComposeForm } from '../forms/compose.tsx'
import { composeState } from '../forms/compose-state.ts'
import { signInWithDraft } from '../forms/drafts.ts'
import { receiveText } from '../forms/receive-text.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.read') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const hidden = await hiddenPosts(context)
  const thread = await findThread(store.read, params.thread ?? '', hidden)
  if (thread === undefined) throw refuse(404)
  const url = new URL(request.url)
  if (thread.mergedInto !== null) {
    // What was being written comes along; its pages are others there.
    url.searchParams.delete('page')
    throw redirect(`/t/${await goesOnIn(store.read, thread.id)}${url.search}`, 303)
  }
  if (thread.state !== 'visible') throw refuse(404)
  if (thread.read === 'members') requireReader(context, `/t/${thread.id}`)
  const board = await findBoard(store.read, thread.boardId, language)
  if (board === undefined) throw refuse(404)
  const author = whoIs(context)
  const page = pageOf(url)
  const posts = await postsOfThread(store.read, thread.id, page, hidden)
  if (posts.length === 0 && page > 1 && (page - 1) * POSTS_A_PAGE >= thread.places)
    throw refuse(404)
  const { state, status } = await composeState(context, request)
  const quoteId = state.fields.quote ?? url.searchParams.get('quote')
  const quoted = quoteId && author ? await findShownPost(context, quoteId) : undefined
  return data(
    {
      thread: {
        id: thread.id,
        title: thread.openingVisible ? thread.title : '',
        warning: thread.warning,
        closed: thread.closed,
        movedFrom:
          thread.movedFrom === null
            ? null
            : ((await findBoard(store.read, thread.movedFrom, language))?.name ?? null),
        splitFrom: thread.splitFrom,
        splitInto: await splitFrom(store.read, thread.id),
      },
      moderates: author !== undefined && mayModerate(author),
      board: { id: board.id, name: board.name, formNote: board.formNote },
      posts,
      page,
      pages: Math.max(1, Math.ceil(thread.places / POSTS_A_PAGE)),
      today: dayOf(now),
      mayWrite: author !== undefined,
      mayRename: author !== undefined && !isStaff(author),
      mayAnswer: !thread.closed || (author !== undefined && isStaff(author)),
      newcomer: author !== undefined && isNewcomer(author, board),
      reading: await readingNow(store.read, now),
      open: await getSetting(store.read, 'open'),
      saidYes: author === undefined || context.signedIn?.saidYes === true,
      quote: quoted?.thread_id === thread.id ? { id: quoted.id, html: quoted.html } : null,
      state,
    },
    { status },
  )
}

export async function action({ context, params }: ActionFunctionArgs) {
  const quote = context.form.get('quote') ?? ''
  const threadId = await goesOnIn(context.store.read, params.thread ?? '')
  const formPath = `/t/${threadId}`
  const author = whoIs(context)
  if (author === undefined) return await signInWithDraft(context, formPath)
  const thread = await findThread(context.store.read, threadId)
  const board = thread && (await findBoard(context.store.read, thread.boardId))
  if (thread === undefined || board === undefined || thread.state !== 'visible') throw refuse(404)
  return await receiveText(context, author, {
    target: {
      kind: 'reply',
      threadId: thread.id,
      ...(quote === '' ? {} : { quotes: quote }),
    },
    formPath: `${formPath}#reply`,
    newcomerPosts: board.newcomerPosts,
  })
}

export default function Thread() {
  const page = useLoaderData<typeof loader>()
  const { thread, board, posts, state, quote } = page
  const t = useT()
  const answering = state.draft !== null
  return (
    <>
      <p className="way-back">
        <a href={`/b/${board.id}`}>{board.name}</a>
      </p>
      <h1 dir="auto">{thread.title || t('forum:board.removedTitle')}</h1>
      {answering ? null : (
        <PagesNav path={`/t/${thread.id}`} page={page.page} pages={page.pages} above />
      )}
      <ThreadNotes thread={thread} />
      {page.moderates ? (
        <p className="alone">
          <a href={`/t/${thread.id}/tools`}>{t('forum:thread.tools')}</a>
        </p>
      ) : null}
      <Folded warning={thread.warning}>
        {posts.map((post) => (
          <Post
            key={post.id}
            post={post}
            today={page.today}
            mayWrite={page.mayWrite && page.open && page.mayAnswer}
            signedIn={page.mayWrite}
            moderates={page.moderates}
            threadId={thread.id}
          />
        ))}
      </Folded>
      <PagesNav path={`/t/${thread.id}`} page={page.page} pages={page.pages} />
      {page.mayAnswer || answering ? (
        <section aria-labelledby="reply-heading" className="reply">
          <h2 id="reply-heading">{t('forum:compose.replyHeading')}</h2>
          {page.mayWrite ? (
            <>
              <WritingNotes
                newcomer={page.newcomer}
                reading={page.reading}
                today={page.today}
                open={page.open}
                formNote={board.formNote}
                saidYes={page.saidYes}
              />
              {quote ? (
                <blockquote className="quoted">
                  <p className="muted">{t('forum:compose.quoting')}</p>
                  <StoredHtml html={quote.html} />
                </blockquote>
              ) : null}
              <ComposeForm
                action={`/t/${thread.id}`}
                kind="reply"
                state={state}
                quote={quote}
                mayRename={page.mayRename}
              />
            </>
          ) : (
            <p>
              {t('forum:thread.replyJoin')}{' '}
              <a href={`/login?to=/t/${thread.id}`}>{t('common:nav.signIn')}</a> ·{' '}
              <a href="/join">{t('common:nav.join')}</a>
            </p>
          )}
        </section>
      ) : null}
    </>
  )
}
