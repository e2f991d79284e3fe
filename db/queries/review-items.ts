import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { ItemKind, Level } from '#moderation/vocabulary.ts'
import type { ReviewEventTable, ReviewItemTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { aliasOn } from './names.ts'
import { isOffered, isOfferedToNone, type Offer } from './offers.ts'

export async function insertItem(trx: Writing, row: Insertable<ReviewItemTable>): Promise<void> {
  await trx.insertInto('review_item').values(row).execute()
}

export async function findItem(
  db: Reader | Writing,
  id: string,
): Promise<Row<'review_item'> | undefined> {
  return await db.selectFrom('review_item').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The open items of a post, at most one of each kind. */
export async function openItemsOfPost(
  db: Reader | Writing,
  postId: string,
): Promise<Array<Row<'review_item'>>> {
  return await db
    .selectFrom('review_item')
    .selectAll()
    .where('post_id', '=', postId)
    .where('state', '=', 'open')
    .orderBy('level_rank')
    .execute()
}

export type ItemChange = Partial<
  Pick<
    Row<'review_item'>,
    | 'state'
    | 'level'
    | 'level_rank'
    | 'due_at'
    | 'why'
    | 'closed_at'
    | 'claimed_by'
    | 'claimed_until'
    | 'reports'
  >
>

/**
 * Changes an item if nobody changed it since `version`; answers whether it did. The database decides
 * the race: two people can't both win.
 */
export async function changeItem(
  trx: Writing,
  item: { id: string; version: number },
  change: ItemChange,
): Promise<boolean> {
  const result = await trx
    .updateTable('review_item')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function insertItemEvent(
  trx: Writing,
  row: Insertable<ReviewEventTable>,
): Promise<void> {
  await trx.insertInto('review_event').values(row).execute()
}

export type ItemEvent = Row<'review_event'> & { byName: string | null }

/** What happened with an item so far, oldest first, with the working names of who did it. */
export async function eventsOfItem(db: Reader | Writing, itemId: string): Promise<ItemEvent[]> {
  const rows = await db
    .selectFrom('review_event')
    .leftJoin('account', 'account.id', 'review_event.by')
    .selectAll('review_event')
    .select('account.pseudonym as byName')
    .where('item_id', '=', itemId)
    .orderBy('sequence')
    .execute()
  return rows
}

export type ItemLine = {
  id: string
  kind: ItemKind
  level: Level
  why: string
  openedAt: number
  dueAt: number
  claimedBy: string | null
  claimedByName: string | null
  claimedUntil: number | null
  reports: number
  version: number
  boardId: string
  boardName: string
  title: string
  opening: boolean
  postState: Row<'post'>['state']
  pseudonym: string | null
  /** The other name that the post stands under, if any. */
  alias: string | null
  signals: string[]
}

export type ItemFilter = {
  boardId?: string
  kind?: ItemKind
  /** Only items claimed by this account. */
  claimedBy?: string
  /** Only items that nobody holds now. */
  unclaimed?: boolean
  /** Only what is offered to somebody. */
  offeredTo?: Offer | undefined
  /** Without objections to what this account decided: another answers those. */
  answeredBy?: string
  /** Only what is offered to none of them. */
  offeredToNone?: readonly Offer[]
  now: number
  limit: number
  offset?: number
}

const ACUTE_RANK = 0

/** Most pressing first: what is acute or not triaged, then what is past its time, then by level. */
function mostPressing(now: number): RawBuilder<unknown> {
  return sql`CASE WHEN item.level_rank <= ${ACUTE_RANK} THEN 0 WHEN item.due_at < ${now} THEN 1 ELSE 2 END,
    item.level_rank, item.due_at, item.opened_at`
}

/** The ids of a page of open items: what is shown of each is asked for these alone, not for all that wait. */
function idsOfPage(db: Reader, filter: ItemFilter) {
  let query = db
    .selectFrom('review_item as item')
    .innerJoin('post', 'post.id', 'item.post_id')
    .leftJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select('item.id')
    .where('item.state', '=', 'open')
  if (filter.boardId !== undefined) query = query.where('item.board_id', '=', filter.boardId)
  if (filter.kind !== undefined) query = query.where('item.kind', '=', filter.kind)
  if (filter.claimedBy !== undefined) {
    query = query.where('item.claimed_by', '=', filter.claimedBy)
  }
  if (filter.unclaimed) {
    query = query.where((eb) =>
      eb.or([eb('item.claimed_until', 'is', null), eb('item.claimed_until', '<=', filter.now)]),
    )
  }
  if (filter.offeredTo !== undefined) query = query.where(isOffered(filter.offeredTo))
  if (filter.answeredBy !== undefined) {
    const { answeredBy } = filter
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('objection')
            .select('objection.notice_id')
            .whereRef('objection.item_id', '=', 'item.id')
            .where('objection.decided_by', '=', answeredBy),
        ),
      ),
    )
  }
  if (filter.offeredToNone !== undefined) query = query.where(isOfferedToNone(filter.offeredToNone))
  return query
    .orderBy(mostPressing(filter.now))
    .limit(filter.limit)
    .offset(filter.offset ?? 0)
}

/**
 * Open items, most pressing first: what is acute or not triaged, then what is past its time, then by
 * level; within each by due time and age. So nothing waits for ever under a busy queue.
 */
export async function openItems(
  db: Reader,
  language: string,
  filter: ItemFilter,
): Promise<ItemLine[]> {
  const rows = await db
    .selectFrom('review_item as item')
    .innerJoin('post', 'post.id', 'item.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .innerJoin('board_text', (join) =>
      join
        .onRef('board_text.board_id', '=', 'item.board_id')
        .on('board_text.language', '=', language as 'nl'),
    )
    .leftJoin('account as author', 'author.id', 'post.account_id')
    .leftJoin('account as holder', 'holder.id', 'item.claimed_by')
    .leftJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select([
      'item.id',
      'item.kind',
      'item.level',
      'item.why',
      'item.opened_at',
      'item.due_at',
      'item.claimed_by',
      'item.claimed_until',
      'item.reports',
      'item.version',
      'item.board_id',
      'board_text.name as board_name',
      'thread.title',
      'post.opening',
      'post.state as post_state',
      'author.pseudonym',
      aliasOn('post').as('alias'),
      'holder.pseudonym as holder',
      'assessment.signals',
    ])
    .where('item.id', 'in', idsOfPage(db, filter))
    .orderBy(mostPressing(filter.now))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    level: row.level,
    why: row.why,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    claimedBy: row.claimed_by,
    claimedByName: row.holder,
    claimedUntil: row.claimed_until,
    reports: row.reports,
    version: row.version,
    boardId: row.board_id,
    boardName: row.board_name,
    title: row.title,
    opening: row.opening === 1,
    postState: row.post_state,
    pseudonym: row.pseudonym,
    alias: row.alias,
    signals: row.signals === null ? [] : (JSON.parse(row.signals) as string[]),
  }))
}

/** How many items are open, and how many of them are past their due time. */
export async function countOpenItems(
  db: Reader,
  now: number,
): Promise<{ open: number; overdue: number; acute: number }> {
  const row = await db
    .selectFrom('review_item')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.count<number>('id').filterWhere('due_at', '<', now).as('overdue'),
      eb.fn.count<number>('id').filterWhere('level', '=', 'acute').as('acute'),
    ])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return row
}
