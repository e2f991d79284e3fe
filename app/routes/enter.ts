import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { localPath } from '../local-path.ts'
import { issueReading, setCookie } from '../server/cookies.ts'

/** Begins a reading session: a signed time, nothing about the person. */
export function action({ context }: ActionFunctionArgs) {
  const cookie = setCookie(
    'reading',
    issueReading(context.store.keys, context.now),
    context.env.loopback,
  )
  return redirect(localPath(context.form.get('to'), '/'), {
    status: 303,
    headers: { 'Set-Cookie': cookie },
  })
}
