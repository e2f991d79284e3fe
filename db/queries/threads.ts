import { sql } from 'kysely'
import { compiledOnce, insertedOften } from '../asked-often.ts'
import type { BoardTable, PostTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { isHidden, isShown, NOBODY, type Hidden } from './hidden.ts'
import { nameOn } from './names.ts'

export const POSTS_A_PAGE = 20
export const THREADS_A_PAGE = 25

export type ThreadLine = {
  id: string
  title: string
  latestDay: string
  posts: number
  warning: string
  closed: boolean
  pinned: boolean
}

export type ThreadView = {
  id: string
  boardId: string
  title: string
  state: Row<'thread'>['state']
  places: number
  read: BoardTable['read']
  closed: boolean
  warning: string
  movedFrom: string | null
  splitFrom: string | null
  mergedInto: string | null
  /** Whether its first post is there to be read: its title belongs to it. */
  openingVisible: boolean
}

/**
 * One page of a board's visible threads, newest activity first. Pages count from 1. What begins with a post
 * that is `hidden` from who reads is not among them.
 */
export async function threadsOfBoard(
  db: Reader,
  boardId: string,
  page: number,
  hidden: Hidden = NOBODY,
): Promise<ThreadLine[]> {
  const rows = await db
    .selectFrom('thread')
    .innerJoin('post as opening', (join) =>
      join.onRef('opening.thread_id', '=', 'thread.id').on('opening.place', '=', 1),
    )
    .select([
      'thread.id',
      'thread.title',
      'thread.latest_day',
      'thread.places',
      'thread.warning',
      'thread.closed',
      'thread.pinned',
      'opening.warning as opening_warning',
      'opening.state as opening_state',
    ])
    .where('thread.board_id', '=', boardId)
    .where('thread.state', '=', 'visible')
    .where(isShown(hidden, 'opening'))
    .orderBy('thread.pinned', 'desc')
    .orderBy('thread.latest', 'desc')
    .limit(THREADS_A_PAGE)
    .offset((page - 1) * THREADS_A_PAGE)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    // The title belongs to the first post: when that is gone, so is what it was called.
    title: row.opening_state === 'visible' ? row.title : '',
    latestDay: row.latest_day,
    posts: row.places,
    warning: row.warning || (row.opening_state === 'visible' ? row.opening_warning : ''),
    closed: row.closed === 1,
    pinned: row.pinned === 1,
  }))
}

/** How many visible threads a board has. */
export async function countThreads(db: Reader, boardId: string): Promise<number> {
  const row = await db
    .selectFrom('thread')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('board_id', '=', boardId)
    .where('state', '=', 'visible')
    .executeTakeFirstOrThrow()
  return row.count
}

const threadById = compiledOnce((db, id: string) =>
  db
    .selectFrom('thread')
    .innerJoin('board', 'board.id', 'thread.board_id')
    .leftJoin('post as opening', (join) =>
      join.onRef('opening.thread_id', '=', 'thread.id').on('opening.place', '=', 1),
    )
    .select([
      'thread.id',
      'thread.board_id',
      'thread.title',
      'thread.state',
      'thread.places',
      'thread.closed',
      'thread.warning',
      'thread.moved_from',
      'thread.split_from',
      'thread.merged_into',
      'board.read',
      'opening.state as opening_state',
      'opening.account_id',
      'opening.alias_id',
    ])
    .where('thread.id', '=', id),
)

/** A thread with the reading policy of its board, or undefined. Its title may be `hidden` with its writer. */
export async function findThread(
  db: Reader | Writing,
  id: string,
  hidden: Hidden = NOBODY,
): Promise<ThreadView | undefined> {
  const [row] = await threadById(db, id)
  if (row === undefined) return undefined
  return {
    id: row.id,
    boardId: row.board_id,
    title: row.title,
    state: row.state,
    places: row.places,
    read: row.read,
    closed: row.closed === 1,
    warning: row.warning,
    movedFrom: row.moved_from,
    splitFrom: row.split_from,
    mergedInto: row.merged_into,
    openingVisible: row.opening_state === 'visible' && !isHidden(hidden, row),
  }
}

export type PostLine = {
  id: string
  place: number
  state: PostTable['state']
  day: string
  warning: string
  html: string
  edited: boolean
  opening: boolean
  /** The name that it bears for everybody. */
  name: string | null
  staff: boolean
  quoted: { id: string; place: number | null; html: string; name: string | null } | null
}

