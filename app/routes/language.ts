import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { LANGUAGES } from '#moderation/vocabulary.ts'
import { localPath } from '../local-path.ts'
import { setCookie } from '../server/cookies.ts'

/** Switches the language of the pages, for this browser session. */
export function action({ context }: ActionFunctionArgs) {
  const language = LANGUAGES.find((one) => one === context.form.get('lang')) ?? 'nl'
  return redirect(localPath(context.form.get('to'), '/'), {
    status: 303,
    headers: { 'Set-Cookie': setCookie('language', language, context.env.loopback) },
  })
}
