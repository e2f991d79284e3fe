import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { readEverything } from '#moderation/members/read-everything.ts'
import { requireMember } from '../auth/guards.ts'
import { takePass } from '../auth/one-look.ts'

/** The file, once. Its name says nothing. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = requireMember(context, '/me/export')
  if (!(await takePass(context, request, 'export-file'))) throw redirect('/me/export', 303)
  const everything = await readEverything(context.store, actor.id)
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="notes.json"',
    },
  })
}
