import { sql, type RawBuilder } from 'kysely'
import type { ItemKind, Level } from '#moderation/vocabulary.ts'
import { compiledOnce, insertedOften } from '../asked-often.ts'
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { aliasOn } from './names.ts'
import { isOffered, isOfferedToNone, type Offer } from './offers.ts'

export const insertItem = insertedOften('review_item')

export async function findItem(
  db: Reader | Writing,
  id: string,
): Promise<Row<'review_item'> | undefined> {
  return await db.selectFrom('review_item').selectAll().where('id', '=', id).executeTakeFirst()
}

const openOfPost = compiledOnce((db, postId: string) =>
  db
    .selectFrom('review_item')
    .selectAll()
    .where('post_id', '=', postId)
    .where('state', '=', 'open')
    .orderBy('level_rank'),
)

/** The open items of a post, at most one of each kind. */
export async function openItemsOfPost(
  db: Reader | Writing,
  postId: string,
): Promise<ReadonlyArray<Row<'review_item'>>> {
  return await openOfPost(db, postId)
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

export const insertItemEvent = insertedOften('review_event')

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
function mostPressing(now: number, items = 'item'): RawBuilder<unknown> {
  const rank = sql.ref(`${items}.level_rank`)
  const due = sql.ref(`${items}.due_at`)
  return sql`CASE WHEN ${rank} <= ${ACUTE_RANK} THEN 0 WHEN ${due} < ${now} THEN 1 ELSE 2 END,
    ${rank}, ${due}, ${sql.ref(`${items}.opened_at`)}`
}

/** Open items that a filter lets through. */
function openOnes(db: Reader, filter: ItemFilter) {
  const { answeredBy, offeredTo, offeredToNone } = filter
  let query = db
    .selectFrom('review_item as item')
    .select(['item.id', 'item.level_rank', 'item.due_at', 'item.opened_at'])
    .where('item.state', '=', 'open')
    // Only what is offered asks for the posts: most often the queue goes without.
    .$if(offeredTo !== undefined || offeredToNone !== undefined, (all) =>
      all
        .innerJoin('post', 'post.id', 'item.post_id')
        .leftJoin('assessment', 'assessment.id', 'post.assessment_id'),
    )
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
  if (offeredTo !== undefined) query = query.where(isOffered(offeredTo))
  if (answeredBy !== undefined) {
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
  if (offeredToNone !== undefined) query = query.where(isOfferedToNone(offeredToNone))
  return query
}

/**
 * The ids of a page of open items: what is shown of each is asked for these alone, not for all that wait. The
 * three parts of the order are each read from their index until the page is full, however many wait behind.
 */
function idsOfPage(db: Reader, filter: ItemFilter) {
  const { limit, now, offset = 0 } = filter
  function part(which: RawBuilder<boolean>) {
    const first = openOnes(db, filter)
      .where(which)
      .orderBy('item.level_rank')
      .orderBy('item.due_at')
      .orderBy('item.opened_at')
      .limit(limit + offset)
    return db.selectFrom(first.as('found')).selectAll()
  }
  return db
    .selectFrom(
      part(sql`item.level_rank <= ${ACUTE_RANK}`)
        .unionAll(part(sql`item.level_rank > ${ACUTE_RANK} AND item.due_at < ${now}`))
        .unionAll(part(sql`item.level_rank > ${ACUTE_RANK} AND item.due_at >= ${now}`))
        .as('found'),
    )
    .select('found.id')
    .orderBy(mostPressing(now, 'found'))
    .limit(limit)
    .offset(offset)
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

/** How many items are open, and how many of them are past their due time: by what stands in the index alone. */
export async function countOpenItems(
  db: Reader,
  now: number,
): Promise<{ open: number; overdue: number }> {
  const row = await db
    .selectFrom('review_item')
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn.countAll<number>().filterWhere('due_at', '<', now).as('overdue'),
    ])
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return row
}
