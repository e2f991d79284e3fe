import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findPost } from '#db/queries/posts.ts'
import { callsForCase } from '#moderation/intake/read-text.ts'
import { editPost } from '#moderation/intake/edit-post.ts'
import { isFresh } from '../auth/fresh.ts'
import { requireMember, whoIs } from '../auth/guards.ts'
import { ComposeForm } from '../forms/compose.tsx'
import { composeState } from '../forms/compose-state.ts'
import { backWithDraft, draftOf, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { inOwnTurn } from '../forms/own-turn.ts'
import { issueReceipt, takeDetailsAway } from '../forms/receive-text.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { refuse } from '../refuse.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.write') }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const author = requireMember(context, `/p/${params.post}/edit`)
  // What opens here is hers: as at `/me`, the passphrase comes first. Her words on their way back come in.
  if (!isFresh(context) && (await draftOf(context, request)) === undefined) {
    throw redirect('/me', 303)
  }
  const post = await findPost(context.store.read, params.post ?? '')
  if (post === undefined || post.account_id !== author.id || post.state === 'removed') {
    throw refuse(404)
  }
  const { state, status } = await composeState(context, request, { body: post.markdown })
  return data({ postId: post.id, state }, { status })
}

export async function action({ context, params }: ActionFunctionArgs) {
  const formPath = `/p/${params.post}/edit`
  const author = whoIs(context)
  if (author === undefined) return await signInWithDraft(context, formPath)
  if (context.form.get('take') === '1') return await takeDetailsAway(context, formPath)
  const result = await inOwnTurn(author.id, async (crowded) => {
    const pace = await context.limits.peek('post', author.id)
    const edited = await editPost(context.store, {
      author,
      postId: params.post ?? '',
      body: context.form.get('body') ?? '',
      confirm: context.form.get('confirm') === '1',
      tooFast: crowded || !pace.ok,
      now: context.now,
    })
    if (edited.kind === 'edited') await context.limits.take('post', author.id)
    return edited
  })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'warned':
      context.bell.nudge()
      if (callsForCase(result.level)) context.form.set('worried', '1')
      return await backWithDraft(context, formPath, { outcome: 'warned' })
    case 'refused':
      if (result.stored !== null) {
        // Refused, and yet kept for a person to read: the author sees that, and the way to help.
        context.bell.nudge()
        await dropUsedDraft(context)
        return redirect(await issueReceipt(context, author, result.stored), 303)
      }
      return await backWithDraft(context, formPath, {
        outcome: 'refused',
        problems: result.problems,
      })
    case 'edited':
      context.bell.nudge()
      await dropUsedDraft(context)
      return redirect(await issueReceipt(context, author, result), 303)
  }
}

export default function EditPost() {
  const { postId, state } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <p className="way-back">
        <a href="/me">{t('common:nav.own')}</a>
      </p>
      <h1>{t('forum:compose.editHeading')}</h1>
      <ComposeForm action={`/p/${postId}/edit`} kind="edit" state={state} />
    </>
  )
}
