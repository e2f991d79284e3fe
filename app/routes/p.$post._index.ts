import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { isHidden } from '#db/queries/hidden.ts'
import { findPost } from '#db/queries/posts.ts'
import { pageOfPlace } from '#db/queries/threads.ts'
import { hiddenPosts } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** The lasting address of a post: leads to its place in its thread. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const post = await findPost(context.store.read, params.post ?? '')
  if (post === undefined || post.place === null || post.state === 'held') throw refuse(404)
  if (isHidden(await hiddenPosts(context), post)) throw refuse(404)
  const page = pageOfPlace(post.place)
  return redirect(`/t/${post.thread_id}${page > 1 ? `?page=${page}` : ''}#p-${post.id}`, 303)
}
