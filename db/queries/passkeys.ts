/** Passkeys and codes of staff: what the second step is checked against. */
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** An account's passkeys, in the order in which they were added as far as the week tells. */
export async function passkeysOf(
  db: Reader | Writing,
  accountId: string,
): Promise<Array<Row<'passkey'>>> {
  return await db
    .selectFrom('passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('added_week')
    .execute()
}

/** False when this passkey is known already, here or with somebody else. */
export async function insertPasskey(trx: Writing, row: Row<'passkey'>): Promise<boolean> {
  const result = await trx
    .insertInto('passkey')
    .values(row)
    .onConflict((conflict) => conflict.column('credential_key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function dropPasskey(
  trx: Writing,
  at: { id: string; accountId: string },
): Promise<void> {
  await trx
    .deleteFrom('passkey')
    .where('id', '=', at.id)
    .where('account_id', '=', at.accountId)
    .execute()
}

/**
 * Moves a passkey's counter on. False when it did not go up, or the passkey is gone. One that does not
 * count stays at 0 for good: most do, because they live on several devices of one person.
 */
export async function raiseCounter(trx: Writing, id: string, counter: number): Promise<boolean> {
  const result = await trx
    .updateTable('passkey')
    .set({ counter })
    .where('id', '=', id)
    .where((eb) => (counter === 0 ? eb('counter', '=', 0) : eb('counter', '<', counter)))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Whether a code is set up, and which words open the setting up of something new; nothing is decrypted. */
export async function codeOf(
  db: Reader | Writing,
  accountId: string,
): Promise<{ confirmed: boolean; renewal: Buffer | null; renewalUntil: number } | undefined> {
  const row = await db
    .selectFrom('second_factor')
    .select(['confirmed', 'renewal', 'renewal_until'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    confirmed: row.confirmed === 1,
    renewal: row.renewal,
    renewalUntil: row.renewal_until ?? 0,
  }
}

export async function dropCode(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('second_factor').where('account_id', '=', accountId).execute()
}

/** A secret that was shown and never used, with the words of a renewal: something else was set up. */
export async function dropUnusedCode(trx: Writing, accountId: string): Promise<void> {
  await trx
    .deleteFrom('second_factor')
    .where('account_id', '=', accountId)
    .where('confirmed', '=', 0)
    .execute()
}

/** Everything of somebody's second step. */
export async function dropSecondSteps(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('passkey').where('account_id', '=', accountId).execute()
  await trx.deleteFrom('renewal').where('account_id', '=', accountId).execute()
  await trx.deleteFrom('renewal').where('first_by', '=', accountId).execute()
  await dropCode(trx, accountId)
}
