/**
 * Forms with a member's own words never answer their own POST with those words: what stands in a POST's
 * answer stays in the browser's session files, even after the exit (measured). They go to a draft, and
 * the way leads back to the form with `?d=`.
 */
import { redirect, type AppLoadContext } from '@remix-run/node'
import { dropDraft, keepDraft, readDraft } from '#db/queries/drafts.ts'
import { inTransaction } from '#db/store.ts'

export type DraftOutcome = 'refused' | 'warned' | 'ended'

export type Draft = {
  /** Why it is a draft: decides between 400 and 200, and what the form says. */
  outcome: DraftOutcome
  fields: Record<string, string>
  /** What was wrong, by field. */
  problems?: Array<{ field: string; problem: string }>
}

/** Fields that are secrets or belong to one sending; a draft never holds them. */
const NEVER = new Set([
  'passphrase',
  'current',
  'recovery',
  'code',
  'confirm',
  'reroll',
  'd',
  'version',
])

function wordsOf(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...form].filter(([name]) => !NEVER.has(name)))
}

/** Keeps what was typed; answers the draft's token. */
export async function keep(context: AppLoadContext, draft: Omit<Draft, 'fields'>): Promise<string> {
  return await inTransaction(context.store, (trx) =>
    keepDraft(trx, {
      accountId: context.signedIn?.account.id ?? null,
      content: { ...draft, fields: wordsOf(context.form) },
      now: context.now,
    }),
  )
}

/** `path` with the token of a draft in it, in the place of one that it had. */
export function withDraft(path: string, token: string): string {
  const [before = '', after] = path.split('#')
  const [address = '', query] = before.split('?')
  const fields = new URLSearchParams(query)
  fields.set('d', token)
  return `${address}?${fields}${after ? `#${after}` : ''}`
}

/** Keeps what was typed and sends the way back to `path` with the draft. */
export async function backWithDraft(
  context: AppLoadContext,
  path: string,
  draft: Omit<Draft, 'fields'>,
): Promise<Response> {
  return redirect(withDraft(path, await keep(context, draft)), 303)
}

/** A form sent after the session ended: kept, and on by way of signing in. */
export async function signInWithDraft(context: AppLoadContext, path: string): Promise<Response> {
  const token = await keep(context, { outcome: 'ended' })
  return redirect(`/login?to=${encodeURIComponent(path)}&d=${token}`, 303)
}

/** The draft an address names, or undefined. */
export async function draftOf(
  context: AppLoadContext,
  request: Request,
): Promise<{ token: string; draft: Draft } | undefined> {
  const token = new URL(request.url).searchParams.get('d')
  if (token === null || token === '') return undefined
  const draft = await readDraft(context.store.read, token, {
    accountId: context.signedIn?.account.id ?? null,
    now: context.now,
  })
  return draft === undefined ? undefined : { token, draft: draft as Draft }
}

/** A draft is gone once its words are where they should be. */
export async function dropUsedDraft(context: AppLoadContext): Promise<void> {
  const token = context.form.get('d')
  if (token) await inTransaction(context.store, (trx) => dropDraft(trx, token))
}

/** 400 for a form that was refused, 200 for a warning or words kept over a sign-in. */
export function statusOf(draft: Draft | undefined): number {
  return draft?.outcome === 'refused' ? 400 : 200
}
