import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireMember } from '../auth/guards.ts'
import { dropCookie } from '../server/cookies.ts'

/** Ends every session of this account, this one too. */
export async function action({ context }: ActionFunctionArgs) {
  const actor = requireMember(context, '/me')
  await context.sessions.endAll(actor.id)
  return redirect('/login', {
    status: 303,
    headers: { 'Set-Cookie': dropCookie('session', context.env.loopback) },
  })
}
