import type { AppLoadContext } from '@remix-run/node'
import { isStaff, type Actor } from '#moderation/actor.ts'
import { issueReading, setCookie } from '../server/cookies.ts'

/** Begins a session (staff without their second step) and answers the cookies to set. */
export async function beginSession(
  context: AppLoadContext,
  account: Actor,
  how: { shared: boolean; secondStep?: boolean },
): Promise<Headers> {
  const { sessions, env, now, store } = context
  if (context.signedIn !== undefined) await sessions.end(context.signedIn.session.id)
  const token = await sessions.begin(account, {
    shared: how.shared,
    secondStep: how.secondStep ?? !isStaff(account),
    now,
  })
  const headers = new Headers()
  headers.append('Set-Cookie', setCookie('session', token, env.loopback))
  headers.append('Set-Cookie', setCookie('reading', issueReading(store.keys, now), env.loopback))
  return headers
}
