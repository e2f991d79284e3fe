/** A child process of the benchmark: the real server with the demo's content, on a store that goes with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSessions } from '#app/auth/sessions.ts'
import { cookieName, issueReading } from '#app/server/cookies.ts'
import { readEnvironment } from '#app/server/environment.ts'
import { weekOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { insertAccount } from '#db/queries/accounts.ts'
import { inTransaction, openStore } from '#db/store.ts'
import { pseudonymKey } from '#moderation/members/join.ts'
import { PAST_BOARDS } from '../demo/content.ts'
import { person } from '../demo/people.ts'
import { seedDemo } from '../demo/seed.ts'
import { startServer } from '../start-server.ts'

/** What the benchmark has to know to ask for a page. */
export type Served = {
  origin: string
  path: string
  /** Another conversation on the same board. */
  otherPath: string
  reader: string
  member: string
  /** Others who are signed in: each may write as fast as one person may. */
  writers: string[]
}

const POSTS_A_PAGE = 20
const WRITERS = 64

const folder = mkdtempSync(join(tmpdir(), 'luwte-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
process.once('disconnect', () => process.exit())
process.once('SIGTERM', () => process.exit())

const store = await openStore(folder)
const now = new Date()
const totpSecret = 'LUWTELUWTELUWTELUWTELUWTELUWTELU'
const placed = await seedDemo(store, {
  secrets: { passphrase: 'zeven ganzen zwemmen zacht', totpSecret },
  now,
})
const env = readEnvironment({ PORT: '0', DATA_DIR: folder }, { demo: true })
const running = await startServer(store, env, { quiet: true })
env.origin = new URL(`http://127.0.0.1:${running.port}`)
const board = PAST_BOARDS.find(
  ({ theme, threads }) =>
    theme !== 'honour-violence' && threads.some(({ posts }) => posts.length > POSTS_A_PAGE),
)
const thread = board?.threads.find(({ posts }) => posts.length > POSTS_A_PAGE)
const other = board?.threads.find((one) => one !== thread)
const session = await makeSessions(store).begin(await person(store, 'demo-lid'), {
  shared: false,
  secondStep: false,
  now,
})
async function writer(index: number): Promise<string> {
  const who = {
    id: newId(),
    role: 'member',
    pseudonym: `schrijver-${index}`,
    approvedPosts: 5,
  } as const
  await inTransaction(store, (trx) =>
    insertAccount(trx, {
      id: who.id,
      pseudonym: who.pseudonym,
      pseudonym_key: pseudonymKey(store, who.pseudonym),
      passphrase_hash: '',
      role: who.role,
      joined_week: weekOf(now),
      approved_posts: who.approvedPosts,
    }),
  )
  const how = { shared: false, secondStep: false, now }
  return `${cookieName('session', true)}=${await makeSessions(store).begin(who, how)}`
}

const writers: string[] = []
for (let index = 0; index < WRITERS; index += 1) writers.push(await writer(index))
process.send?.({
  writers,
  origin: env.origin.origin,
  path: `/t/${placed.threads.get(thread?.key ?? '')}`,
  otherPath: `/t/${placed.threads.get(other?.key ?? '')}`,
  reader: `${cookieName('reading', true)}=${issueReading(store.keys, now)}`,
  member: `${cookieName('session', true)}=${session}`,
} satisfies Served)
