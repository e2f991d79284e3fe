/** Looks at what became of a text: post, items, cases, alarms, and what people were told. */
import { findPost, type PostWithPlaceOfBirth } from '#db/queries/posts.ts'
import { findItem, openItems } from '#db/queries/review-items.ts'
import { postsOfThread } from '#db/queries/threads.ts'
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

/** The four things that a text can become, each in a few words. */
export type Four = { post: string; items: string[]; cases: string[]; alarms: string[] }

/** What a post, its items, its cases and their alarms are now: what a cell of the table speaks of. */
export async function fourOf(store: Store, postId: string): Promise<Four> {
  const cases = await casesOf(store, postId)
  const alarms = await Promise.all(cases.map((one) => alarmOf(store, one.id)))
  return {
    post: (await postOf(store, postId)).state,
    items: (await itemsOf(store, postId)).map((one) => `${one.kind} ${one.state} ${one.level}`),
    cases: cases.map((one) => `${one.state} ${one.level}`),
    alarms: alarms.flatMap((one) => (one === undefined ? [] : [one.state])),
  }
}

/** What a thread shows to its readers, in order: words of visible posts, or the state. */
export async function shownIn(store: Store, threadId: string): Promise<string[]> {
  const posts = await postsOfThread(store.read, threadId, 1)
  return posts.map((post) => (post.state === 'visible' ? post.html : post.state))
}

/** The posts of the queue's open items as it is shown at `now`, first one first. */
export async function queueAt(
  store: Store,
  now: Date,
  options: { unclaimed?: boolean } = {},
): Promise<string[]> {
  const lines = await openItems(store.read, 'nl', {
    now: now.getTime(),
    unclaimed: options.unclaimed ?? false,
    limit: 100,
  })
  const items = await Promise.all(lines.map((line) => findItem(store.read, line.id)))
  return items.flatMap((item) => (item === undefined ? [] : [item.post_id]))
}
