/** What moderators do with a whole thread. A thread's places are always 1, 2, 3, … without a gap. */
import { sql, type Insertable, type Updateable } from 'kysely'
import type { Row, ThreadEventTable, ThreadTable } from '../schema.ts'
import { compiledOnce } from '../asked-often.ts'
import type { Reader, Writing } from '../store.ts'

export async function threadRow(
  db: Reader | Writing,
  id: string,
): Promise<Row<'thread'> | undefined> {
  return await db.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function changeThread(
  trx: Writing,
  id: string,
  change: Updateable<ThreadTable>,
): Promise<void> {
  await trx.updateTable('thread').set(change).where('id', '=', id).execute()
}

/** Open items of a thread's posts stand under the board that the thread is on. */
export async function moveItemsOfThread(
  trx: Writing,
  threadId: string,
  boardId: string,
): Promise<void> {
  await trx
    .updateTable('review_item')
    .set({ board_id: boardId })
    .where('post_id', 'in', trx.selectFrom('post').select('id').where('thread_id', '=', threadId))
    .execute()
}

/** Ids of a thread's posts: those with a place in their order, then those that wait. */
export async function postIdsOf(
  db: Reader | Writing,
  threadId: string,
): Promise<{ placed: string[]; waiting: string[] }> {
  const rows = await db
    .selectFrom('post')
    .select(['id', 'place'])
    .where('thread_id', '=', threadId)
    .orderBy('place')
    .orderBy('sequence')
    .execute()
  return {
    placed: rows.filter((row) => row.place !== null).map((row) => row.id),
    waiting: rows.filter((row) => row.place === null).map((row) => row.id),
  }
}

/** How many posts go into one statement: SQLite takes a bounded number of values. */
const AT_ONCE = 500

/** Lets posts stand in a thread, in this order, after the place `after`; null: they have no place yet. */
export async function standIn(
  trx: Writing,
  threadId: string,
  posts: readonly string[],
  after: number | null,
): Promise<void> {
  for (let begin = 0; begin < posts.length; begin += AT_ONCE) {
    const part = posts.slice(begin, begin + AT_ONCE)
    await trx.updateTable('post').set({ thread_id: threadId }).where('id', 'in', part).execute()
    if (after === null) continue
    const cases = sql.join(
      part.map((id, index) => sql`WHEN ${id} THEN ${after + begin + index + 1}`),
      sql` `,
    )
    await sql`UPDATE post SET place = CASE id ${cases} END WHERE id IN (${sql.join(part)})`.execute(
      trx,
    )
  }
}

/** Counts a thread's places anew, and from its posts the day from which on it is kept. */
export async function recount(trx: Writing, threadId: string): Promise<void> {
  const { placed } = await postIdsOf(trx, threadId)
  await standIn(trx, threadId, placed, 0)
  const days = await trx
    .selectFrom('post')
    .select((eb) => eb.fn.max('day').as('last'))
    .where('thread_id', '=', threadId)
    .executeTakeFirst()
  await changeThread(trx, threadId, {
    places: placed.length,
    ...(days?.last ? { latest_day: days.last } : {}),
  })
}

export async function insertThreadEvent(
  trx: Writing,
  row: Insertable<ThreadEventTable>,
): Promise<void> {
  await trx.insertInto('thread_event').values(row).execute()
}

export type ThreadEvent = Row<'thread_event'> & { byName: string | null }

/** What moderators did with a thread, newest first. */
export async function eventsOfThread(
  db: Reader | Writing,
  threadId: string,
): Promise<ThreadEvent[]> {
  return await db
    .selectFrom('thread_event')
    .leftJoin('account', 'account.id', 'thread_event.by')
    .selectAll('thread_event')
    .select('account.pseudonym as byName')
    .where('thread_id', '=', threadId)
    .orderBy('sequence', 'desc')
    .execute()
}

export async function markEventUndone(trx: Writing, sequence: number): Promise<void> {
  await trx
    .updateTable('thread_event')
    .set({ undone: 1, before: '{}' })
    .where('sequence', '=', sequence)
    .execute()
}

const partsOf = compiledOnce((db, threadId: string) =>
  db
    .selectFrom('thread')
    .select(['id', 'title'])
    .where('split_from', '=', threadId)
    .where('state', '=', 'visible'),
)

/** Threads that were split off from this one and are shown. */
export async function splitFrom(
  db: Reader,
  threadId: string,
): Promise<ReadonlyArray<{ id: string; title: string }>> {
  return await partsOf(db, threadId)
}

const mergedInto = compiledOnce((db, threadId: string) =>
  db.selectFrom('thread').select('merged_into').where('id', '=', threadId),
)

/** Where a thread goes on: itself, or the one that it was merged into. */
export async function goesOnIn(db: Reader | Writing, threadId: string): Promise<string> {
  const [row] = await mergedInto(db, threadId)
  return row?.merged_into == null ? threadId : await goesOnIn(db, row.merged_into)
}
