/**
 * Placing posts: in the domain function, durably, beside bare inserts on the same disk, 16 at once and one after
 * the other; through HTTP by 16 at once; and what reading loses meanwhile, and while 200 people sign in at once.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { weekOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { insertAccount } from '#db/queries/accounts.ts'
import { listBoards } from '#db/queries/boards.ts'
import { writeSetting } from '#db/queries/settings.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, openStore, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { HELP_LINK_HOSTS } from '#moderation/help/services.ts'
import { placePost } from '#moderation/intake/place-post.ts'
import { PAST_POSTS } from '../demo/content.ts'
import type { Bench, Measured } from './bench.ts'
import { answerOf, median, quantile, start } from './children.ts'
import type { Served } from './serve-demo.ts'

const POSTS = 600
/** A server runs for weeks; in one that was just started the engine compiles as it goes, for the first few hundred. */
const POSTS_BEFORE = 300
/** In the domain function so many people write, each some posts a day. */
const AUTHORS = 64
const CONNECTIONS = 16
const SECONDS = 4
const ROUNDS = 3
const SIGN_INS = 200
const SECOND_MS = 1_000

async function somebody(store: Store, pseudonym: string, now: Date) {
  const who = { id: newId(), role: 'member', pseudonym, approvedPosts: 5 } as const
  await inTransaction(store, (trx) =>
    insertAccount(trx, {
      id: who.id,
      pseudonym: who.pseudonym,
      pseudonym_key: store.keys.hash('bench', who.pseudonym),
      passphrase_hash: '',
      role: who.role,
      joined_week: weekOf(now),
      approved_posts: who.approvedPosts,
    }),
  )
  return who
}

/** How many rows of a post's length a bare connection inserts in a second, each durably. */
function bareInserts(store: Store): number {
  store.sqlite.exec('CREATE TABLE bench (id INTEGER PRIMARY KEY, words TEXT NOT NULL)')
  const insert = store.sqlite.prepare('INSERT INTO bench (words) VALUES (?)')
  const words = PAST_POSTS[0]?.body ?? ''
  const began = performance.now()
  for (let index = 0; index < POSTS; index += 1) insert.run(words)
  const took = performance.now() - began
  store.sqlite.exec('DROP TABLE bench')
  return (POSTS / took) * SECOND_MS
}

async function inDomain(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-bench-'))
  const store = await openStore(folder)
  try {
    await inTransaction(store, async (trx) => {
      await seedBoards(trx, HELP_LINK_HOSTS)
      await writeSetting(trx, 'open', true)
    })
    const now = new Date()
    const authors: Actor[] = []
    for (let index = 0; index < AUTHORS; index += 1) {
      authors.push(await somebody(store, `schrijver-${index}`, now))
    }
    const [board] = await listBoards(store.read, 'nl')
    if (board === undefined) throw new Error('No board')
    const title = 'Even van me af schrijven'
    const target = { kind: 'thread', boardId: board.id, title } as const
    let placing = 0
    /** How long one post took, in milliseconds. */
    async function placeNext(): Promise<number> {
      const index = placing
      placing += 1
      const author = authors[index % AUTHORS] as Actor
      const body = PAST_POSTS[index % PAST_POSTS.length]?.body ?? ''
      const began = performance.now()
      const placed = await placePost(store, { author, target, body, confirm: '1', now })
      if (placed.kind !== 'placed') throw new Error(`A post was ${placed.kind}`)
      return performance.now() - began
    }
    for (let index = 0; index < POSTS_BEFORE; index += 1) await placeNext()
    const times: number[] = []
    for (let index = 0; index < POSTS; index += 1) times.push(await placeNext())
    const began = performance.now()
    const last = placing + POSTS
    async function goOn(): Promise<void> {
      while (placing < last) await placeNext()
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, goOn))
    const aSecond = (POSTS / (performance.now() - began)) * SECOND_MS
    const alone = (POSTS / times.reduce((sum, one) => sum + one, 0)) * SECOND_MS
    const bare = bareInserts(store)
    const beside = `${Math.round(alone)} one after the other; ${Math.round(bare)} bare durable inserts on the same disk`
    return [
      {
        what: `placing a post, whole, ${CONNECTIONS} at once`,
        measured: aSecond,
        unit: 'a second',
        beside,
        limit: 500,
        atLeast: true,
      },
      {
        what: 'placing a post alone, 99 of 100 within',
        measured: quantile(times, 0.99),
        unit: 'ms',
        beside: `median ${median(times).toFixed(2)} ms`,
        limit: 10,
        atLeast: false,
      },
    ]
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Load = { aSecond: number; p95: number; refused: number }

async function read({ origin, path, reader }: Served, seconds = SECONDS): Promise<Load> {
  const result = await autocannon({
    url: origin + path,
    headers: { cookie: reader, 'accept-encoding': 'br' },
    connections: CONNECTIONS,
    duration: seconds,
  })
  return { aSecond: result.requests.average, p95: result.latency.p97_5, refused: result.non2xx }
}

async function write({ origin, writers }: Served, path: string): Promise<Load> {
  const bodies = PAST_POSTS.map(({ body }) => body)
  const requests = writers.map((cookie, index) => ({
    method: 'POST' as const,
    path,
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      body: bodies[index % bodies.length] ?? '',
      confirm: '1',
    }).toString(),
  }))
  let connected = 0
  const result = await autocannon({
    url: origin + path,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests,
    // Each connection begins with somebody else: what one author sends at once waits for its turn.
    setupClient(client) {
      const from = Math.floor((connected * requests.length) / CONNECTIONS) % requests.length
      connected += 1
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
    },
  })
  // Placed posts answer 303; anything else would be quick, and count for nothing.
  const placed = result['3xx']
  return {
    aSecond: placed / result.duration,
    p95: result.latency.p97_5,
    refused: result.requests.total - placed,
  }
}

