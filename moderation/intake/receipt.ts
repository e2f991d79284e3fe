import { MINUTE_MS } from '#db/days.ts'
import { tokenHash } from '#db/keys.ts'
import { insertReceipt } from '#db/queries/receipts.ts'
import type { Writing } from '#db/store.ts'
import type { Level } from '../vocabulary.ts'
import { callsForCase } from './read-text.ts'

const RECEIPT_MS = 15 * MINUTE_MS

/** The receipt that an author sees after placing, by a token of hers: once, or for 15 minutes when it matters. */
export async function writeReceipt(
  trx: Writing,
  receipt: { token: string; accountId: string; postId: string; level: Level; now: Date },
): Promise<void> {
  await insertReceipt(trx, {
    id: tokenHash(receipt.token),
    post_id: receipt.postId,
    account_id: receipt.accountId,
    until: receipt.now.getTime() + RECEIPT_MS,
    again: callsForCase(receipt.level) ? 1 : 0,
  })
}
