import type { Insertable } from 'kysely'
import type { DecisionTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export async function insertDecision(trx: Writing, row: Insertable<DecisionTable>): Promise<void> {
  await trx.insertInto('decision').values(row).execute()
}

/** The last decision on an item that stands (was not undone), or undefined. */
export async function standingDecision(
  db: Reader | Writing,
  itemId: string,
): Promise<Row<'decision'> | undefined> {
  return await db
    .selectFrom('decision')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('undone', '=', 0)
    .orderBy('decided_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function markUndone(trx: Writing, id: string): Promise<void> {
  await trx.updateTable('decision').set({ undone: 1 }).where('id', '=', id).execute()
}

/** Earlier standing decisions about an author: kinds and reasons, no texts. */
export async function decisionsAboutAuthor(
  db: Reader,
  accountId: string,
): Promise<Array<{ kind: string; reason: string | null; count: number }>> {
  return await db
    .selectFrom('decision')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .select((eb) => ['decision.kind', 'decision.reason', eb.fn.countAll<number>().as('count')])
    .where('post.account_id', '=', accountId)
    .where('decision.undone', '=', 0)
    .groupBy(['decision.kind', 'decision.reason'])
    .execute()
}

/** Somebody's decisions that can still be undone, newest first. */
export async function undoableDecisions(
  db: Reader,
  accountId: string,
  now: number,
): Promise<Array<{ itemId: string; kind: string; undoUntil: number; title: string }>> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['decision.item_id', 'decision.kind', 'decision.undo_until', 'thread.title'])
    .where('decision.decided_by', '=', accountId)
    .where('decision.undone', '=', 0)
    .where('decision.undo_until', '>', now)
    .orderBy('decision.decided_at', 'desc')
    .limit(10)
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    kind: row.kind,
    undoUntil: row.undo_until,
    title: row.title,
  }))
}
