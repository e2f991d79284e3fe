import type { Updateable } from 'kysely'
import { compiledOnce, insertedOften } from '../asked-often.ts'
import type { PostTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'
import { aliasOn, nameOn } from './names.ts'

export type PostWithPlaceOfBirth = Row<'post'> & {
  title: string
  board_id: string
  board_read: 'everyone' | 'members'
  latest: number
  latest_day: string
  /** The name that it bears for everybody. */
  name: string | null
}

/** A post with its thread's title, its board and the name on it, or undefined. */
export async function findPost(
  db: Reader | Writing,
  id: string,
): Promise<PostWithPlaceOfBirth | undefined> {
  return await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .innerJoin('board', 'board.id', 'thread.board_id')
    .selectAll('post')
    .select([
      'thread.title',
      'thread.board_id',
      'thread.latest',
      'thread.latest_day',
      'board.read as board_read',
      nameOn('post').as('name'),
    ])
    .where('post.id', '=', id)
    .executeTakeFirst()
}

/** The id of the post that a thread begins with, or undefined. One that was split off begins with a reply. */
export async function openingOf(
  db: Reader | Writing,
  threadId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('post')
    .select('id')
    .where('thread_id', '=', threadId)
    .where((eb) => eb.or([eb('opening', '=', 1), eb('place', '=', 1)]))
    .orderBy('opening', 'desc')
    .executeTakeFirst()
  return row?.id
}

const bySubmission = compiledOnce((db, submissionKey: Buffer) =>
  db.selectFrom('post').selectAll().where('submission_key', '=', submissionKey),
)

/** The post that an earlier sending of the same form made, or undefined. */
export async function findBySubmission(
  db: Reader | Writing,
  submissionKey: Buffer,
): Promise<Row<'post'> | undefined> {
  return (await bySubmission(db, submissionKey))[0]
}

/** Stores a post; answers its number in the order of writing. */
export const insertPost = insertedOften('post')

/** Changes a post and raises its version. */
export async function updatePost(
  trx: Writing,
  id: string,
  change: Omit<Updateable<PostTable>, 'version'>,
): Promise<void> {
  await trx
    .updateTable('post')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export type OwnPost = {
  id: string
  threadId: string
  title: string
  state: PostTable['state']
  place: number | null
  day: string
  html: string
  warning: string
  edited: boolean
  opening: boolean
  /** The other name it stands under, if any. */
  alias: string | null
}

/** Somebody's own posts for `/me`, newest first. */
export async function postsOfAccount(
  db: Reader,
  accountId: string,
  page: { limit: number; offset: number },
): Promise<OwnPost[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select([
      'post.id',
      'post.thread_id',
      'thread.title',
      'post.state',
      'post.place',
      'post.day',
      'post.html',
      'post.warning',
      'post.edited',
      'post.opening',
      aliasOn('post').as('alias'),
    ])
    .where('post.account_id', '=', accountId)
    .orderBy('post.sequence', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    threadId: row.thread_id,
    title: row.title,
    state: row.state,
    place: row.place,
    day: row.day,
    html: row.html,
    warning: row.warning,
    edited: row.edited === 1,
    opening: row.opening === 1,
    alias: row.alias,
  }))
}

/** All of somebody's own texts as they wrote them, oldest first. */
export async function postsForExport(db: Reader, accountId: string) {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('assessment', 'assessment.id', 'post.assessment_id')
    .select([
      'post.id',
      'thread.title',
      'post.opening',
      'post.day',
      'post.state',
      'post.warning',
      'post.markdown',
      'post.staff_only',
      'assessment.danger',
      aliasOn('post').as('alias'),
    ])
    .where('post.account_id', '=', accountId)
    .orderBy('post.sequence')
    .execute()
  return rows.map(({ markdown, opening, staff_only, title, ...row }) => ({
    ...row,
    title: opening === 1 ? title : '',
    text: markdown,
    staffOnly: staff_only === 1,
  }))
}

/** How many posts somebody has. */
export async function countPostsOf(db: Reader, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Somebody's posts that are shown or wait: what a measure may take away. */
export async function postsStanding(
  trx: Writing,
  accountId: string,
): Promise<Array<Pick<Row<'post'>, 'id' | 'sequence'>>> {
  return await trx
    .selectFrom('post')
    .select(['id', 'sequence'])
    .where('account_id', '=', accountId)
    .where('state', '!=', 'removed')
    .execute()
}

/** How many posts somebody placed on a day. */
export async function countPostsOn(
  db: Reader | Writing,
  accountId: string,
  day: string,
): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return row.count
}

export type EarlierPost = {
  id: string
  html: string
  warning: string
  pseudonym: string | null
  alias: string | null
}

/** The visible posts just before a place (or the last ones, for a post without a place yet), for staff. */
export async function postsBefore(
  db: Reader,
  threadId: string,
  place: number | null,
  count: number,
): Promise<EarlierPost[]> {
  let query = db
    .selectFrom('post')
    .leftJoin('account', 'account.id', 'post.account_id')
    .select([
      'post.id',
      'post.html',
      'post.warning',
      'account.pseudonym',
      aliasOn('post').as('alias'),
    ])
    .where('post.thread_id', '=', threadId)
    .where('post.state', '=', 'visible')
    .where('post.place', 'is not', null)
  if (place !== null) query = query.where('post.place', '<', place)
  return (await query.orderBy('post.place', 'desc').limit(count).execute()).toReversed()
}
