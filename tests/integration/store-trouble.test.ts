/**
 * A full disk, a disk that can only be read, a damaged page, a clock that was set back: nothing is lost, and
 * who can do something about it hears of it.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeSessions } from '#app/auth/sessions.ts'
import { cookieName, issueReading } from '#app/server/cookies.ts'
import { listBoards } from '#db/queries/boards.ts'
import { setAlarmWay } from '#moderation/alarms/ways.ts'
import { makeInTrouble } from '#moderation/alarms/call-in-trouble.ts'
import type { Call } from '#moderation/alarms/send-summons.ts'
import { freePort, startChild } from '../helpers/children.ts'
import { after, START } from '../helpers/clock.ts'
import { aMember, aProfessional } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aReceiver } from '../helpers/receivers.ts'
import { anAdministrator, onShift } from '../helpers/staff.ts'
import { aFolder, aStore, openAgain } from '../helpers/store.ts'
import { TEXTS } from '../helpers/texts.ts'
import { aVisitor, signIn } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

const NOT_KEPT = 'We konden dit niet bewaren'
const LONG = 'Vandaag heb ik voor het eerst weer soep gekookt. '.repeat(400)

async function newThread(): Promise<string> {
  const [board] = await listBoards(world.store.read, 'nl')
  return `/b/${board?.id}/new`
}

async function titles(): Promise<string[]> {
  return (await world.store.read.selectFrom('thread').select('title').execute()).map(
    ({ title }) => title,
  )
}

test('on a full disk a writer reads that her words were not kept, and nothing is there by half', async () => {
  const { sqlite } = world.store
  const visitor = await signIn(world, await world.somebody())
  const kept = { title: 'Wel bewaard', body: TEXTS.none }
  expect((await visitor.post(await newThread(), kept)).status).toBe(303)
  const pages = sqlite.pragma('page_count', { simple: true }) as number
  const free = sqlite.pragma('freelist_count', { simple: true }) as number
  expect(free).toBeLessThan(5)
  sqlite.pragma(`max_page_count = ${pages}`)
  const full = await visitor.post(await newThread(), { title: 'Niet bewaard', body: LONG })
  expect([full.status, full.headers['retry-after']]).toEqual([503, '60'])
  expect(full.body).toContain(NOT_KEPT)
  expect(full.body).toContain('href="/help"')
  // Who reads notices nothing.
  expect((await visitor.get(await newThread())).status).toBe(200)
  sqlite.pragma('max_page_count = 4294967294')
  expect(await titles()).toEqual(['Wel bewaard'])
  const again = await visitor.post(await newThread(), { title: 'Nog eens', body: LONG })
  expect(again.status).toBe(303)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('on a disk that can only be read, people are called all the same: for what waits, and for the disk', async () => {
  const { sqlite, store } = { sqlite: world.store.sqlite, store: world.store }
  const [onCall, administrator] = [
    await world.somebody('professional'),
    await world.somebody('administrator'),
  ]
  await world.onCall(onCall)
  const now = world.clock.now()
  const [forCase, forDisk] = [await aReceiver(), await aReceiver()]
  await setAlarmWay(store, { actor: onCall, way: 'webhook', target: forCase.url, now })
  await setAlarmWay(store, { actor: administrator, way: 'webhook', target: forDisk.url, now })
  const visitor = await signIn(world, await world.somebody())
  const desk = await signIn(world, onCall)
  sqlite.pragma('query_only = ON')
  try {
    const refused = await visitor.post(await newThread(), { title: 'Een vraag', body: TEXTS.acute })
    expect([refused.status, refused.body.includes(NOT_KEPT)]).toEqual([503, true])
    await vi.waitFor(() => expect(forDisk.calls.length).toBe(1), 20_000)
    expect(forDisk.calls[0]?.body).toContain('"why":"store"')
    expect(forDisk.calls[0]?.body).toContain('Luwte kan niets bewaren')
    expect(forCase.calls).toEqual([])
    // A session whose end can't be moved on is not over: reading and the desk stay open.
    world.clock.forward({ minutes: 2 })
    expect((await visitor.get('/')).status).toBe(200)
    expect((await desk.get('/cases')).status).toBe(200)
  } finally {
    sqlite.pragma('query_only = OFF')
  }
})

test('what rang already goes on calling when nothing can be written, at most once in five minutes, and from memory when nothing can be read', async () => {
  const store = await aStore()
  const [onCall, administrator] = [await aProfessional(store), await anAdministrator(store)]
  await onShift(store, onCall)
  const ways = { way: 'webhook', now: START } as const
  await setAlarmWay(store, { ...ways, actor: onCall, target: 'http://127.0.0.1:9/case' })
  await setAlarmWay(store, { ...ways, actor: administrator, target: 'http://127.0.0.1:9/disk' })
  await place(store, await aMember(store), { body: TEXTS.acute })
  const calls: Array<Pick<Call, 'why' | 'count' | 'target'>> = []
  async function send({ why, count, target }: Call): Promise<void> {
    calls.push({ why, count, target: target.slice(-4) })
  }
  const inTrouble = makeInTrouble(store, { email: send, webhook: send })
  const both = [
    { why: 'store', count: 1, target: 'disk' },
    { why: 'acute', count: 1, target: 'case' },
  ]
  await inTrouble.remember(START)
  expect(await inTrouble.call(START)).toEqual({ sent: 2, failed: 0 })
  expect(calls).toEqual(both)
  expect(await inTrouble.call(after(START, { minutes: 4 }))).toEqual({ sent: 0, failed: 0 })
  store.reading.close()
  expect(await inTrouble.call(after(START, { minutes: 5 }))).toEqual({ sent: 2, failed: 0 })
  expect(calls).toEqual([...both, ...both])
})

test('of a damaged page a reader reads that it failed, and the log says what to do', async () => {
  const folder = aFolder()
  const store = await aStore({ folder })
  const { threadId } = await place(store, await aMember(store), { body: TEXTS.none })
  const root = store.sqlite
    .prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'post'`)
    .pluck()
    .get() as number
  const size = store.sqlite.pragma('page_size', { simple: true }) as number
  const cookie = issueReading(store.keys, new Date())
  const { file } = store
  store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  await store.close()
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size)
  closeSync(handle)
  const port = await freePort()
  const child = startChild('scripts/serve.ts', [], { DATA_DIR: folder, PORT: String(port) })
  await child.untilSaid('There is no administrator yet')
  const visitor = aVisitor(`http://127.0.0.1:${port}`)
  visitor.cookies.set(cookieName('reading', true), cookie)
  const answer = await visitor.get(`/t/${threadId}`)
  expect([answer.status, answer.body.includes(NOT_KEPT)]).toEqual([503, true])
  expect(await child.untilSaid('"todo"')).toContain('The store is damaged: stop, and put back')
}, 90_000)

test('where a file can grow no further, the log says why, and all that was acknowledged is there afterwards', async () => {
  const folder = aFolder()
  const store = await aStore({ folder })
  const [board] = await listBoards(store.read, 'nl')
  const member = await aMember(store)
  const how = { shared: false, secondStep: true, now: new Date() }
  const session = await makeSessions(store).begin(member, how)
  const reading = issueReading(store.keys, new Date())
  await store.close()
  const port = await freePort()
  // As on a full disk SQLite gives the transaction up by itself. In blocks of 1 kB.
  const limit = ['bash', '-c', 'ulimit -f 300 && exec "$@"', 'bash']
  const environment = { DATA_DIR: folder, PORT: String(port), NODE_COMPILE_CACHE: '' }
  const child = startChild('scripts/serve.ts', [], environment, limit)
  await child.untilSaid('There is no administrator yet')
  const visitor = aVisitor(`http://127.0.0.1:${port}`)
  visitor.cookies.set(cookieName('reading', true), reading)
  visitor.cookies.set(cookieName('session', true), session)
  const kept: string[] = []
  let last = { status: 303, body: '' }
  for (let post = 0; post < 12 && last.status === 303; post += 1) {
    last = await visitor.post(`/b/${board?.id}/new`, { title: `Nummer ${post}`, body: LONG })
    if (last.status === 303) kept.push(`Nummer ${post}`)
  }
  expect([last.status, last.body.includes(NOT_KEPT)]).toEqual([503, true])
  expect(await child.untilSaid('"todo"')).toContain('is DATA_DIR writable?')
  child.process.kill('SIGKILL')
  await child.ended
  const again = await openAgain(folder)
  expect(again.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  const threads = await again.read.selectFrom('thread').select('title').execute()
  expect(threads.map(({ title }) => title).toSorted()).toEqual(kept)
}, 60_000)

test('a clock that was set back loses nothing: she stays signed in, writes, and the newest is on top', async () => {
  const visitor = await signIn(world, await world.somebody())
  world.clock.forward({ days: -2 })
  try {
    expect((await visitor.get('/me')).status).toBe(200)
    const sent = await visitor.post(await newThread(), { title: 'Na de klok', body: TEXTS.none })
    expect(sent.status).toBe(303)
    const top = await world.store.read
      .selectFrom('thread')
      .select('title')
      .orderBy('latest', 'desc')
      .executeTakeFirst()
    expect(top?.title).toBe('Na de klok')
  } finally {
    world.clock.forward({ days: 2 })
  }
})
