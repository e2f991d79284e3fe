/** Pages kept in memory: never older than a write that somebody was told of, whoever wrote it. */
import { spawnSync } from 'node:child_process'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentVersion } from '#db/queries/content-version.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { editPost } from '#moderation/intake/edit-post.ts'
import { eraseAccount } from '#moderation/members/erase-account.ts'
import { aCanary } from '../helpers/canaries.ts'
import { decided, remove, takeBack } from '../helpers/deeds.ts'
import { openItemOf } from '../helpers/objecting.ts'
import { place, send } from '../helpers/placing.ts'
import { boardOf, folderOf, set } from '../helpers/store.ts'
import { aReader, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type World } from '../helpers/world.ts'

let world: World
let reader: Visitor

beforeAll(async () => {
  world = await startWorld()
  reader = await aReader(world)
}, 60_000)
afterAll(() => world.close())

/** The page, asked for twice: the second one is the kept one, and says the same. */
async function read(path: string): Promise<string> {
  const first = await reader.get(path)
  const second = await reader.get(path)
  expect(second.body).toBe(first.body)
  expect(second.headers['content-security-policy']).toContain("default-src 'none'")
  expect(second.headers['cache-control']).toBe('no-store')
  return second.body
}

/** The key of the form on a page. */
function keyIn(body: string): string {
  return /name="key" value="([\w-]+)"/.exec(body)?.[1] ?? ''
}

test('each thing that changes what a reader sees shows at the next look', async () => {
  const { clock, store } = world
  const now = clock.now()
  const [author, other, moderator] = [
    await world.somebody(),
    await world.somebody(),
    await world.somebody('moderator'),
  ]
  const words = { first: aCanary(), reply: aCanary(), edited: aCanary(), last: aCanary() }
  const { threadId, postId } = await place(store, author, { body: `Over ${words.first}.`, now })
  const path = `/t/${threadId}`
  expect(await read(path)).toContain(words.first)
  const reply = await send(store, other, { threadId, body: `En ${words.reply}.`, now })
  if (reply.kind !== 'placed') throw new Error(reply.kind)
  expect(await read(path)).toContain(words.reply)
  await editPost(store, { author: other, postId: reply.postId, body: words.edited, now })
  const edited = await read(path)
  expect(edited).toContain(words.edited)
  expect(edited).not.toContain(words.reply)

  const item = await openItemOf(store, postId)
  await decided(store, moderator, item, remove(), now)
  expect(await read(path)).not.toContain(words.first)
  await takeBack(store, moderator, item, now)
  expect(await read(path)).toContain(words.first)
  await deletePost(store, { author, postId, now })
  expect(await read(path)).not.toContain(words.first)
  expect(await read(path)).toContain(other.pseudonym)
  await eraseAccount(store, { actor: other, passphrase: other.passphrase, now })
  const erased = await read(path)
  expect(erased).not.toContain(words.edited)
  expect(erased).not.toContain(other.pseudonym)
})

test('a board that closes, opens or is renamed shows it', async () => {
  const { store } = world
  const board = await boardOf(store)
  expect(await read(`/b/${board}`)).not.toContain('Nu kan er niet geschreven worden')
  const before = await read(`/b/${board}`)
  await set(store, 'open', false)
  expect(await read(`/b/${board}`)).not.toBe(before)
  await set(store, 'open', true)
  expect(await read(`/b/${board}`)).toBe(before)
})

test('what another process writes shows too', async () => {
  const { store } = world
  const board = await boardOf(store)
  const before = await read(`/b/${board}`)
  const code = `import { openDatabase } from '#db/connection.ts'
    openDatabase(process.argv[1] + '/luwte.db').exec("UPDATE board_text SET name = name || ' (nieuw)'")`
  const done = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', code, folderOf(store)],
    { encoding: 'utf8', cwd: process.cwd() },
  )
  expect(done.stderr).toBe('')
  const after = await read(`/b/${board}`)
  expect(before).not.toContain('(nieuw)')
  expect(after).toContain('(nieuw)')
})

test('the minute, the language and who reads are part of it; a member’s page is never a reader’s', async () => {
  const { clock, store } = world
  const member = await world.somebody()
  const { threadId } = await place(store, member, { now: clock.now() })
  const path = `/t/${threadId}`
  const dutch = await read(path)
  const signedIn = await signIn(world, member)
  expect((await signedIn.get(path)).body).toContain('<textarea')
  expect(await read(path)).toBe(dutch)
  expect(await read(path)).not.toContain('<textarea')
  const stranger = await fetch(world.origin + path)
  expect(await stranger.text()).not.toContain('Even van me af')
  const english = await fetch(world.origin + path, { headers: { 'accept-language': 'en' } })
  expect(await english.text()).toContain('lang="en"')
  expect(dutch).toContain('vandaag')
  clock.forward({ hours: 30 })
  expect((await (await aReader(world)).get(path)).body).not.toContain('vandaag')
})

