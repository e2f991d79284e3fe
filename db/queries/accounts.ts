import type { Insertable, Updateable } from 'kysely'
import { compiledOnce } from '../asked-often.ts'
import type { AccountTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertAccount(trx: Writing, row: Insertable<AccountTable>): Promise<void> {
  await trx.insertInto('account').values(row).execute()
}

/** An account without what proves who somebody is. */
export type Account = Omit<Row<'account'>, 'pseudonym_key' | 'passphrase_hash' | 'recovery_hash'>

export async function findAccount(db: Reader | Writing, id: string): Promise<Account | undefined> {
  return await db
    .selectFrom('account')
    .select([
      'id',
      'pseudonym',
      'role',
      'joined_week',
      'seen_month',
      'approved_posts',
      'said_yes',
      'keep_months',
      'active',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** An account with its hashes: for signing in and changing the passphrase alone. */
export async function findAccountToCheck(
  db: Reader | Writing,
  id: string,
): Promise<Row<'account'> | undefined> {
  return await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The account behind a folded pseudonym's keyed hash, or undefined. */
export async function findByPseudonymKey(
  db: Reader | Writing,
  pseudonymKey: Buffer,
): Promise<Row<'account'> | undefined> {
  return await db
    .selectFrom('account')
    .selectAll()
    .where('pseudonym_key', '=', pseudonymKey)
    .executeTakeFirst()
}

export async function updateAccount(
  trx: Writing,
  id: string,
  change: Updateable<AccountTable>,
): Promise<void> {
  await trx.updateTable('account').set(change).where('id', '=', id).execute()
}

const yesOf = compiledOnce((db, id: string) =>
  db.selectFrom('account').select('said_yes').where('id', '=', id),
)

/** Whether somebody said yes to age, rules and consent: only then may they write on boards. */
export async function saidYes(db: Reader | Writing, id: string): Promise<boolean> {
  const [row] = await yesOf(db, id)
  return row?.said_yes === 1
}

/** One more, or one less, approved post. */
export async function countApproved(trx: Writing, id: string, by: 1 | -1): Promise<void> {
  await trx
    .updateTable('account')
    .set((eb) => ({ approved_posts: eb('approved_posts', '+', by) }))
    .where('id', '=', id)
    .execute()
}

/** How many people hold each role. */
export async function countRoles(db: Reader | Writing): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('account')
    .select((eb) => ['role', eb.fn.countAll<number>().as('count')])
    .where('active', '=', 1)
    .groupBy('role')
    .execute()
  return new Map(rows.map((row) => [row.role, row.count]))
}

/** The last sign-ins that are remembered, newest first. */
export async function signInsOf(
  db: Reader | Writing,
  accountId: string,
): Promise<Array<Pick<Row<'sign_in'>, 'day' | 'part'>>> {
  return await db
    .selectFrom('sign_in')
    .select(['day', 'part'])
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .execute()
}
