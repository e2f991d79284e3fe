/** Whole threads, as moderators handle them and as they are read. */
import { expect } from 'vitest'
import { findThread, postsOfThread } from '#db/queries/threads.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { doWithThread, type WantedDeed } from '#moderation/threads/do-deed.ts'
import { START } from './clock.ts'
import { aMember } from './people.ts'
import { place } from './placing.ts'

/** A thread with replies numbered from 2, by one writer. */
export async function aThread(store: Store, posts: number, title = 'Over bomen') {
  const author = await aMember(store)
  const first = await place(store, author, { title, body: 'Bericht 1.' })
  const { threadId } = first
  const ids = [first.postId]
  for (let nth = 2; nth <= posts; nth += 1) {
    ids.push((await place(store, author, { threadId, body: `Bericht ${nth}.` })).postId)
  }
  return { author, threadId, ids }
}

export async function deed(
  store: Store,
  actor: Actor,
  threadId: string,
  wanted: WantedDeed,
  now: Date = START,
): Promise<string> {
  const result = await doWithThread(store, { actor, threadId, deed: wanted, now })
  if (result.kind !== 'done') throw new Error(JSON.stringify(result))
  return result.threadId
}

/** A thread as it is read: place and words of each post, over all its pages. */
export async function read(store: Store, threadId: string): Promise<string[]> {
  const places = (await findThread(store.read, threadId))?.places ?? 0
  const lines: string[] = []
  for (let page = 1; page <= Math.ceil(places / 20); page += 1) {
    const posts = await postsOfThread(store.read, threadId, page)
    lines.push(...posts.map(({ html, place: at }) => `${at} ${html.replace(/<[^>]*>|\n/g, '')}`))
  }
  expect(lines.length).toBe(places)
  return lines
}

/** Lines as `read` gives them. */
export const numbered = (from: number, to: number, at = 1) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${at + index} Bericht ${from + index}.`)
