import type { AppLoadContext } from '@remix-run/node'
import { askedOf, type Asking } from '#moderation/members/asked-second-step.ts'
import { askForPasskey, siteOf, type Purpose } from '#moderation/members/passkeys.ts'
import { refuse } from '../refuse.ts'

/** Whose second step is asked in this request, and on which site. Throws 403 when nobody is signed in. */
export function askingOf({ env, now, signedIn }: AppLoadContext): Asking {
  if (signedIn === undefined) throw refuse(403)
  const { account, session } = signedIn
  return { accountId: account.id, sessionId: session.id, site: siteOf(env.origin), now }
}

/** What the forms ask in which somebody gives their own second step again, for `purpose`; undefined when none fits here. */
export async function formsFor(context: AppLoadContext, purpose: Purpose) {
  const { store } = context
  const asking = askingOf(context)
  const { site } = asking
  const asked = await askedOf(store, asking)
  if (asked.kind !== 'give') return undefined
  const options =
    asked.passkey && site ? await askForPasskey(store, { ...asking, site, purpose }) : null
  return { options, code: asked.code, script: context.asset('passkey.js') }
}

/** Counts one more try at somebody's second step, of codes and passkeys together. Throws 429 when it was too often. */
export async function takeSecondStepPace(
  context: AppLoadContext,
  accountId: string,
): Promise<void> {
  const pace = await context.limits.take('signIn', `second:${accountId}`)
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
}
