/** The passphrase gate: what is one's own shows only shortly after the passphrase was given. */
import { data, redirect, type AppLoadContext } from '@remix-run/node'
import { HashingBusyError } from '#moderation/members/hashing.ts'
import { confirmPassphrase } from '#moderation/members/sign-in.ts'
import { refuse } from '../refuse.ts'
import { PASSPHRASE_FRESH_MS } from './guards.ts'

/** Whether the passphrase of this session was given in the last five minutes. */
export function isFresh(context: AppLoadContext): boolean {
  const given = context.signedIn?.session.passphraseAt ?? 0
  return context.now.getTime() - given <= PASSPHRASE_FRESH_MS
}

/**
 * Runs a check of somebody's own passphrase at the pace of signing in. Throws 429 when it was tried too
 * often, 503 when too many wait.
 */
export async function atSignInPace<T>(
  context: AppLoadContext,
  check: () => Promise<T>,
): Promise<T> {
  const account = (context.signedIn ?? context.away)?.account.id ?? ''
  const pace = await context.limits.take('signIn', `own:${account}:${context.addressKey()}`)
  if (!pace.ok) throw refuse(429, { retryAfterSeconds: pace.retryAfterSeconds })
  try {
    return await check()
  } catch (error) {
    if (error instanceof HashingBusyError) throw refuse(503, { retryAfterSeconds: 5 })
    throw error
  }
}

/**
 * Takes the passphrase from a form and opens the gate for five minutes. False when it is not the right
 * one; throws as `atSignInPace` does.
 */
async function takePassphrase(context: AppLoadContext): Promise<boolean> {
  const { form, now, sessions, signedIn, store } = context
  if (signedIn === undefined) return false
  const given = form.get('passphrase') ?? ''
  const fits = await atSignInPace(context, () =>
    confirmPassphrase(store, signedIn.account.id, given),
  )
  if (fits) await sessions.confirmed(signedIn.session.id, now)
  return fits
}

/**
 * Answers the passphrase form of `path`: back there, with the draft that waited for it and at the place
 * it belongs to; or the same form, marked.
 */
export async function answerPassphrase(context: AppLoadContext, path: string) {
  const draft = context.form.get('d') ?? ''
  const at = context.form.get('at') ?? ''
  if (!(await takePassphrase(context))) return data({ wrong: true, draft, at }, 400)
  const anchor = /^[\w-]+$/.test(at) ? `#${at}` : ''
  const query = draft === '' ? '' : `?d=${encodeURIComponent(draft)}`
  return redirect(`${path}${query}${anchor}`, 303)
}