const onPlaces = compiledOnce((db, threadId: string, first: number, end: number) =>
  db
    .selectFrom('post')
    .leftJoin('account', 'account.id', 'post.account_id')
    .leftJoin('post as quoted', (join) =>
      join.onRef('quoted.id', '=', 'post.quotes').on('quoted.state', '=', 'visible'),
    )
    .select([
      'post.id',
      sql<number>`post.place`.as('place'),
      'post.state',
      'post.day',
      'post.warning',
      'post.html',
      'post.edited',
      'post.opening',
      'post.account_id',
      'post.alias_id',
      nameOn('post').as('name'),
      'account.role',
      'quoted.id as quoted_id',
      'quoted.account_id as quoted_by',
      'quoted.alias_id as quoted_alias',
      'quoted.place as quoted_place',
      'quoted.html as quoted_html',
      nameOn('quoted').as('quoted_name'),
    ])
    .where('post.thread_id', '=', threadId)
    .where('post.place', '>=', first)
    .where('post.place', '<', end)
    .where('post.state', '!=', 'held')
    .orderBy('post.place'),
)

/**
 * Page `page` of a thread: its places 20(n−1)+1 … 20n. Removed posts come without words; posts that
 * are held again after an edit keep their place and do not come at all, nor do posts that are `hidden` from
 * who reads.
 */
export async function postsOfThread(
  db: Reader,
  threadId: string,
  page: number,
  hidden: Hidden = NOBODY,
): Promise<PostLine[]> {
  const first = (page - 1) * POSTS_A_PAGE + 1
  const rows = await onPlaces(db, threadId, first, first + POSTS_A_PAGE)
  const shown = rows.filter((row) => !isHidden(hidden, row))
  return shown.map((row) => {
    const visible = row.state === 'visible'
    const quoted = { account_id: row.quoted_by, alias_id: row.quoted_alias }
    const quotes = visible && !isHidden(hidden, quoted)
    return {
      id: row.id,
      place: row.place,
      state: row.state,
      day: row.day,
      warning: visible ? row.warning : '',
      html: visible ? row.html : '',
      edited: row.edited === 1,
      opening: row.opening === 1,
      name: visible ? row.name : null,
      staff: row.role !== null && row.role !== 'member',
      quoted:
        quotes && row.quoted_id !== null
          ? {
              id: row.quoted_id,
              place: row.quoted_place,
              html: row.quoted_html ?? '',
              name: row.quoted_name,
            }
          : null,
    }
  })
}

/** The page a place stands on. */
export function pageOfPlace(place: number): number {
  return Math.ceil(place / POSTS_A_PAGE)
}

export const insertThread = insertedOften('thread')

const onePlaceMore = compiledOnce((db, threadId: string, latest: number, day: string) =>
  db
    .updateTable('thread')
    .set((eb) => ({
      places: eb('places', '+', 1),
      latest,
      latest_day: day,
      state: 'visible' as const,
    }))
    .where('id', '=', threadId)
    .returning('places'),
)

/** Gives the next place in a thread and moves the thread to the top of its board. */
export async function takePlace(
  trx: Writing,
  threadId: string,
  activity: { latest: number; day: string },
): Promise<number> {
  const [row] = await onePlaceMore(trx, threadId, activity.latest, activity.day)
  if (row === undefined) throw new Error(`There is no thread ${threadId}.`)
  return row.places
}

/**
 * Puts a thread back to what it was before a decision that is undone, when nothing came after; answers
 * whether it could.
 */
export async function giveBackPlace(
  trx: Writing,
  threadId: string,
  given: { place: number; latest: number; day: string },
): Promise<boolean> {
  const result = await trx
    .updateTable('thread')
    .set((eb) => ({
      places: eb('places', '-', 1),
      latest: given.latest,
      latest_day: given.day,
      state: sql`CASE WHEN places = 1 THEN 'held' ELSE state END`,
    }))
    .where('id', '=', threadId)
    .where('places', '=', given.place)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** A title goes with the words of the post that brought it. */
export async function forgetTitle(trx: Writing, threadId: string): Promise<void> {
  await trx.updateTable('thread').set({ title: '' }).where('id', '=', threadId).execute()
}
