/**
 * Full-text search, the one place that only SQLite can do. The index holds its own normalised words, in
 * a table of its own, without digits and handles: who searches for a number finds nothing.
 *
 * The index is told the words again to forget them: FTS5 then overwrites them (its `secure-delete`), and
 * nothing of a removed post stays in the file.
 */
import { sql } from 'kysely'
import { isShown, NOBODY, type Hidden } from './queries/hidden.ts'
import type { Step } from './retention/step.ts'
import type { Reader, Writing } from './store.ts'

/** The words of a text as the index knows them: letters only, no handles, no addresses. */
export function searchableWords(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => !/[@\d]|https?:\/\//i.test(word))
    .join(' ')
    .replace(/[^\p{L}\p{M}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

export type SearchDocument = { sequence: number; title: string; body: string }

/** Adds a visible post to the index. */
export async function indexPost(trx: Writing, document: SearchDocument): Promise<void> {
  const title = searchableWords(document.title)
  const body = searchableWords(document.body)
  await sql`INSERT INTO post_search (rowid, title, body) VALUES (${document.sequence}, ${title}, ${body})`.execute(
    trx,
  )
}

/** Takes a post out of the index. Harmless when it was not there. */
export async function forgetPost(trx: Writing, sequence: number): Promise<void> {
  await sql`DELETE FROM post_search WHERE rowid = ${sequence}`.execute(trx)
}

/** Whether the index has more parts than `most`: a word is looked for, and overwritten, in each of them. */
async function hasMoreParts(trx: Writing, most: number): Promise<boolean> {
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

/**
 * Puts the parts of the index together, some pages at a time, when there are more than `most`: each day's posts
 * make new ones. From one part a post is forgotten in half the time, and found sooner.
 */
export function mergeIndexStep(most: number): Step {
  let begun = false
  return async (trx, { limit }) => {
    if (!begun && !(await hasMoreParts(trx, most))) return { gone: 0, more: false }
    // Below nought FTS5 begins with all of them; then it goes on with what it began.
    const pages = begun ? limit : -limit
    begun = true
    const changes = sql<{ n: number }>`SELECT total_changes() AS n`
    const before = (await changes.execute(trx)).rows[0]?.n ?? 0
    await sql`INSERT INTO post_search (post_search, rank) VALUES ('merge', ${pages})`.execute(trx)
    const after = (await changes.execute(trx)).rows[0]?.n ?? 0
    // Fewer than two changes: FTS5 found nothing more to do.
    return { gone: 0, more: after - before >= 2 }
  }
}

export type SearchHit = {
  postId: string
  threadId: string
  title: string
  place: number
  day: string
  /** The passage around the hit; matches stand between U+0001 and U+0002. */
  passage: string
}

/** The query as FTS5 wants it: each word quoted (no operators), the last one as a beginning. */
export function toMatch(query: string): string | undefined {
  const words = searchableWords(query).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return undefined
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' ')
}

/** Visible posts of boards that allow search, best first; none that is `hidden` from who asks. */
export async function searchPosts(
  db: Reader,
  query: string,
  limit: number,
  hidden: Hidden = NOBODY,
): Promise<SearchHit[]> {
  const match = toMatch(query)
  if (match === undefined) return []
  const result = await sql<{
    id: string
    thread_id: string
    title: string
    place: number
    day: string
    passage: string
  }>`
    SELECT post.id, post.thread_id, thread.title, post.place, post.day,
      snippet(post_search, 1, char(1), char(2), ' … ', 24) AS passage
    FROM post_search
    JOIN post ON post.sequence = post_search.rowid
    JOIN thread ON thread.id = post.thread_id
    JOIN board ON board.id = thread.board_id
    WHERE post_search MATCH ${match}
      AND post.state = 'visible' AND thread.state = 'visible' AND board.search = 1
      AND ${isShown(hidden, 'post')}
    ORDER BY rank LIMIT ${limit}`.execute(db)
  return result.rows.map((row) => ({
    postId: row.id,
    threadId: row.thread_id,
    title: row.title,
    place: row.place,
    day: row.day,
    passage: row.passage,
  }))
}