async function throughHttp(served: Served): Promise<Measured[]> {
  const alone: Load[] = []
  const written: Load[] = []
  const meanwhile: Load[] = []
  const there: Load[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    alone.push(await read(served))
    const [writing, reading] = await Promise.all([write(served, served.otherPath), read(served)])
    written.push(writing)
    meanwhile.push(reading)
    const [, same] = await Promise.all([write(served, served.path), read(served)])
    there.push(same)
  }
  const aSecond = median(written.map((one) => one.aSecond))
  const refused = written.reduce((sum, one) => sum + one.refused, 0)
  const before = median(alone.map((one) => one.aSecond))
  const during = median(meanwhile.map((one) => one.aSecond))
  const inIt = median(there.map((one) => one.aSecond))
  return [
    {
      what: 'placing through HTTP, 16 at once, others reading',
      measured: aSecond,
      unit: 'a second',
      beside: `${refused} not placed`,
      limit: 200,
      atLeast: true,
    },
    {
      what: 'reading another conversation meanwhile',
      measured: during / before,
      unit: 'of reading alone',
      beside: `${Math.round(during)} and ${Math.round(before)} requests/s`,
      limit: 2 / 3,
      atLeast: true,
    },
    {
      what: 'reading the conversation that is written in meanwhile',
      measured: inIt / before,
      unit: 'of reading alone',
      beside: `${Math.round(inIt)} and ${Math.round(before)} requests/s`,
      limit: 2 / 3,
      atLeast: true,
    },
  ]
}

async function signingIn(served: Served): Promise<Measured> {
  const idle = await read(served)
  const body = new URLSearchParams({ pseudonym: 'demo-lid', passphrase: 'niet de goede wachtzin' })
  const sent = Array.from({ length: SIGN_INS }, () =>
    fetch(`${served.origin}/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: served.origin, cookie: served.reader },
      body,
    }),
  )
  const busy = await read(served)
  await Promise.all(sent)
  return {
    what: `reading while ${SIGN_INS} sign in at once, 97 of 100 within`,
    measured: busy.p95 / Math.max(1, idle.p95),
    unit: 'times as long',
    beside: `${busy.p95} and ${idle.p95} ms`,
    limit: 3,
    atLeast: false,
  }
}

export const writing: Bench = {
  name: 'writing',
  async run() {
    const lines = await inDomain()
    const server = start('serve-demo.ts')
    try {
      const served = await answerOf<Served>(server)
      return [...lines, ...(await throughHttp(served)), await signingIn(served)]
    } finally {
      server.kill()
    }
  },
}
