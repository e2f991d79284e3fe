/** A child process of the benchmark: the real server on a store of so many posts, with people signed in. */
import { makeSessions } from '#app/auth/sessions.ts'
import { cookieName, issueReading } from '#app/server/cookies.ts'
import { readEnvironment } from '#app/server/environment.ts'
import { DAY_MS } from '#db/days.ts'
import { sweepByHand } from '#db/retention/nightly.ts'
import { newId } from '#db/ids.ts'
import { inTransaction, openStore } from '#db/store.ts'
import { leaveNoTrace } from '#db/scrub.ts'
import { beginErasing, finishErasures } from '#moderation/members/erase-account.ts'
import { person } from '../demo/people.ts'
import { startServer } from '../start-server.ts'

/** The addresses of each kind of page, and who asks for them. */
export type Grown = {
  origin: string
  /** From the start of the process until it listened, in milliseconds. */
  started: number
  pages: Record<
    'thread' | 'board' | 'queue' | 'cases' | 'search',
    { cookie: string; paths: string[] }
  >
}
/** How long nothing else could be answered, at the most, in milliseconds. */
export type Blocked = { worst: number; took: number }

const LOOK_MS = 2

const folder = process.argv[2] ?? ''
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => process.exit())

const store = await openStore(folder)
const now = new Date()
const env = readEnvironment({ PORT: '0', DATA_DIR: folder }, { demo: true })
const running = await startServer(store, env, { quiet: true })
const started = performance.now()
env.origin = new URL(`http://127.0.0.1:${running.port}`)

async function cookieOf(pseudonym: string, staff: boolean): Promise<string> {
  const who = await person(store, pseudonym)
  const how = { shared: false, secondStep: staff, now }
  return `${cookieName('session', true)}=${await makeSessions(store).begin(who, how)}`
}

function column(sql: string): string[] {
  return store.sqlite.prepare(sql).pluck().all() as string[]
}

const threads = column(
  `SELECT thread.id || '?page=' || (1 + abs(random()) % ((places + 19) / 20)) FROM thread
   JOIN board ON board.id = thread.board_id
   WHERE board.read = 'everyone' ORDER BY random() LIMIT 60`,
)
const boards = column(`SELECT id FROM board WHERE read = 'everyone'`)
const reader = `${cookieName('reading', true)}=${issueReading(store.keys, now)}`
const found = column("SELECT markdown FROM post WHERE state = 'visible' ORDER BY random() LIMIT 40")
process.send?.({
  origin: env.origin.origin,
  started,
  pages: {
    thread: { cookie: reader, paths: threads.map((id) => `/t/${id}`) },
    board: {
      cookie: reader,
      paths: boards.flatMap((id) => [1, 2, 3].map((page) => `/b/${id}?page=${page}`)),
    },
    queue: { cookie: await cookieOf('demo-moderator', true), paths: ['/queue'] },
    cases: { cookie: await cookieOf('demo-professional', true), paths: ['/cases'] },
    search: {
      cookie: await cookieOf('demo-lid', false),
      paths: found.map((text) => text.split(' ').find((word) => word.length > 5) ?? 'slapen'),
    },
  },
} satisfies Grown)

/** Does something while it watches how long the loop comes to nothing else. */
async function watched(work: () => Promise<unknown>): Promise<Blocked> {
  let worst = 0
  let last = performance.now()
  function look(): void {
    const at = performance.now()
    worst = Math.max(worst, at - last - LOOK_MS)
    last = at
  }
  const timer = setInterval(look, LOOK_MS)
  const began = performance.now()
  await work()
  const took = performance.now() - began
  look()
  clearInterval(timer)
  return { worst, took }
}

async function erase(): Promise<void> {
  const [id = ''] = column(
    `SELECT account_id FROM post WHERE account_id IS NOT NULL
     GROUP BY account_id ORDER BY abs(count(*) - 500) LIMIT 1`,
  )
  await inTransaction(store, (trx) => beginErasing(trx, id, now))
  await finishErasures(store, now)
  await leaveNoTrace(store)
}

process.on('message', (what) => {
  const asOf = new Date(now.getTime() + 31 * DAY_MS)
  const work = what === 'erase' ? erase : () => sweepByHand(store, { by: newId(), now, asOf })
  void watched(work).then((blocked) => process.send?.(blocked))
})
