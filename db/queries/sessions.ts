import type { Row } from '../schema.ts'
import { askedOften, type AskedBy } from '../asked-often.ts'
import type { Reader, Writing } from '../store.ts'

export type SessionWithAccount = Row<'session'> & {
  role: Row<'account'>['role']
  pseudonym: string
  approved_posts: number
  active: 0 | 1
  said_yes: 0 | 1
}

/** Finds a session and whose it is, by the hash of its token. */
export function sessionFinder(store: AskedBy): (id: string) => SessionWithAccount | undefined {
  const ask = askedOften(store, (db, id: string) =>
    db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .selectAll('session')
      .select([
        'account.role',
        'account.pseudonym',
        'account.approved_posts',
        'account.active',
        'account.said_yes',
      ])
      .where('session.id', '=', id),
  )
  return (id) => ask(id)[0]
}

export async function sessionsOf(
  db: Reader | Writing,
  accountId: string,
): Promise<Array<Row<'session'>>> {
  return await db.selectFrom('session').selectAll().where('account_id', '=', accountId).execute()
}

export async function insertSession(trx: Writing, row: Row<'session'>): Promise<void> {
  await trx.insertInto('session').values(row).execute()
}

export async function changeSession(
  trx: Writing,
  id: string,
  change: Partial<Pick<Row<'session'>, 'expires_at' | 'passphrase_at' | 'second_step' | 'away'>>,
): Promise<void> {
  await trx.updateTable('session').set(change).where('id', '=', id).execute()
}

export async function dropSession(trx: Writing, id: string): Promise<void> {
  await trx.deleteFrom('session').where('id', '=', id).execute()
}

/** Ends every session of an account. */
export async function dropSessionsOf(trx: Writing, accountId: string): Promise<void> {
  await trx.deleteFrom('session').where('account_id', '=', accountId).execute()
}

export async function dropExpiredSessions(trx: Writing, now: number): Promise<void> {
  await trx.deleteFrom('session').where('expires_at', '<=', now).execute()
}
