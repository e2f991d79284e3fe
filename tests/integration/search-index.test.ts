/** The night's sweep puts the parts of the search index together, in small steps that can be cut off. */
import { expect, test } from 'vitest'
import { sweep } from '#db/retention/sweep.ts'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { aCanary, canaries, tracesOf } from '../helpers/canaries.ts'
import { after, START } from '../helpers/clock.ts'
import { aMember } from '../helpers/people.ts'
import { place } from '../helpers/placing.ts'
import { aStore } from '../helpers/store.ts'

const POSTS = 30

function partsOf(store: Store): number {
  const parts = 'SELECT count(DISTINCT segid) FROM post_search_idx'
  return store.sqlite.prepare(parts).pluck().get() as number
}

/** Posts that each made a part of the index, of which FTS5 puts some together by itself. */
async function written(store: Store, words: string[]): Promise<string[]> {
  store.sqlite.exec(`INSERT INTO post_search (post_search, rank) VALUES ('automerge', 0)`)
  store.sqlite.exec(`INSERT INTO post_search (post_search, rank) VALUES ('crisismerge', 100)`)
  const author = await aMember(store)
  const ids: string[] = []
  for (const word of words) {
    // So many different words that the whole index takes more than a few pages.
    const others = Array.from({ length: 60 }, aCanary).join(' ')
    ids.push((await place(store, author, { body: `Over ${word}: ${others}.` })).postId)
  }
  return ids
}

function checkIndex(store: Store): void {
  store.sqlite.exec(`INSERT INTO post_search (post_search) VALUES ('integrity-check')`)
}

test('the sweep leaves one part, in which everything is found and nothing of what went stands', async () => {
  const store = await aStore()
  const words = Array.from({ length: POSTS }, () => aCanary())
  const [gone = ''] = words
  const [first = ''] = await written(store, words)
  const parts = partsOf(store)
  expect(parts).toBeGreaterThan(20)
  const post = await store.read
    .selectFrom('post')
    .select('account_id')
    .where('id', '=', first)
    .executeTakeFirstOrThrow()
  const author = { ...(await aMember(store)), id: post.account_id ?? '' }
  await deletePost(store, { author, postId: first, now: START })
  const { traceless } = await sweep(store, { now: after(START, { days: 1 }) })
  expect([partsOf(store), traceless]).toEqual([1, true])
  checkIndex(store)
  for (const word of words.slice(1)) expect(await searchPosts(store.read, word, 2)).toHaveLength(1)
  expect(await searchPosts(store.read, gone, 2)).toEqual([])
  expect(tracesOf(store, { gone })).toEqual([])
})

test('cut off between two steps the index is whole, and the next sweep goes on with it', async () => {
  const store = await aStore()
  const words = canaries(...Array.from({ length: POSTS }, (_, index) => `${index}`))
  await written(store, Object.values(words))
  const now = after(START, { days: 1 })
  const stopping = new AbortController()
  let merging = 0
  const onStep = () => {
    // The log is written by the sweep's own row first: what comes after it is the index.
    const swept = store.sqlite.prepare(`SELECT 1 FROM audit WHERE action = 'retention.sweep'`).get()
    if (swept !== undefined && (merging += 1) === 2) stopping.abort()
  }
  const { signal } = stopping
  await expect(sweep(store, { now, signal, onStep })).rejects.toThrow('abort')
  checkIndex(store)
  expect(partsOf(store)).toBeGreaterThan(1)
  await sweep(store, { now })
  expect(partsOf(store)).toBe(1)
  checkIndex(store)
  for (const word of Object.values(words)) {
    expect(await searchPosts(store.read, word, 2)).toHaveLength(1)
  }
})
