import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportRules } from '#moderation/rules/share.ts'
import { requireRuleKeeper } from '../auth/guards.ts'

/** The site's own live rules as a file, for another organisation to take over. */
export async function loader({ context }: LoaderFunctionArgs) {
  requireRuleKeeper(context, '/rules')
  return new Response(await exportRules(context.store), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="rules.json"',
    },
  })
}
