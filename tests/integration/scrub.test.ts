/** What SQLite leaves between the rows of its pages, and that nothing of it stays. */
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { scrub } from '#db/scrub.ts'
import { truncateLog } from '#db/truncate-log.ts'
import { aPostWith, canaries, filledGaps, tracesOf } from '../helpers/canaries.ts'
import { aMember } from '../helpers/people.ts'
import { aStore, everything } from '../helpers/store.ts'

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
