/** What SQLite leaves between the rows of its pages, and that nothing of it stays. */
import { closeSync, mkdirSync, openSync, readSync, rmdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { readSetting, writeSetting } from '#db/queries/settings.ts'
import { leaveNoTrace, scrub, unallocated } from '#db/scrub.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { truncateLog } from '#db/truncate-log.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { aCanary, aPostWith, canaries, filledGaps, tracesOf } from '../helpers/canaries.ts'
import { START } from '../helpers/clock.ts'
import { aMember } from '../helpers/people.ts'
import { aStore, everything, folderOf } from '../helpers/store.ts'

test('what is left between the rows of a page is overwritten, and nothing else', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const posts: string[] = []
  for (let post = 0; post < 60; post += 1) {
    posts.push(await aPostWith(store, author, canaries('title', 'body', 'warning', 'link')))
  }
  const kept = canaries('title', 'body')
  await aPostWith(store, author, kept)
  const deleting = posts.toSorted().map((id) => store.write.deleteFrom('post').where('id', '=', id))
  for (const one of deleting) await one.execute()
  await truncateLog(store)
  const before = everything(store)
  expect(filledGaps(store)).toBeGreaterThan(0)
  expect(await scrub(store)).toMatchObject({ whole: true })
  expect(filledGaps(store)).toBe(0)
  expect(everything(store)).toEqual(before)
  expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  // What this connection remembered of the pages must not come back with its next changes.
  for (let post = 0; post < 20; post += 1) await aPostWith(store, author, kept)
  await truncateLog(store)
  expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(tracesOf(store, kept)).toEqual(['title', 'body'])
})

test('while somebody reads an older page, the scrub says that it could not be done', async () => {
  const store = await aStore()
  await aPostWith(store, await aMember(store), canaries('body'))
  await truncateLog(store)
  const reading = openDatabase(store.file, { readonly: true })
  reading.exec('BEGIN')
  reading.prepare('SELECT count(*) FROM post').get()
  await aPostWith(store, await aMember(store), canaries('body'))
  expect((await scrub(store)).whole).toBe(false)
  reading.close()
  expect((await scrub(store)).whole).toBe(true)
})

test('it waits for a transaction that is under way, and none is begun inside it', async () => {
  const store = await aStore()
  const author = await aMember(store)
  await aPostWith(store, author, canaries('body'))
  const begun = Promise.withResolvers<void>()
  const long = inTransaction(store, async (trx) => {
    await writeSetting(trx, 'sign', 'before')
    begun.resolve()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await writeSetting(trx, 'sign', 'after')
  })
  await begun.promise
  const scrubbed = scrub(store)
  await Promise.all([long, aPostWith(store, author, canaries('body'))])
  expect((await scrubbed).whole).toBe(true)
  expect(await readSetting(store.read, 'sign', '')).toBe('after')
})

test('who erased something does not read that it failed when its traces could not be taken out', async () => {
  const store = await aStore()
  const author = await aMember(store)
  const postId = await aPostWith(store, author, canaries('body'))
  // The list of erasures can't be written: something else is in its place.
  mkdirSync(join(folderOf(store), 'luwte.erased.unfinished'))
  expect((await deletePost(store, { author, postId, now: START })).kind).toBe('deleted')
  expect(await leaveNoTrace(store)).toBe(false)
  rmdirSync(join(folderOf(store), 'luwte.erased.unfinished'))
  expect(await leaveNoTrace(store)).toBe(true)
})

/** Puts a word between the rows of the page of the settings, as balancing would leave it, and lets the writer read it. */
function leaveInSettings(store: Store, word: string): void {
  const size = store.sqlite.pragma('page_size', { simple: true }) as number
  const root = `SELECT rootpage FROM sqlite_schema WHERE name = 'setting'`
  const at = ((store.sqlite.prepare(root).pluck().get() as number) - 1) * size
  const page = Buffer.alloc(size)
  const file = openSync(store.file, 'r+')
  readSync(file, page, 0, size, at)
  writeSync(file, word, at + (unallocated(page, false)?.from ?? Number.NaN) + 8)
  closeSync(file)
  store.sqlite.pragma('shrink_memory')
  store.sqlite.prepare('SELECT * FROM setting').all()
}

test('what the writer remembers of a page does not come back when it writes between two parts', async () => {
  const store = await aStore()
  store.sqlite.exec('CREATE TABLE large (bytes BLOB) STRICT')
  store.sqlite.exec('INSERT INTO large VALUES (zeroblob(3 * 1024 * 1024))')
  await inTransaction(store, (trx) => writeSetting(trx, 'sign', 'before'))
  await truncateLog(store)
  const word = aCanary()
  leaveInSettings(store, word)
  expect(tracesOf(store, { word })).toEqual(['word'])
  const scrubbed = scrub(store)
  await inTransaction(store, (trx) => writeSetting(trx, 'sign', 'between'))
  expect(await scrubbed).toMatchObject({ whole: true })
  await truncateLog(store)
  expect(tracesOf(store, { word })).toEqual([])
  expect(await readSetting(store.read, 'sign', '')).toBe('between')
  expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})
