/** Who may come in. Each throws the answer that belongs to a refusal; routes go on with who is left. */
import { redirect, type AppLoadContext } from '@remix-run/node'
import { dayOf } from '#db/days.ts'
import { findPost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { hiddenFrom, isHidden, NOBODY, type Hidden } from '#db/queries/hidden.ts'
import {
  isStaff,
  mayAdminister,
  mayKeepRules,
  mayModerate,
  maySeeCases,
  type Actor,
} from '#moderation/actor.ts'
import { refuse } from '../refuse.ts'

/** What `/me` and settings ask: the passphrase was given at most so long ago. */
export const PASSPHRASE_FRESH_MS = 5 * 60_000

/** Staff are nobody until their second step is done. */
export function whoIs(context: AppLoadContext): Actor | undefined {
  const signedIn = context.signedIn
  if (signedIn === undefined) return undefined
  if (isStaff(signedIn.account) && !signedIn.session.secondStep) return undefined
  return signedIn.account
}

/** Who is signed in; everybody else is sent to sign in, and on to `to` after that. */
export function requireMember(context: AppLoadContext, to: string): Actor {
  const actor = whoIs(context)
  if (actor !== undefined) return actor
  if (context.signedIn !== undefined) throw redirect('/login/second', 303)
  throw redirect(`/login?to=${encodeURIComponent(to)}`, 303)
}

/** Whoever works here. */
export function requireStaff(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!isStaff(actor)) throw refuse(403)
  return actor
}

/** A moderator or professional. Members get a 403 that names no role. */
export function requireModerator(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!mayModerate(actor)) throw refuse(403)
  return actor
}

export function requireProfessional(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!maySeeCases(actor)) throw refuse(403)
  return actor
}

export function requireAdministrator(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!mayAdminister(actor)) throw refuse(403)
  return actor
}

/** Who may see the rota: administrators plan it, professionals are in it. */
export function requireTeam(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!mayAdminister(actor) && !maySeeCases(actor)) throw refuse(403)
  return actor
}

/** Who sees what the triage's rules do, and adds to them: administrators and professionals. */
export function requireRuleKeeper(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!mayKeepRules(actor)) throw refuse(403)
  return actor
}

/** Whether somebody reads what is for members only: signed in, and not suspended. */
export function readsAsMember(context: AppLoadContext): boolean {
  return whoIs(context) !== undefined && context.signedIn?.suspended !== true
}

/** Whose posts a member does not get to see: of who is kept apart, or under a name she muted. Staff see all. */
export async function hiddenPosts(context: AppLoadContext): Promise<Hidden> {
  const actor = whoIs(context)
  // A page that members share is made for those from whom nobody is hidden.
  if (actor === undefined || isStaff(actor) || context.unseen !== undefined) return NOBODY
  return await hiddenFrom(context.store.read, actor.id, dayOf(context.now))
}

/** A post that is shown, also to who asks here, or undefined. */
export async function findShownPost(
  context: AppLoadContext,
  id: string,
): Promise<PostWithPlaceOfBirth | undefined> {
  const post = await findPost(context.store.read, id)
  if (post === undefined || post.state !== 'visible') return undefined
  return isHidden(await hiddenPosts(context), post) ? undefined : post
}

/** Who reads what is for members only; everybody else is sent to sign in. */
export function requireReader(context: AppLoadContext, to: string): Actor {
  const actor = requireMember(context, to)
  if (!readsAsMember(context)) throw refuse(403)
  return actor
}
