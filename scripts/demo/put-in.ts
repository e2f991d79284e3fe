import type { Store } from '#db/store.ts'
import { placePost, type Placement } from '#moderation/intake/place-post.ts'
import type { StoredPost } from '#moderation/intake/store-post.ts'
import type { DangerAnswer } from '#moderation/vocabulary.ts'
import { person } from './people.ts'

/** Where the content's keys came to stand in the store. */
export type Placed = { posts: Map<string, StoredPost>; threads: Map<string, string> }

type Text = {
  key: string
  author: string
  /** The other name that it stands under. */
  alias?: string
  boardId: string
  /** Key of the thread that it answers in; null: it opens one. */
  thread: string | null
  title: string
  body: string
  warning?: string
  quote?: string
  danger?: DangerAnswer
  now: Date
}

/**
 * Sends a text in through the one door as its author would: a warning about private details is answered
 * by "place it as it is", on the same form.
 * @throws Error naming the content's key when the text was not placed.
 */
export async function putIn(store: Store, placed: Placed, text: Text): Promise<StoredPost> {
  const threadId = text.thread === null ? undefined : placed.threads.get(text.thread)
  if (text.thread !== null && threadId === undefined) {
    throw new Error(`${text.key}: there is no thread ${text.thread}`)
  }
  const quotes = text.quote === undefined ? undefined : placed.posts.get(text.quote)?.postId
  const placement: Placement = {
    author: await person(store, text.author),
    target:
      threadId === undefined
        ? { kind: 'thread', boardId: text.boardId, title: text.title }
        : { kind: 'reply', threadId, ...(quotes === undefined ? {} : { quotes }) },
    body: text.body,
    key: text.key,
    now: text.now,
    ...(text.warning === undefined ? {} : { warning: text.warning }),
    ...(text.alias === undefined ? {} : { alias: text.alias }),
    ...(text.danger === undefined ? {} : { danger: text.danger }),
  }
  const first = await placePost(store, placement)
  const result =
    first.kind === 'warned' ? await placePost(store, { ...placement, confirm: '1' }) : first
  if (result.kind !== 'placed') throw new Error(`${text.key}: ${result.kind}`)
  placed.posts.set(text.key, result)
  return result
}
