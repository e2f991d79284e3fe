import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { findShownPost, requireMember } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** Quoting: the reply form of the thread, with a reference to the post. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  requireMember(context, `/p/${params.post}/quote`)
  const post = await findShownPost(context, params.post ?? '')
  if (post === undefined) throw refuse(404)
  return redirect(`/t/${post.thread_id}?quote=${post.id}#reply`, 303)
}
