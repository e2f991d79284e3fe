import type { Insertable } from 'kysely'
import { askedOften, type AskedBy } from '../asked-often.ts'
import type { NoticeTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertNotice(trx: Writing, row: Insertable<NoticeTable>): Promise<void> {
  await trx.insertInto('notice').values(row).execute()
}

/**
 * Marks the notices of a decision as withdrawn; they stay readable with a line that says so. Answers
 * whom they had told.
 */
export async function withdrawNotices(trx: Writing, decisionId: string): Promise<string[]> {
  const rows = await trx
    .updateTable('notice')
    .set({ withdrawn: 1 })
    .where('decision_id', '=', decisionId)
    .where('withdrawn', '=', 0)
    .returning('account_id')
    .execute()
  return [...new Set(rows.map((row) => row.account_id))]
}

/** What somebody was told, newest first. */
export async function noticesOf(
  db: Reader,
  accountId: string,
  limit: number,
): Promise<Array<Row<'notice'>>> {
  return await db
    .selectFrom('notice')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
}

/** Whether somebody was told something about a post, and it was not withdrawn. */
export async function wasTold(
  trx: Writing,
  told: { accountId: string; postId: string; kind: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('notice')
    .select('id')
    .where('account_id', '=', told.accountId)
    .where('post_id', '=', told.postId)
    .where('kind', '=', told.kind)
    .where('withdrawn', '=', 0)
    .executeTakeFirst()
  return row !== undefined
}

export async function markNoticesSeen(trx: Writing, accountId: string): Promise<void> {
  await trx
    .updateTable('notice')
    .set({ seen: 1 })
    .where('account_id', '=', accountId)
    .where('seen', '=', 0)
    .execute()
}

function unseen(db: Reader, accountId: string) {
  return db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('seen', '=', 0)
}

/** How many notices somebody has not seen yet. */
export async function countUnseen(db: Reader, accountId: string): Promise<number> {
  return (await unseen(db, accountId).executeTakeFirstOrThrow()).count
}

/** The same, for who asks it at every request. */
export function unseenCounter(store: AskedBy): (accountId: string) => number {
  const ask = askedOften(store, (db, accountId: string) => unseen(db, accountId))
  return (accountId) => ask(accountId)[0]?.count ?? 0
}

export async function findNotice(
  db: Reader | Writing,
  id: string,
): Promise<Row<'notice'> | undefined> {
  return await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst()
}
