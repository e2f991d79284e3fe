/**
 * The search index written anew, in small steps, so that nothing is left of what went. It is owed
 *
 * - when many posts go together. One by one FTS5 overwrites each word where it stands (`secure-delete`), some
 *   milliseconds a post. Many together are only noted as gone, a twentieth of a millisecond each, and the pages
 *   that held their words are overwritten as they become free;
 * - when a word that went with the last post that had it stands between two pages of the index, as what tells them
 *   apart (`post_search_idx`): there `secure-delete` leaves it;
 * - in the night, when it has many parts: each day's posts make new ones.
 *
 * That it is owed stands in the store (`counter`, row `search-merge`) from the same transaction on, so whoever goes on
 * after a crash knows.
 */
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { inSteps, type Pacing } from './retention/step.ts'
import type { Reader, Store, Writing } from './store.ts'

/** To overwrite the words of one post takes as long as to write so many others anew. */
const OTHERS_FOR_ONE = 400
/** How long one step of writing anew takes, in milliseconds, and how many pages it writes between two looks. */
const STEP_MS = 6
const PAGES = 64

const OWED = 'search-merge'
const [TO_BEGIN, BEGUN] = [1, 2]

async function owed(db: Reader | Writing): Promise<number | undefined> {
  const row = await db
    .selectFrom('counter')
    .select('value')
    .where('name', '=', OWED)
    .executeTakeFirst()
  return row?.value
}

/** Whether words of posts that went may still stand in the index's pages. */
export async function owesMerge(db: Reader | Writing): Promise<boolean> {
  return (await owed(db)) !== undefined
}

async function endOf(trx: Writing, direction: 'asc' | 'desc'): Promise<number> {
  const row = await trx
    .selectFrom('post')
    .select('sequence')
    .orderBy('sequence', direction)
    .limit(1)
    .executeTakeFirst()
  return row?.sequence ?? 0
}

/** Whether so many posts go quicker together than one by one: when the index is to be written anew anyway, or small. */
export async function goTogether(trx: Writing, posts: number): Promise<boolean> {
  if (await owesMerge(trx)) return true
  // One after the other each looks at one end of the table; together they would look at all of it.
  const [first, last] = [await endOf(trx, 'asc'), await endOf(trx, 'desc')]
  return posts * OTHERS_FOR_ONE > last - first
}

async function owe(trx: Writing, value: number): Promise<void> {
  await trx
    .insertInto('counter')
    .values({ name: OWED, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Whether the index has more parts than `most`: a word is looked for, and overwritten, in each of them. */
export async function hasMoreParts(trx: Writing, most: number): Promise<boolean> {
  let last = 0
  for (let parts = 0; parts <= most; parts += 1) {
    const { rows } = await sql<{ next: number | null }>`
      SELECT min(segid) AS next FROM post_search_idx WHERE segid > ${last}`.execute(trx)
    const next = rows[0]?.next ?? null
    if (next === null) return false
    last = next
  }
  return true
}

/** From now on the index is to be written anew. */
export async function oweMerge(trx: Writing): Promise<void> {
  await owe(trx, TO_BEGIN)
}

/** Some posts of an account that are in the index. */
export async function indexedPostsOf(
  trx: Writing,
  accountId: string,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ sequence: number }>`
    SELECT sequence FROM post WHERE account_id = ${accountId}
      AND EXISTS (SELECT 1 FROM post_search_docsize WHERE id = post.sequence)
    LIMIT ${limit}`.execute(trx)
  return rows.map(({ sequence }) => sequence)
}

/** Does something without `secure-delete`: what is taken out meanwhile is only noted as gone. */
async function noting(trx: Writing, work: () => Promise<void>): Promise<void> {
  await sql`INSERT INTO post_search (post_search, rank) VALUES ('secure-delete', 0)`.execute(trx)
  await work()
  // What it has not written yet it would write as it is told at that moment.
  await flush(trx)
  await sql`INSERT INTO post_search (post_search, rank) VALUES ('secure-delete', 1)`.execute(trx)
}

async function flush(trx: Writing): Promise<void> {
  await sql`INSERT INTO post_search (post_search) VALUES ('flush')`.execute(trx)
}

/** Takes posts out of the index; their words stay in its pages until `mergeSome` has nothing more to do. */
export async function forgetMany(trx: Writing, sequences: readonly number[]): Promise<void> {
  await noting(trx, async () => {
    await sql`DELETE FROM post_search WHERE rowid IN (${sql.join(sequences)})`.execute(trx)
  })
  await oweMerge(trx)
}

/** What is one part already is not written anew: this makes another one, of a post that there is not. */
async function addPart(trx: Writing): Promise<void> {
  await noting(trx, async () => {
    await sql`INSERT INTO post_search (rowid, title, body) VALUES (0, 'x', '')`.execute(trx)
    await flush(trx)
    await sql`DELETE FROM post_search WHERE rowid = 0`.execute(trx)
  })
}

async function changes(trx: Writing): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT total_changes() AS count`.execute(trx)
  return rows[0]?.count ?? 0
}

/**
 * Writes a part of the index anew, for about so many milliseconds. When all that it held at the last `forgetMany` is one
 * part, no word of what went is left in it, and nothing is owed any more.
 *
 * Source: https://www.sqlite.org/fts5.html#the_merge_command. A negative number puts all parts together to begin
 * with, and positive ones go on. Each page that is written is a row changed; one call changes fewer rows than it
 * may write pages only when nothing was left to be put together (`fts5IndexMerge`).
 */
export async function mergeSome(trx: Writing, milliseconds = STEP_MS): Promise<void> {
  const until = performance.now() + milliseconds
  let begun = (await owed(trx)) === BEGUN
  if (!begun) await addPart(trx)
  for (;;) {
    const before = await changes(trx)
    const pages = begun ? PAGES : -PAGES
    await sql`INSERT INTO post_search (post_search, rank) VALUES ('merge', ${pages})`.execute(trx)
    if (begun && (await changes(trx)) - before < PAGES) {
      await trx.deleteFrom('counter').where('name', '=', OWED).execute()
      return
    }
    if (!begun) await owe(trx, BEGUN)
    begun = true
    if (performance.now() > until) return
  }
}

/** Writes all of the index anew, where that is owed, and lets others have their turn between two steps. */
export async function payMerge(store: Store, pacing?: Pacing): Promise<void> {
  if (!(await owesMerge(store.read))) return
  await inSteps(
    store,
    async (trx) => {
      // Somebody else may have taken the last step just before: another would begin all of it anew.
      if (!(await owesMerge(trx))) return { gone: 0, more: false }
      await mergeSome(trx)
      return { gone: 0, more: await owesMerge(trx) }
    },
    pacing,
  )
}
