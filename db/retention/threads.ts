import { sql, type RawBuilder } from 'kysely'
import { takeNameOff } from '../queries/aliases.ts'
import { forgetNoticedInPost } from '../queries/assessments.ts'
import { setLinks } from '../queries/links.ts'
import { dropSealedTexts } from '../queries/sealed-texts.ts'
import { forgetMany, goTogether } from '../search-anew.ts'
import { forgetPost } from '../search.ts'
import type { PostState } from '#moderation/vocabulary.ts'
import type { Reader, Writing } from '../store.ts'
import { dayRunOut } from './cutoff.ts'
import { oneByOne, type Step } from './step.ts'
import type { AfterRule } from './timed-rules.ts'
import { NOT_NEEDED } from './words.ts'

/** A post with everything that hangs on it: its words in the index, items, sealed originals, links. */
async function deletePost(trx: Writing, post: { id: string; sequence: number }): Promise<void> {
  await takeNameOff(trx, post.id)
  await forgetPost(trx, post.sequence)
  await forgetNoticedInPost(trx, post.id)
  await setLinks(trx, post.id, [])
  await dropSealedTexts(trx, post.id)
  await trx.deleteFrom('review_item').where('post_id', '=', post.id).execute()
  await trx.deleteFrom('post').where('id', '=', post.id).execute()
}

/** Boards with the same last day of their conversations; of all others together, none is named. */
type Boards = { only?: string; but: string[]; lastDay: string }

/** Which conversations have run out, by board: where another length was chosen, and everywhere else. */
function boardsOf(rule: AfterRule, now: Date): Boards[] {
  const chosen = Object.entries(rule.boards ?? {})
  const but = chosen.map(([id]) => id)
  return [
    { but, lastDay: dayRunOut(rule, now) },
    ...chosen.map(([only, months]) => ({ only, but: [], lastDay: dayRunOut({ months }, now) })),
  ]
}

/** A thread of which only posts are left that something still needs waits for the end of that. */
const somethingMayGo = sql<boolean>`(
  EXISTS (SELECT 1 FROM post WHERE post.thread_id = thread.id AND ${NOT_NEEDED})
  OR NOT EXISTS (SELECT 1 FROM post WHERE post.thread_id = thread.id))`

/** A post that still waits to be read by a moderator is the last of its thread too, though it has no place yet. */
function nothingWaits(lastDay: string): RawBuilder<boolean> {
  return sql<boolean>`NOT EXISTS (SELECT 1 FROM post WHERE post.thread_id = thread.id
    AND post.state = 'held' AND post.day > ${lastDay})`
}

/** Threads whose last post is that long ago, the oldest first. */
function threadsIn(db: Reader | Writing, { only, but, lastDay }: Boards) {
  let query = db.selectFrom('thread').where('latest_day', '<=', lastDay).orderBy('latest_day')
  if (only !== undefined) query = query.where('board_id', '=', only)
  if (but.length > 0) query = query.where('board_id', 'not in', but)
  return query
}

/** Some threads that have run out by `rule` as of `now`, the oldest of each kind of board first. */
export async function threadsRunOut(
  db: Reader | Writing,
  rule: AfterRule,
  now: Date,
  limit: number,
): Promise<Array<{ id: string; state: PostState }>> {
  const found: Array<{ id: string; state: PostState }> = []
  for (const boards of boardsOf(rule, now)) {
    if (found.length >= limit) break
    const query = threadsIn(db, boards)
      .select(['id', 'state'])
      .where(somethingMayGo)
      .where(nothingWaits(boards.lastDay))
      .limit(limit - found.length)
    found.push(...(await query.execute()))
  }
  return found
}

/** So many threads are looked at to tell how many posts go. */
const COUNTED = 500

/** About how many posts go: some of them may be needed, and of what there is most only the beginning is counted. */
async function postsGoing(trx: Writing, rule: AfterRule, now: Date): Promise<number> {
  let posts = 0
  for (const boards of boardsOf(rule, now)) {
    const threads = await threadsIn(trx, boards).select('places').limit(COUNTED).execute()
    posts += threads.reduce((sum, { places }) => sum + places, 0)
  }
  return posts
}

/**
 * Threads whose last post is as long ago as `rule` says go with all their posts. A long one takes several
 * steps; from the first of them on nobody sees it any more. A post that an open case or objection is about, or a
 * legal hold keeps, stays behind in it until that is over. After a month without a sweep it is quicker to write the
 * search index anew than to take so many posts out of it one by one.
 */
export function threadStep(rule: AfterRule, now: Date): Step {
  let going: number | undefined
  return async (trx, turn) => {
    const [thread] = await threadsRunOut(trx, rule, now, 1)
    if (thread === undefined) return { gone: 0, more: false }
    if (thread.state !== 'removed') {
      await trx
        .updateTable('thread')
        .set({ state: 'removed' })
        .where('id', '=', thread.id)
        .execute()
    }
    const posts = await trx
      .selectFrom('post')
      .select(['id', 'sequence'])
      .where('thread_id', '=', thread.id)
      .where(sql<boolean>`(${NOT_NEEDED})`)
      .limit(turn.limit)
      .execute()
    going ??= await postsGoing(trx, rule, now)
    if (posts.length > 0 && (await goTogether(trx, going))) {
      await forgetMany(
        trx,
        posts.map(({ sequence }) => sequence),
      )
    }
    const { more } = await oneByOne(posts, turn, (post) => deletePost(trx, post))
    if (more) return { gone: 0, more }
    if (await hasPosts(trx, thread.id)) return { gone: 0, more: true }
    await trx.deleteFrom('thread').where('id', '=', thread.id).execute()
    return { gone: 1, more: true }
  }
}

/** Whether a post is left: one that is still needed. */
async function hasPosts(trx: Writing, threadId: string): Promise<boolean> {
  const left = await trx
    .selectFrom('post')
    .select('id')
    .where('thread_id', '=', threadId)
    .limit(1)
    .executeTakeFirst()
  return left !== undefined
}
