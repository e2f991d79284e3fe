import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { objectTo } from '#moderation/objections/object.ts'
import { isFresh } from '../auth/fresh.ts'
import { whoIs } from '../auth/guards.ts'
import { backWithDraft, dropUsedDraft, signInWithDraft } from '../forms/drafts.ts'
import { refuse } from '../refuse.ts'

/** An objection to a decision. Its words are kept over a sign-in or the passphrase of `/me`. */
export async function action({ context, params }: ActionFunctionArgs) {
  const noticeId = params.notice ?? ''
  // So that the form that comes back knows whose it is.
  context.form.set('deed', 'object')
  context.form.set('notice', noticeId)
  const actor = whoIs(context)
  if (actor === undefined) return await signInWithDraft(context, '/me')
  if (!isFresh(context)) return await backWithDraft(context, '/me', { outcome: 'ended' })
  const { form, now, store } = context
  const result = await objectTo(store, { actor, noticeId, note: form.get('note') ?? '', now })
  switch (result.kind) {
    case 'not-found':
      throw refuse(404)
    case 'again':
    case 'over':
      throw refuse(409)
    case 'wrong':
      return await backWithDraft(context, '/me', {
        outcome: 'refused',
        problems: [{ field: `note-${noticeId}`, problem: 'too-long' }],
      })
    case 'objected':
      context.bell.nudge()
      await dropUsedDraft(context)
      return redirect('/me#notices-heading', 303)
  }
}
