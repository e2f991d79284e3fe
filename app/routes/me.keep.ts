import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { keepPostsFor, readMonths } from '#moderation/members/keep-posts.ts'
import { isFresh } from '../auth/fresh.ts'
import { requireMember } from '../auth/guards.ts'
import { refuse } from '../refuse.ts'

/** How long somebody's own posts stay: one month, three, or as long as their thread. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/me')
  const months = readMonths(context.form.get('months'))
  if (months === undefined) throw refuse(400)
  // After five minutes the passphrase is asked first; the choice is one tap away again.
  if (isFresh(context)) await keepPostsFor(context.store, actor.id, months)
  return redirect('/me#keep', 303)
}
