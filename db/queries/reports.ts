import type { Insertable } from 'kysely'
import type { ReportTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

/** The reports behind an item: what and why, never by whom. */
export async function reportsOfItem(
  db: Reader,
  itemId: string,
): Promise<Array<{ track: ReportTable['track']; reason: string; note: string; day: string }>> {
  return await db
    .selectFrom('report')
    .select(['track', 'reason', 'note', 'day'])
    .where('item_id', '=', itemId)
    .orderBy('day')
    .execute()
}

/** Whether a member reported a post before. */
export async function reportedBefore(
  trx: Writing,
  postId: string,
  accountId: string,
): Promise<boolean> {
  const known = await trx
    .selectFrom('report')
    .select('id')
    .where('post_id', '=', postId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return known !== undefined
}

export async function insertReport(trx: Writing, row: Insertable<ReportTable>): Promise<void> {
  await trx.insertInto('report').values(row).execute()
}

export async function findReport(
  db: Reader | Writing,
  id: string,
): Promise<Row<'report'> | undefined> {
  return await db.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Lets the reports of an item go on under another one. */
export async function moveReports(trx: Writing, from: string, to: string): Promise<void> {
  await trx.updateTable('report').set({ item_id: to }).where('item_id', '=', from).execute()
}

/** Who reported by this item and why, for telling them what came of it. */
export async function reportersOfItem(
  trx: Writing,
  itemId: string,
): Promise<Array<Pick<Row<'report'>, 'account_id' | 'reason'>>> {
  return await trx
    .selectFrom('report')
    .select(['account_id', 'reason'])
    .where('item_id', '=', itemId)
    .execute()
}

/** What somebody reported, in their own words. */
export async function reportsByAccount(
  db: Reader,
  accountId: string,
): Promise<Array<{ day: string; track: string; reason: string; note: string }>> {
  return await db
    .selectFrom('report')
    .select(['day', 'track', 'reason', 'note'])
    .where('account_id', '=', accountId)
    .orderBy('day')
    .execute()
}
