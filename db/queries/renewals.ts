/** Second steps that are lost: who said so first, until a second colleague does. */
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** What a first colleague said of somebody, or undefined when nobody did or it has run out. */
export async function findRenewal(
  db: Reader | Writing,
  accountId: string,
  now: Date,
): Promise<Row<'renewal'> | undefined> {
  return await db
    .selectFrom('renewal')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now.getTime())
    .executeTakeFirst()
}

/** Everybody of whom a first colleague said so, with the names of both. */
export async function openRenewals(
  db: Reader,
  now: Date,
): Promise<Array<{ id: string; name: string; byId: string; by: string }>> {
  return await db
    .selectFrom('renewal')
    .innerJoin('account', 'account.id', 'renewal.account_id')
    .innerJoin('account as first', 'first.id', 'renewal.first_by')
    .select(['account.id', 'account.pseudonym as name'])
    .select(['first.id as byId', 'first.pseudonym as by'])
    .where('renewal.expires_at', '>', now.getTime())
    .orderBy('account.id')
    .execute()
}

export async function putRenewal(trx: Writing, row: Row<'renewal'>): Promise<void> {
  await trx.replaceInto('renewal').values(row).execute()
}

export async function dropRenewal(trx: Writing, accountId: string): Promise<boolean> {
  const result = await trx
    .deleteFrom('renewal')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Takes every second step of somebody away; something new is set up only with the words of `hash`. */
export async function renewSecondStep(
  trx: Writing,
  row: { accountId: string; secret: Buffer; hash: Buffer; until: number },
): Promise<void> {
  const { accountId, secret, hash, until } = row
  await trx.deleteFrom('passkey').where('account_id', '=', accountId).execute()
  await trx
    .replaceInto('second_factor')
    .values({ account_id: accountId, secret, renewal: hash, renewal_until: until })
    .execute()
}
