/**
 * Fills a store with as many posts as years bring: lifelike lengths and words (those of the demo's stories,
 * common ones often), long and short conversations, every state, a queue with what was decided in the last
 * 90 days. The same for the same number, so that two runs compare.
 */
import { dayOf, daysBefore, weekOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import type { Store } from '#db/store.ts'
import { PAST_POSTS } from '../demo/content.ts'

const POSTS_A_MEMBER = 15
const POSTS_A_MODERATOR = 20_000
/** Threads go twelve months after their last post. */
const DAYS = 365
/** What is closed goes after 90 days, and what the triage found: so as much of a year's work is there. */
const QUARTER = 90
const SHARE_OF_YEAR = QUARTER / DAYS
const REMOVED = 0.04
const HELD = 0.002
/** More wait than one page of the queue shows, in a small store too: what is compared is growth, not filling. */
const LEAST_HELD = 60
const DECIDED = 0.15
const LONGEST_THREAD = 2_000
const ROWS_A_TRANSACTION = 20_000
const HOUR_MS = 3_600_000

/** Park and Miller's generator: numbers from 0 to 1, the same ones each time. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function words(): string[] {
  const all = PAST_POSTS.flatMap(({ body }) => body.split(/[^\p{L}]+/u)).filter((one) => one !== '')
  return [...new Set(all.map((one) => one.toLowerCase()))]
}

/** Adds `posts` posts to a store that has its boards. Nothing waits for the disk: the store is thrown away. */
export function growStore(store: Store, posts: number, now: Date): void {
  const next = random(20_261_126)
  const shareHeld = Math.max(HELD, LEAST_HELD / posts)
  const known = words()
  const today = dayOf(now)
  const { sqlite } = store
  const boards = sqlite.prepare('SELECT id FROM board').pluck().all() as string[]
  const moderators = sqlite
    .prepare(`SELECT id FROM account WHERE role = 'moderator'`)
    .pluck()
    .all() as string[]
  const there = moderators.length
  // So many that nobody has more to decide than a person can.
  while (moderators.length < posts / POSTS_A_MODERATOR) moderators.push(newId())
  const members = Array.from({ length: Math.ceil(posts / POSTS_A_MEMBER) }, () => newId())
  const put = {
    account: sqlite.prepare(
      `INSERT INTO account (id, pseudonym, pseudonym_key, passphrase_hash, role, joined_week, approved_posts)
       VALUES (?, ?, ?, '', ?, ?, 5)`,
    ),
    thread: sqlite.prepare(
      `INSERT INTO thread (id, board_id, title, state, latest, latest_day, places)
       VALUES (?, ?, ?, 'visible', ?, ?, ?)`,
    ),
    assessment: sqlite.prepare(
      `INSERT INTO assessment
         (id, level, signals, matches, suppressed, because, triaged, lexicon_version, day)
       VALUES (?, ?, '[]', '[]', '[]', '[]', 1, 'grown', ?)`,
    ),
    post: sqlite.prepare(
      `INSERT INTO post (id, thread_id, account_id, opening, place, state, day, markdown, html,
         looked_at, counted, assessment_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?)`,
    ),
    search: sqlite.prepare('INSERT INTO post_search (rowid, title, body) VALUES (?, ?, ?)'),
    item: sqlite.prepare(
      `INSERT INTO review_item
         (id, kind, post_id, board_id, level, level_rank, state, why, opened_at, due_at, closed_at)
       VALUES (?, 'triage', ?, ?, ?, ?, ?, '{}', ?, ?, ?)`,
    ),
    decision: sqlite.prepare(
      `INSERT INTO decision (id, item_id, post_id, kind, decided_by, decided_at, undo_until, before)
       VALUES (?, ?, ?, 'approve', ?, ?, ?, '')`,
    ),
  }

  /** Common words often: the square of an even number lies near nought. */
  function text(least: number, most: number): string {
    const length = least + Math.floor(next() ** 2 * (most - least))
    return Array.from({ length }, () => known[Math.floor(next() ** 2 * known.length)]).join(' ')
  }

  function item(post: string, board: string, open: boolean): void {
    const ago = next() * DAYS * SHARE_OF_YEAR * 24 * HOUR_MS
    const opened = Math.floor(now.getTime() - (open ? ago / 90 : ago))
    const level = open && next() < 0.3 ? (['urgent', 1] as const) : (['attention', 2] as const)
    const id = newId()
    const closed = open ? null : opened + HOUR_MS
    const due = opened + 12 * HOUR_MS
    put.item.run(id, post, board, ...level, open ? 'open' : 'decided', opened, due, closed)
    const moderator = moderators[Math.floor(next() * moderators.length)]
    if (!open) put.decision.run(newId(), id, post, moderator, closed, closed)
  }

  function thread(size: number): void {
    const id = newId()
    const board = boards[Math.floor(next() * boards.length)] as string
    const last = Math.floor(next() ** 2 * DAYS)
    const title = text(2, 9)
    const opened = now.getTime() - last * 24 * HOUR_MS - Math.floor(next() * HOUR_MS)
    put.thread.run(id, board, title, opened, daysBefore(today, last), size)
    for (let place = 1; place <= size; place += 1) {
      const chance = next()
      const state =
        chance < shareHeld ? 'held' : chance < shareHeld + REMOVED ? 'removed' : 'visible'
      const body = state === 'removed' ? '' : text(20, 260)
      const ago = Math.min(DAYS, last + size - place)
      const day = daysBefore(today, ago)
      const assessment = ago < QUARTER ? newId() : null
      if (assessment !== null) put.assessment.run(assessment, 'none', day)
      const post = newId()
      const author = members[Math.floor(next() ** 2 * members.length)]
      const html = body === '' ? '' : `<p>${body}</p>`
      const row = [post, id, author, place === 1 ? 1 : 0, place, state, day, body, html, assessment]
      const { lastInsertRowid } = put.post.run(row)
      if (state === 'visible') put.search.run(lastInsertRowid, place === 1 ? title : '', body)
      if (state === 'held') item(post, board, true)
      else if (next() < DECIDED * SHARE_OF_YEAR) item(post, board, false)
    }
  }

  sqlite.pragma('synchronous = OFF')
  sqlite.transaction(() => {
    for (const [index, id] of members.entries()) {
      put.account.run(id, `lid-${index}`, Buffer.from(id), 'member', weekOf(now))
    }
    for (const [index, id] of moderators.slice(there).entries()) {
      put.account.run(id, `moderator-${index}`, Buffer.from(id), 'moderator', weekOf(now))
    }
  })()
  /** Fills one transaction with threads; answers how many posts are left to make. */
  function fill(left: number): number {
    let rows = 0
    while (rows < Math.min(ROWS_A_TRANSACTION, left)) {
      // Most conversations are short, a few go on for years.
      const long = Math.floor(next() ** 200 * LONGEST_THREAD)
      const size = Math.min(left - rows, 1 + long + Math.floor(next() * 24))
      thread(size)
      rows += size
    }
    return left - rows
  }
  const fillInOne = sqlite.transaction(fill)
  for (let left = posts; left > 0; left = fillInOne(left));
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.pragma('synchronous = FULL')
}
