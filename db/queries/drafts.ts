/**
 * Drafts: what somebody typed that could not be placed yet. The row is found by a hash of a token and
 * its key is made from that token, which only the address `?d=` holds: the store alone can read none.
 */
import { HOUR_MS } from '../days.ts'
import { newToken } from '../ids.ts'
import { keyFromToken, openWith, sealWith, tokenHash } from '../keys.ts'
import { lengthOf } from '../retention/choices.ts'
import type { Reader, Writing } from '../store.ts'

/** Keeps a draft for as many hours as the rule in force says; answers its token. */
export async function keepDraft(
  trx: Writing,
  draft: { accountId: string | null; content: unknown; now: Date },
): Promise<string> {
  const token = newToken()
  const plain = Buffer.from(JSON.stringify(draft.content))
  await trx
    .insertInto('draft')
    .values({
      id: tokenHash(token),
      account_id: draft.accountId,
      ciphertext: sealWith(keyFromToken(token, 'draft'), plain),
      expires_at: draft.now.getTime() + (await lengthOf(trx, 'draft')) * HOUR_MS,
    })
    .execute()
  return token
}

/** What a token's draft holds, or undefined when it is gone or belongs to somebody else. */
export async function readDraft(
  db: Reader | Writing,
  token: string,
  who: { accountId: string | null; now: Date },
): Promise<unknown> {
  const row = await db
    .selectFrom('draft')
    .select(['ciphertext', 'account_id'])
    .where('id', '=', tokenHash(token))
    .where('expires_at', '>', who.now.getTime())
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.account_id !== null && row.account_id !== who.accountId) return undefined
  return JSON.parse(openWith(keyFromToken(token, 'draft'), row.ciphertext).toString('utf8'))
}

export async function dropDraft(trx: Writing, token: string): Promise<void> {
  await trx.deleteFrom('draft').where('id', '=', tokenHash(token)).execute()
}

/** All drafts of an account: the quick exit leaves none behind. */
export async function dropDraftsOf(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('draft').where('account_id', '=', accountId).execute()
}
