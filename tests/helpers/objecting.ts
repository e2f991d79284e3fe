import { noticesOf } from '#db/queries/notices.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import type { Decision } from '#moderation/decisions/decide.ts'
import { objectTo, type ObjectResult } from '#moderation/objections/object.ts'
import { fileReport } from '#moderation/reports/file-report.ts'
import { START } from './clock.ts'
import { decided, remove } from './deeds.ts'
import { itemsOf } from './looking.ts'
import { aMember, aModerator } from './people.ts'
import { place } from './placing.ts'

export const WORDS = 'In de kastanjeboomgaard was het stil.'
export const uphold: Decision = { kind: 'uphold' }
export const overturn: Decision = { kind: 'overturn', message: 'Je hebt gelijk.' }

/** The newest notice of a kind. */
export async function noticeTo(store: Store, author: Actor, kind: string): Promise<string> {
  const notices = await noticesOf(store.read, author.id, 50)
  const found = notices.find((notice) => notice.kind === kind)
  if (found === undefined) throw new Error(`No notice ${kind}`)
  return found.id
}

/** A visible post that a report led to be removed. */
export async function aRemovedPost(store: Store) {
  const author = await aMember(store)
  const first = await aModerator(store)
  const { postId, threadId } = await place(store, author, { body: WORDS })
  const item = await openItemOf(store, postId)
  await decided(store, first, item, remove({ reason: 'hostile' }))
  return { author, first, postId, threadId, item }
}

/** An item about a post, opened as a report does. */
export async function openItemOf(store: Store, postId: string): Promise<string> {
  const report = { track: 'conduct', reason: 'hostile', note: '', now: START }
  await fileReport(store, { reporter: await aMember(store), postId, ...report })
  const [item] = (await itemsOf(store, postId)).filter((one) => one.state === 'open')
  if (item === undefined) throw new Error('no item')
  return item.id
}

/** Objects to the newest notice of a kind. */
export async function object(
  store: Store,
  author: Actor,
  note = 'Dat was niet gemeen bedoeld.',
  options: { kind?: string; now?: Date } = {},
): Promise<ObjectResult> {
  const { kind = 'removed', now = START } = options
  const noticeId = await noticeTo(store, author, kind)
  return await objectTo(store, { actor: author, noticeId, note, now })
}

/** The same, where it has to succeed. Answers the item. */
export async function objected(
  store: Store,
  author: Actor,
  note?: string,
  kind?: string,
): Promise<string> {
  const result = await object(store, author, note, kind === undefined ? {} : { kind })
  if (result.kind !== 'objected') throw new Error(result.kind)
  return result.itemId
}
