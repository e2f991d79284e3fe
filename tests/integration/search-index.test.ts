/** The night's sweep puts the parts of the search index together; search-anew.test.ts cuts it off. */
import { expect, test } from 'vitest'
import { sweep } from '#db/retention/sweep.ts'
import { searchPosts } from '#db/search.ts'
import type { Store } from '#db/store.ts'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { aCanary, tracesOf } from '../helpers/canaries.ts'
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
