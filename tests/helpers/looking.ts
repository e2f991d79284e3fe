/** Looks at what became of a text: post, items, cases, alarms, and what people were told. */
import { findPost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import type { Row } from '#db/schema.ts'
import type { Store } from '#db/store.ts'

export async function postOf(store: Store, postId: string): Promise<PostWithPlaceOfBirth> {
  const post = await findPost(store.read, postId)
  if (post === undefined) throw new Error(`No post ${postId}`)
  return post
}

/** All items of a post, oldest first. */
export async function itemsOf(store: Store, postId: string): Promise<Array<Row<'review_item'>>> {
  return await store.read
    .selectFrom('review_item')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('opened_at')
    .execute()
}

/** The one item of a post. */
export async function itemOf(store: Store, postId: string): Promise<Row<'review_item'>> {
  const [item, ...others] = await itemsOf(store, postId)
  if (item === undefined || others.length > 0) throw new Error(`Not one item for ${postId}`)
  return item
}

export async function casesOf(store: Store, postId: string): Promise<Array<Row<'case'>>> {
  return await store.read
    .selectFrom('case')
    .selectAll()
    .where('post_id', '=', postId)
    .orderBy('opened_at')
    .execute()
}

/** The one case of a post. */
export async function caseOf(store: Store, postId: string): Promise<Row<'case'>> {
  const [found, ...others] = await casesOf(store, postId)
  if (found === undefined || others.length > 0) throw new Error(`Not one case for ${postId}`)
  return found
}

export async function alarmOf(store: Store, caseId: string): Promise<Row<'alarm'> | undefined> {
  return await store.read
    .selectFrom('alarm')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

/** Kinds of what somebody was told, oldest first; withdrawn ones in brackets. */
export async function toldTo(store: Store, accountId: string): Promise<string[]> {
  const rows = await store.read
    .selectFrom('notice')
    .select(['kind', 'withdrawn'])
    .where('account_id', '=', accountId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => (row.withdrawn === 1 ? `(${row.kind})` : row.kind))
}

/** Kinds of what happened in a case, oldest first. */
export async function caseEvents(store: Store, caseId: string): Promise<string[]> {
  const rows = await store.read
    .selectFrom('case_event')
    .select('kind')
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => row.kind)
}

export async function countRows(
  store: Store,
  table: 'post' | 'case' | 'thread' | 'alarm',
): Promise<number> {
  const row = await store.read
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
