/**
 * A pass for one look: a POST that shows something may not show it in its own answer (it would stay in
 * the browser's session files), so it answers 303 with a pass that the next GET uses up.
 */
import type { AppLoadContext } from '@remix-run/node'
import { dropDraft, keepDraft, readDraft } from '#db/queries/drafts.ts'
import { inTransaction } from '#db/store.ts'

/** Makes a pass for `purpose`; only this account can use it. */
export async function issuePass(context: AppLoadContext, purpose: string): Promise<string> {
  return await inTransaction(context.store, (trx) =>
    keepDraft(trx, {
      accountId: context.signedIn?.account.id ?? null,
      content: { pass: purpose },
      now: context.now,
    }),
  )
}

/** Uses a pass up. False when there is none. */
export async function takePass(
  context: AppLoadContext,
  request: Request,
  purpose: string,
): Promise<boolean> {
  const token = new URL(request.url).searchParams.get('d') ?? ''
  const kept = await readDraft(context.store.read, token, {
    accountId: context.signedIn?.account.id ?? null,
    now: context.now,
  })
  if ((kept as { pass?: string } | undefined)?.pass !== purpose) return false
  await inTransaction(context.store, (trx) => dropDraft(trx, token))
  return true
}