test('what can be seen on many pages raises the version of all', async () => {
  const { store } = world
  const version = contentVersion(store)
  await world.onCall(await world.somebody('professional'))
  const sending = { alias: aCanary(), now: world.clock.now() }
  const { threadId } = await place(store, await world.somebody(), sending)
  for (const change of [
    'UPDATE board SET search = search',
    'UPDATE board_text SET name = name',
    'UPDATE account SET pseudonym = pseudonym',
    'UPDATE account SET active = active',
    'UPDATE alias SET name = name',
    'UPDATE thread SET merged_into = merged_into',
    "INSERT INTO allowed_host (host) VALUES ('x.example')",
    'DELETE FROM allowed_host',
    'UPDATE alarm_test SET sent_at = sent_at',
    'UPDATE shift SET tier = tier',
    "UPDATE setting SET value = value WHERE key = 'open'",
  ]) {
    const before = [version().all, version({ of: 'thread', id: threadId }).all]
    store.sqlite.exec(change)
    // As by another process: it is read anew in the next turn.
    await nextTurn()
    const after = [version().all, version({ of: 'thread', id: threadId }).all]
    expect([change, after.map((one, index) => one !== before[index])]).toEqual([
      change,
      [true, true],
    ])
  }
  const before = version()
  store.sqlite.exec('UPDATE session SET expires_at = expires_at')
  store.sqlite.exec('UPDATE post SET looked_at = looked_at')
  await nextTurn()
  expect(version()).toEqual(before)
})

test('a post raises the version of its thread and its board, and of nothing else', async () => {
  const { store } = world
  const version = contentVersion(store)
  const [mine, other] = [
    await place(store, await world.somebody()),
    await place(store, await world.somebody()),
  ]
  const shown = [
    undefined,
    { of: 'thread', id: mine.threadId },
    { of: 'board', id: await boardOf(store) },
    { of: 'thread', id: other.threadId },
    { of: 'board', id: await boardOf(store, 'bystanders') },
  ] as const
  const before = shown.map((one) => version(one))
  await place(store, await world.somebody(), { threadId: mine.threadId })
  await nextTurn()
  const changed = shown.map((one, index) => version(one).own !== before[index]?.own)
  // Somebody new came too, which is seen nowhere.
  expect(changed).toEqual([false, true, true, false, false])
  expect(version().all).toBe(before[0]?.all)
})

test('what this process writes raises the version within the same turn', async () => {
  const version = contentVersion(world.store)
  const seen = [version().all]
  await set(world.store, 'open', true)
  seen.push(version().all)
  await set(world.store, 'open', true)
  seen.push(version().all)
  expect(new Set(seen).size).toBe(3)
})

test('members share a page, but each form on it has a key of its own, and what is theirs is theirs', async () => {
  const { clock, store } = world
  const now = clock.now()
  const [one, two] = [await world.somebody(), await world.somebody()]
  const { threadId } = await place(store, one, { now })
  const path = `/t/${threadId}`
  const [first, second] = [await signIn(world, one), await signIn(world, two)]
  const pages = [await first.get(path), await first.get(path), await second.get(path)]
  const keys = pages.map(({ body }) => keyIn(body))
  expect(new Set(keys).size).toBe(3)
  for (const key of keys) expect(key.length).toBeGreaterThan(20)
  const bare = pages.map(({ body }, index) => body.replaceAll(keys[index] ?? '', ''))
  expect(new Set(bare).size).toBe(1)
  const word = aCanary()
  const sent = { body: `Twee keer ${word}.`, danger: '', key: keys[0] ?? '' }
  for (const body of [sent.body, sent.body]) await first.post(path, { ...sent, body })
  const shown = (await second.get(path)).body
  expect(shown.split(word)).toHaveLength(2)
  // A notice shows in the frame of whom it is for, at once.
  const item = await openItemOf(store, (await place(store, two, { threadId, now })).postId)
  await decided(store, await world.somebody('moderator'), item, remove(), now)
  expect((await second.get(path)).body).toContain('nieuw bericht voor je')
  expect((await first.get(path)).body).not.toContain('nieuw bericht voor je')
})

test('a store that can’t be read any more ends no process, and no kept page outlives it', async () => {
  const own = await startWorld()
  const visitor = await aReader(own)
  const { threadId } = await place(own.store, await own.somebody(), { now: own.clock.now() })
  expect((await visitor.get(`/t/${threadId}`)).status).toBe(200)
  own.store.sqlite.exec('ALTER TABLE counter RENAME TO counter_gone')
  // What is thrown in a timer would end the process; the tests would say so.
  await pause(1_500)
  expect((await visitor.get(`/t/${threadId}`)).status).toBe(500)
  own.store.sqlite.exec('ALTER TABLE counter_gone RENAME TO counter')
  expect((await visitor.get(`/t/${threadId}`)).status).toBe(200)
  await own.close()
}, 60_000)
