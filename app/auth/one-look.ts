/**
 * For one look: a POST that shows something may not show it in its own answer (it would stay in the
 * browser's session files), so it answers 303 with a token that the next GET uses up.
 */
import type { AppLoadContext } from '@remix-run/node'
import { dropDraft, keepDraft, readDraft } from '#db/queries/drafts.ts'
import { inTransaction } from '#db/store.ts'

/** Keeps `shown` under `name` for one look of this account; answers the token for `?d=`. */
export async function keepForOneLook(
  context: AppLoadContext,
  name: string,
  shown: string,
): Promise<string> {
  return await inTransaction(context.store, (trx) =>
    keepDraft(trx, {
      accountId: context.signedIn?.account.id ?? null,
      content: { [name]: shown },
      now: context.now,
    }),
  )
}

/** What was kept under `name`; looking makes it gone. Undefined when there is nothing. */
export async function takeOneLook(
  context: AppLoadContext,
  request: Request,
  name: string,
): Promise<string | undefined> {
  const token = new URL(request.url).searchParams.get('d') ?? ''
  const kept = (await readDraft(context.store.read, token, {
    accountId: context.signedIn?.account.id ?? null,
    now: context.now,
  })) as Record<string, string> | undefined
  const shown = kept?.[name]
  if (shown !== undefined) await inTransaction(context.store, (trx) => dropDraft(trx, token))
  return shown
}

/** Makes a pass for `purpose`; only this account can use it. */
export async function issuePass(context: AppLoadContext, purpose: string): Promise<string> {
  return await keepForOneLook(context, purpose, '1')
}

/** Uses a pass up. False when there is none. */
export async function takePass(
  context: AppLoadContext,
  request: Request,
  purpose: string,
): Promise<boolean> {
  return (await takeOneLook(context, request, purpose)) !== undefined
}
