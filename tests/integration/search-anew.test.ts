/** Many posts leave the search index together: quickly, in small steps, and with every word. */
import { expect, test } from 'vitest'
import { forgetMany, goTogether, mergeSome, owesMerge, payMerge } from '#db/search-anew.ts'
import { leaveNoTrace, scrub } from '#db/scrub.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import words from '#moderation/passphrase/words.json' with { type: 'json' }
import { aCanary, tracesOf } from '../helpers/canaries.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore, folderOf, openAgain } from '../helpers/store.ts'

const DOCUMENTS = 1_000
const WORDS = 80
const PIECES = 6
const GOING = 40

/** The index alone, of documents in several pieces; every so-manieth holds a word that stands nowhere else. */
async function anIndex(
  store: Store,
): Promise<{ going: number[]; canaries: Record<string, string> }> {
  const going: number[] = []
  const canaries: Record<string, string> = {}
  for (let piece = 0; piece < PIECES; piece += 1) {
    await inTransaction(store, async (trx) => {
      for (let at = piece; at < DOCUMENTS; at += PIECES) {
        const body = Array.from(
          { length: WORDS },
          (_, index) => words[(at * 31 + index * index * 7) % words.length],
        )
        const goes = at % Math.floor(DOCUMENTS / GOING) === 0
        if (goes) {
          canaries[`word ${at}`] = aCanary()
          going.push(at + 1)
        }
        const text = [...body, canaries[`word ${at}`] ?? 'blijft'].join(' ')
        await indexPost(trx, { sequence: at + 1, title: '', body: text })
      }
    })
  }
  return { going, canaries }
}

/** The smallest step. */
function smallest(trx: Writing): Promise<void> {
  return mergeSome(trx, 0)
}

function found(store: Store, word: string): number[] {
  return store.reading
    .prepare('SELECT rowid FROM post_search WHERE post_search MATCH ? ORDER BY rowid')
    .pluck()
    .all(word) as number[]
}

test('no byte of their words is left, also when it was cut off and others wrote meanwhile', async () => {
  const before = await aStore()
  const { canaries, going } = await anIndex(before)
  await inTransaction(before, (trx) => forgetMany(trx, going))
  for (const word of Object.values(canaries)) expect(found(before, word)).toEqual([])
  await scrub(before)
  // It is not for nothing: till it is over, the words stand in the file.
  expect(tracesOf(before, canaries)).toHaveLength(going.length)
  await inTransaction(before, smallest)
  expect(await owesMerge(before.read)).toBe(true)
  await before.close()
  const store = await openAgain(folderOf(before))
  let steps = 0
  while (await owesMerge(store.read)) {
    await inTransaction(store, smallest)
    steps += 1
    await inTransaction(store, (trx) =>
      indexPost(trx, { sequence: DOCUMENTS + steps, title: '', body: 'intussen geschreven' }),
    )
  }
  expect(steps).toBeGreaterThan(1)
  expect((await scrub(store)).whole).toBe(true)
  expect(tracesOf(store, canaries)).toEqual([])
  expect(found(store, 'blijft')).toHaveLength(DOCUMENTS - going.length)
  expect(found(store, 'intussen')).toHaveLength(steps)
  store.sqlite.exec(`INSERT INTO post_search(post_search) VALUES ('integrity-check')`)
})

test('more that go while it is under way are gone with it', async () => {
  const store = await aStore()
  const { canaries, going } = await anIndex(store)
  const [first, second] = [going.slice(0, GOING / 2), going.slice(GOING / 2)]
  await inTransaction(store, (trx) => forgetMany(trx, first))
  await inTransaction(store, smallest)
  expect(await owesMerge(store.read)).toBe(true)
  await inTransaction(store, (trx) => forgetMany(trx, second))
  while (await owesMerge(store.read)) await inTransaction(store, smallest)
  expect((await scrub(store)).whole).toBe(true)
  expect(tracesOf(store, canaries)).toEqual([])
})

