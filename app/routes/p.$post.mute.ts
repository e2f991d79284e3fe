import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { findPost } from '#db/queries/posts.ts'
import { mutedBy } from '#db/queries/mutes.ts'
import { muteWriter } from '#moderation/members/mute.ts'
import { findShownPost, requireMember } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** From now on she does not read the writer of this post any more. Leads back to the conversation. */
export async function action({ context, params }: ActionFunctionArgs) {
  const id = params.post ?? ''
  const actor = requireMember(context, `/p/${id}`)
  const { store } = context
  const shown = await findShownPost(context, id)
  if (shown !== undefined) {
    await muteWriter(store, { actor, writerId: shown.account_id })
    return redirect(`/t/${shown.thread_id}`, 303)
  }
  // Pressed twice: it is hidden already, by herself.
  const post = await findPost(store.read, id)
  const muted = await mutedBy(store.read, actor.id)
  const again = post !== undefined && muted.some((one) => one.muted_id === post.account_id)
  if (!again) throw refuse(404)
  return redirect(`/t/${post.thread_id}`, 303)
}
