/**
 * Full-text search, the one place that only SQLite can do. The index holds its own normalised words, in
 * a table of its own, without digits and handles: who searches for a number finds nothing.
 *
 * FTS5 overwrites the words of a post that leaves it (its `secure-delete`); where it does not, all of it is written
 * anew (search-anew.ts). So nothing of a removed post stays in the file.
 */
import { sql } from 'kysely'
import { compiledOnce } from './asked-often.ts'
import { isShown, NOBODY, type Hidden } from './queries/hidden.ts'
import { oweMerge } from './search-anew.ts'
import type { Reader, Writing } from './store.ts'

/** Vowels and lengthening of Arabic: some write them, most do not, and the index would cut words at them. */
const ARABIC_MARKS = /\u0640|(?=\p{Script_Extensions=Arabic})\p{M}/gu

/** The words of a text as the index knows them: letters only, no handles, no addresses. */
export function searchableWords(text: string): string {
  return text
    .split(/\s+/)
    .filter((word) => !/[@\d]|https?:\/\//i.test(word))
    .join(' ')
    .replace(ARABIC_MARKS, '')
    .replace(/[^\p{L}\p{M}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

export type SearchDocument = { sequence: number; title: string; body: string }

const insertWords = compiledOnce((db, sequence: number, title: string, body: string) => ({
  compile: () =>
    sql`INSERT INTO post_search (rowid, title, body) VALUES (${sequence}, ${title}, ${body})`.compile(
      db,
    ),
}))

/** Adds a visible post to the index. */
export async function indexPost(trx: Writing, document: SearchDocument): Promise<void> {
  const title = searchableWords(document.title)
  const body = searchableWords(document.body)
  await insertWords(trx, document.sequence, title, body)
}

/** How the index cuts a text into words: as it was made (migrations/0001-first.ts). */
const CUTTING = 'unicode61 remove_diacritics 2'

/**
 * The words of a post as the index holds them: cut by FTS5 itself, in a table in memory, because it draws the line
 * elsewhere than one would think (at the marks of Arabic and of Hindi), and folds letters in its own way.
 */
async function wordsOf(trx: Writing, sequence: number): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    SELECT title || ' ' || body AS text FROM post_search WHERE rowid = ${sequence}`.execute(trx)
  const [post] = rows
  if (post === undefined) return []
  await sql`CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut USING fts5(
    text, content = '', detail = none, tokenize = ${sql.lit(CUTTING)})`.execute(trx)
  await sql`CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut_word USING fts5vocab(temp, cut, row)`.execute(
    trx,
  )
  await sql`INSERT INTO temp.cut (rowid, text) VALUES (1, ${post.text})`.execute(trx)
  const words = await sql<{ term: string }>`SELECT term FROM temp.cut_word`.execute(trx)
  await sql`INSERT INTO temp.cut (cut) VALUES ('delete-all')`.execute(trx)
  return words.rows.map(({ term }) => term)
}

/** Which of these words stand between pages of the index. Its terms begin with a 0 there. */
async function betweenPages(trx: Writing, words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    WITH RECURSIVE part (id) AS (
      SELECT min(segid) FROM post_search_idx
      UNION ALL
      SELECT (SELECT min(segid) FROM post_search_idx WHERE segid > part.id)
      FROM part WHERE part.id IS NOT NULL
    )
    SELECT DISTINCT one.value AS word FROM json_each(${JSON.stringify(words)}) AS one, part
    WHERE EXISTS (SELECT 1 FROM post_search_idx
      WHERE segid = part.id AND term = CAST('0' || one.value AS BLOB))`.execute(trx)
  return rows.map(({ word }) => word)
}

async function isIndexed(trx: Writing, word: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT rowid FROM post_search WHERE post_search MATCH ${`"${word}"`} LIMIT 1`.execute(trx)
  return rows.length > 0
}

/** Takes a post out of the index. Harmless when it was not there. */
export async function forgetPost(trx: Writing, sequence: number): Promise<void> {
  const words = await wordsOf(trx, sequence)
  // One without a letter in it has its row too.
  await sql`DELETE FROM post_search WHERE rowid = ${sequence}`.execute(trx)
  if (words.length === 0) return
  for (const word of await betweenPages(trx, words)) {
    if (!(await isIndexed(trx, word))) return await oweMerge(trx)
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
