import { insertedOften } from '../asked-often.ts'
import { tokenHash } from '../keys.ts'
import type { Row } from '../schema.ts'
import type { Writing } from '../store.ts'

/**
 * Opens a receipt: the page its author sees after placing. One that is for a single look is gone with
 * it; one of a post that worries us can be looked at again until its time is over.
 */
export async function openReceipt(
  trx: Writing,
  receipt: { token: string; accountId: string; postId: string; now: Date },
): Promise<Row<'receipt'> | undefined> {
  const row = await trx
    .selectFrom('receipt')
    .selectAll()
    .where('id', '=', tokenHash(receipt.token))
    .where('account_id', '=', receipt.accountId)
    .where('post_id', '=', receipt.postId)
    .where('until', '>', receipt.now.getTime())
    .executeTakeFirst()
  if (row !== undefined && row.again === 0) {
    await trx.deleteFrom('receipt').where('id', '=', row.id).execute()
  }
  return row
}

export const insertReceipt = insertedOften('receipt')

/** All receipts of an account. */
export async function dropReceiptsOf(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('receipt').where('account_id', '=', accountId).execute()
}
