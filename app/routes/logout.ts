import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { dropCookie } from '../server/cookies.ts'

/** Ends this session; reading goes on. */
export async function action({ context }: ActionFunctionArgs) {
  const known = context.signedIn ?? context.away
  if (known !== undefined) await context.sessions.end(known.session.id)
  return redirect('/', {
    status: 303,
    headers: {
      'Set-Cookie': dropCookie('session', context.env.loopback),
      'Clear-Site-Data': '"cache"',
    },
  })
}
