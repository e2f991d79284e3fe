/**
 * The way out. A link, so that it works without script and is not blocked by `form-action`; it ends the
 * session, forgets the drafts, and tells the browser to forget everything of this site. What makes Back
 * show no word afterwards is the whole set: a dead session, no-store pages, Clear-Site-Data (measured).
 */
import type { Request, Response } from 'express'
import { dropDraft, dropDraftsOf } from '#db/queries/drafts.ts'
import { dropReceiptsOf } from '#db/queries/receipts.ts'
import { inTransaction } from '#db/store.ts'
import type { RequestContext } from './context.ts'
import { dropCookie } from './cookies.ts'

/** The draft that the page behind this request showed, by its own address. */
function draftToken(request: Request): string | null {
  const referer = request.headers.referer ?? ''
  return URL.canParse(referer) ? new URL(referer).searchParams.get('d') : null
}

/** Ends what is there to end, and goes to the neutral address. `touch` false: only goes. */
export async function leave(
  request: Request,
  response: Response,
  context: RequestContext,
  touch: boolean,
): Promise<void> {
  const { env, sessions, store } = context
  const signedIn = context.signedIn ?? context.away
  response.setHeader('Cache-Control', 'no-store')
  if (touch) {
    // Said first, and said even if the store should fail now.
    response.setHeader('Clear-Site-Data', '"cache", "cookies", "storage"')
    response.setHeader('Set-Cookie', [
      dropCookie('session', env.loopback),
      dropCookie('reading', env.loopback),
      dropCookie('language', env.loopback),
      dropCookie('tab', env.loopback),
    ])
    const draft = draftToken(request)
    if (signedIn !== undefined) await sessions.end(signedIn.session.id).catch(() => {})
    if (signedIn !== undefined || draft !== null) {
      await inTransaction(store, async (trx) => {
        if (signedIn !== undefined) {
          await dropDraftsOf(trx, signedIn.account.id)
          await dropReceiptsOf(trx, signedIn.account.id)
        }
        if (draft !== null) await dropDraft(trx, draft)
      }).catch(() => {})
    }
  }
  response.redirect(303, env.leaveTo)
}
