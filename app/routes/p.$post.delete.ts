import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { requireMember } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** An author takes a post of their own away: gone at once. */
export async function action({ context, params }: ActionFunctionArgs) {
  const author = requireMember(context, '/me')
  const result = await deletePost(context.store, {
    author,
    postId: params.post ?? '',
    now: context.now,
  })
  if (result.kind === 'not-found') throw refuse(404)
  context.bell.nudge()
  return redirect('/me', 303)
}
