/**
 * What readers see has versions, and each change to it raises one in its own transaction, whoever makes it.
 * Pages that are kept in memory are found by them. A thread and a board have one each, in their own row; what
 * can be seen on many pages raises the version of them all (`counter`, row `content`).
 */
export const name = '0002-content-version'

const EVERY_CHANGE = ['INSERT', 'UPDATE', 'DELETE']

/** The tables of which something can be seen on many pages, with the changes that can be seen. */
const SEEN_ON_MANY: Record<string, string[]> = {
  board: [
    'INSERT',
    'UPDATE OF id, theme, position, read, newcomer_posts, search, showing, help',
    'DELETE',
  ],
  board_text: EVERY_CHANGE,
  allowed_host: EVERY_CHANGE,
  setting: EVERY_CHANGE,
  // Whether somebody is on call, and so what is promised.
  shift: EVERY_CHANGE,
  absence: EVERY_CHANGE,
  alarm_test: EVERY_CHANGE,
  // Who is kept apart from whom. That somebody said something changes nothing that is seen.
  recognition: ['UPDATE', 'DELETE'],
  // Who muted somebody has pages of her own from then on.
  mute: ['INSERT', 'DELETE'],
  // One that goes stood on no post any more.
  alias: ['UPDATE'],
  account: ['UPDATE OF pseudonym, role, active', 'DELETE'],
  // Where a thread stood and what it came from is said on the pages of others.
  thread: ['UPDATE OF board_id, moved_from, split_from, merged_into'],
}

const RAISE_ALL = `INSERT INTO counter (name, value) VALUES ('content', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1;`

function trigger(called: string, change: string, deed: string, when = ''): string {
  return `CREATE TRIGGER content_${called} AFTER ${change} ${when === '' ? '' : `WHEN ${when} `}BEGIN
  ${deed}
END;`
}

function seenOnMany([table, changes]: [string, string[]]): string[] {
  return changes.map((change) => {
    const [event = ''] = change.split(' ')
    return trigger(`${table}_${event.toLowerCase()}`, `${change} ON ${table}`, RAISE_ALL)
  })
}

/** Of a post everything is seen but what only the work needs. */
const POST_SEEN =
  'thread_id, account_id, alias_id, opening, place, state, staff_only, day, warning, html, edited, quotes'
/** Of a thread, beside what is seen on the pages of others. */
const THREAD_SEEN = 'title, state, latest, latest_day, places, closed, pinned, warning'

function raise(table: 'thread' | 'board', ids: string): string {
  return `UPDATE ${table} SET version = version + 1 WHERE id IN (${ids});`
}

/** The threads that show a post: where it stands, and where it is quoted. */
function threadsWith(row: 'OLD' | 'NEW'): string {
  return `SELECT ${row}.thread_id UNION SELECT thread_id FROM post WHERE quotes = ${row}.id`
}

/** The first post of a thread says how the thread stands on its board. */
function boardsWith(row: 'OLD' | 'NEW'): string {
  return `SELECT board_id FROM thread WHERE id = ${row}.thread_id AND ${row}.place = 1`
}

const posts = [
  trigger('post_insert', 'INSERT ON post', raise('thread', 'NEW.thread_id')),
  trigger('post_opening', 'INSERT ON post', raise('board', boardsWith('NEW')), 'NEW.place = 1'),
  trigger(
    'post_update',
    `UPDATE OF ${POST_SEEN} ON post`,
    raise('thread', `${threadsWith('OLD')} UNION ${threadsWith('NEW')}`),
  ),
  trigger(
    'post_opening_update',
    `UPDATE OF ${POST_SEEN} ON post`,
    raise('board', `${boardsWith('OLD')} UNION ${boardsWith('NEW')}`),
    'OLD.place = 1 OR NEW.place = 1',
  ),
  trigger('post_delete', 'DELETE ON post', raise('thread', threadsWith('OLD'))),
  trigger(
    'post_opening_delete',
    'DELETE ON post',
    raise('board', boardsWith('OLD')),
    'OLD.place = 1',
  ),
]

const threads = [
  trigger('thread_insert', 'INSERT ON thread', raise('board', 'NEW.board_id')),
  trigger(
    'thread_seen',
    `UPDATE OF ${THREAD_SEEN} ON thread`,
    `${raise('thread', 'NEW.id')}\n  ${raise('board', 'NEW.board_id')}`,
  ),
  trigger('thread_delete', 'DELETE ON thread', raise('board', 'OLD.board_id')),
  // The page of the thread that it was split from names it.
  trigger('thread_split', 'INSERT ON thread', RAISE_ALL, 'NEW.split_from IS NOT NULL'),
  trigger(
    'thread_split_update',
    'UPDATE OF title, state ON thread',
    RAISE_ALL,
    'NEW.split_from IS NOT NULL',
  ),
  trigger('thread_split_delete', 'DELETE ON thread', RAISE_ALL, 'OLD.split_from IS NOT NULL'),
]

export const statements = [
  ...Object.entries(SEEN_ON_MANY).flatMap(seenOnMany),
  ...posts,
  ...threads,
].join('\n')