test('afterwards a single post goes on the spot, as ever', async () => {
  const store = await aStore()
  const { canaries, going } = await anIndex(store)
  const [one = 0, ...others] = going
  await inTransaction(store, (trx) => forgetMany(trx, others))
  while (await owesMerge(store.read)) await inTransaction(store, smallest)
  expect(tracesOf(store, canaries)).not.toEqual([])
  await inTransaction(store, (trx) => forgetPost(trx, one))
  expect(await owesMerge(store.read)).toBe(false)
  expect((await scrub(store)).whole).toBe(true)
  expect(tracesOf(store, canaries)).toEqual([])
})

/** Merges page by page, as FTS5 does now and then when something is written: each time it notes a whole word. */
function mergePageByPage(store: Store): void {
  const merge = store.sqlite.prepare(
    `INSERT INTO post_search (post_search, rank) VALUES ('merge', ?)`,
  )
  merge.run(-1)
  for (let page = 0; page < 200; page += 1) merge.run(1)
}

function betweenPages(store: Store): Set<string> {
  const terms = store.reading.prepare('SELECT term FROM post_search_idx').pluck().all() as Buffer[]
  return new Set(terms.map((term) => term.toString().slice(1)))
}

test('a word that stands between two pages goes with the last post that has it, and not before', async () => {
  const store = await aStore()
  const all = Array.from({ length: 3_000 }, () => aCanary())
  await inTransaction(store, async (trx) => {
    for (const [index, word] of all.entries()) {
      // Each word stands in two posts.
      for (const sequence of [index + 1, 3_001 + index]) {
        await indexPost(trx, { sequence, title: '', body: `samen ${word}` })
      }
      if (index % 500 === 0)
        store.sqlite.exec(`INSERT INTO post_search (post_search) VALUES ('flush')`)
    }
  })
  mergePageByPage(store)
  const between = betweenPages(store)
  const noted = all.filter((word) => between.has(word.toLowerCase()))
  expect(noted.length).toBeGreaterThan(3)
  const canaries = Object.fromEntries(noted.map((word) => [word, word]))
  for (const word of noted) {
    await inTransaction(store, (trx) => forgetPost(trx, all.indexOf(word) + 1))
  }
  expect(await owesMerge(store.read)).toBe(false)
  for (const word of noted) {
    await inTransaction(store, (trx) => forgetPost(trx, all.indexOf(word) + 3_001))
  }
  expect(await owesMerge(store.read)).toBe(true)
  expect(await scrub(store)).toMatchObject({ whole: true })
  expect(tracesOf(store, canaries)).toEqual(noted)
  expect(await leaveNoTrace(store)).toBe(true)
  expect(tracesOf(store, canaries)).toEqual([])
  store.sqlite.exec(`INSERT INTO post_search(post_search) VALUES ('integrity-check')`)
})

test('a few posts of many go one by one, many of few together', async () => {
  const store = await aStore()
  const author = await aMember(store)
  await place(store, author)
  store.sqlite.exec(`UPDATE sqlite_sequence SET seq = 2000 WHERE name = 'post'`)
  await place(store, author)
  const together = [1, 4, 6].map((posts) => inTransaction(store, (trx) => goTogether(trx, posts)))
  expect(await Promise.all(together)).toEqual([false, false, true])
})

function everyPage(store: Store): unknown[] {
  return store.sqlite.prepare('SELECT id, block FROM post_search_data ORDER BY id').all()
}

test('who comes to a rewrite that somebody else just finished begins no new one', async () => {
  const store = await aStore()
  const { going } = await anIndex(store)
  await inTransaction(store, (trx) => forgetMany(trx, going))
  let steps = 0
  // The other one has its turn first, and does all of it in that.
  const other = inTransaction(store, (trx) => mergeSome(trx, 60_000))
  const paid = payMerge(store, { onStep: () => void (steps += 1) })
  await other
  const written = everyPage(store)
  await paid
  expect(steps).toBe(1)
  expect(everyPage(store)).toEqual(written)
})
