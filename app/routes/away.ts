import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { localPath } from '../local-path.ts'
import { backWithDraft } from '../forms/drafts.ts'
import { dropCookie } from '../server/cookies.ts'

/** The fields that hold somebody's own words, in any form. */
const WORDS = ['body', 'title', 'note', 'message', 'explanation']

/**
 * A page was out of sight for a minute. Who is signed in is asked for the passphrase from now on, whatever
 * address is opened; who only reads comes to the front page. What was typed is kept as a draft.
 */
export async function action({ context }: ActionFunctionArgs) {
  const { env, form, sessions, signedIn } = context
  const path = localPath(form.get('to'), '/')
  const typed = WORDS.some((name) => (form.get(name) ?? '').trim() !== '')
  const answer = typed
    ? await backWithDraft(context, path, { outcome: 'ended' })
    : redirect(path, 303)
  if (signedIn !== undefined) await sessions.away(signedIn.session.id)
  else answer.headers.append('Set-Cookie', dropCookie('reading', env.loopback))
  return answer
}
