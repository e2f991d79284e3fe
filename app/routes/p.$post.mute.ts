import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { findPost } from '#db/queries/posts.ts'
import { mutedBy } from '#db/queries/mutes.ts'
import { muteName } from '#moderation/members/mute.ts'
import { findShownPost, requireMember } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** From now on she does not read what stands under the name on this post. Leads back to the conversation. */
export async function action({ context, params }: ActionFunctionArgs) {
  const id = params.post ?? ''
  const actor = requireMember(context, `/p/${id}`)
  const { limits, store } = context
  const shown = await findShownPost(context, id)
  if (shown !== undefined) {
    const pace = await limits.take('mute', actor.id)
    if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
    await muteName(store, { actor, post: shown })
    return redirect(`/t/${shown.thread_id}`, 303)
  }
  // Pressed twice: it is hidden already, by herself.
  const post = await findPost(store.read, id)
  if (post === undefined) throw refuse(404)
  const named = post.alias_id ?? post.account_id
  const muted = await mutedBy(store.read, actor.id)
  if (!muted.some((one) => (one.alias_id ?? one.muted_id) === named)) throw refuse(404)
  return redirect(`/t/${post.thread_id}`, 303)
}
