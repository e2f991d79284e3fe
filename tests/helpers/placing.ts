import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { placePost, type Placement, type PlaceResult } from '#moderation/intake/place-post.ts'
import type { StoredPost } from '#moderation/intake/store-post.ts'
import type { Theme } from '#moderation/vocabulary.ts'
import { START } from './clock.ts'
import { boardOf } from './store.ts'
import { TEXTS } from './texts.ts'

type Sending = Partial<Omit<Placement, 'author' | 'target'>> & {
  theme?: Theme
  title?: string
  /** A reply when given, else a new thread. */
  threadId?: string
  quotes?: string
}

/** Sends a text in through the one door. */
export async function send(
  store: Store,
  author: Actor,
  sending: Sending = {},
): Promise<PlaceResult> {
  const { theme, title = 'Even van me af', threadId, quotes, ...rest } = sending
  return await placePost(store, {
    author,
    target:
      threadId === undefined
        ? { kind: 'thread', boardId: await boardOf(store, theme), title }
        : { kind: 'reply', threadId, ...(quotes === undefined ? {} : { quotes }) },
    body: TEXTS.none,
    now: START,
    ...rest,
  })
}

/** Sends a text that is placed, and answers what was stored. */
export async function place(
  store: Store,
  author: Actor,
  sending: Sending = {},
): Promise<StoredPost> {
  const result = await send(store, author, sending)
  if (result.kind !== 'placed') throw new Error(`Not placed but ${JSON.stringify(result)}`)
  return result
}

/** A triage that is broken. */
export function failingTriage(): never {
  throw new Error('broken on purpose')
}
