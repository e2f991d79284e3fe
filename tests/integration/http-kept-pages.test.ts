/** Whatever is done, no kept page is older than it: each is compared with the same page made anew. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deletePost } from '#moderation/intake/delete-post.ts'
import { editPost } from '#moderation/intake/edit-post.ts'
import { takeAccountAway } from '#moderation/members/erase-account.ts'
import { inTransaction } from '#db/store.ts'
import { doWithThread, type WantedDeed } from '#moderation/threads/do-deed.ts'
import { aCanary } from '../helpers/canaries.ts'
import { approve, remove, takeBack, tryToDecide } from '../helpers/deeds.ts'
import { openItemOf } from '../helpers/objecting.ts'
import { place, send } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { aReader, signIn, type Visitor } from '../helpers/visitor.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'

let world: World
let reader: Visitor
let member: Visitor
let moderator: Somebody
const threads: string[] = []
const boards: string[] = []

beforeAll(async () => {
  world = await startWorld()
  reader = await aReader(world)
  member = await signIn(world, await world.somebody())
  moderator = await world.somebody('moderator')
  boards.push(await boardOf(world.store), await boardOf(world.store, 'bystanders'))
}, 60_000)
afterAll(() => world.close())

/** Without what is of this one page: the keys of its forms, and the query that it was asked with. */
function bare(body: string): string {
  return body.replaceAll(/name="key" value="[\w-]+"/g, '').replaceAll(/[?&]x=1/g, '')
}

/** Which pages are older than the store: every one for a reader, and a thread for a member. */
async function olderPages(): Promise<string[]> {
  const older: string[] = []
  const paths = ['/', ...boards.map((id) => `/b/${id}`), ...threads.map((id) => `/t/${id}`)]
  const looks = [
    ...paths.map((path) => [reader, path] as const),
    [member, `/t/${threads[0]}`] as const,
  ]
  for (const [visitor, path] of looks) {
    const kept = await visitor.get(path)
    const anew = await visitor.get(`${path}?x=1`)
    if (kept.status !== anew.status || bare(kept.body) !== bare(anew.body)) older.push(path)
  }
  return older
}

async function doing(threadId: string, deed: WantedDeed): Promise<string> {
  const now = world.clock.now()
  const result = await doWithThread(world.store, { actor: moderator, threadId, deed, now })
  if (result.kind !== 'done') throw new Error(`${deed.kind}: ${JSON.stringify(result)}`)
  return result.threadId
}

test('after each deed every page is as new as the store', async () => {
  const { clock, store } = world
  const now = clock.now()
  const [writer, other] = [await world.somebody(), await world.somebody()]
  const one = await place(store, writer, { body: aCanary(), title: 'De eerste', now })
  const two = await place(store, other, { body: aCanary(), title: 'De tweede', now })
  threads.push(one.threadId, two.threadId)
  const { threadId } = one
  const reply = await place(store, other, { threadId, body: aCanary(), now })
  const quoting = await place(store, writer, {
    threadId,
    quotes: reply.postId,
    body: aCanary(),
    now,
  })
  const itemId = await openItemOf(store, one.postId)
  expect(await olderPages()).toEqual([])

  const deeds: Array<[string, () => Promise<unknown>]> = [
    ['a reply', () => place(store, other, { threadId, body: aCanary(), now })],
    [
      'an edit of what is quoted',
      () => editPost(store, { author: other, postId: reply.postId, body: aCanary(), now }),
    ],
    [
      'an edit of the first post',
      () => editPost(store, { author: writer, postId: one.postId, body: aCanary(), now }),
    ],
    [
      'a held reply',
      () => send(store, other, { threadId, body: 'Mail me: a.b@c.example', confirm: '1', now }),
    ],
    [
      'a removal of the first post',
      async () => tryToDecide(store, moderator, itemId, remove(), { now }),
    ],
    ['its undo', async () => takeBack(store, moderator, itemId, now)],
    [
      'an approval',
      async () =>
        tryToDecide(store, moderator, await openItemOf(store, two.postId), approve, { now }),
    ],
    ['a pin', () => doing(threadId, { kind: 'pin' })],
    ['a close', () => doing(two.threadId, { kind: 'close' })],
    ['a warning', () => doing(threadId, { kind: 'warn', warning: 'Over geweld' })],
    [
      'a split',
      async () =>
        threads.push(
          await doing(threadId, { kind: 'split', postId: quoting.postId, title: 'Apart' }),
        ),
    ],
    [
      'a reply in what was split',
      () => place(store, other, { threadId: threads[2] ?? '', body: aCanary(), now }),
    ],
    [
      'an edit of what is quoted elsewhere',
      () => editPost(store, { author: other, postId: reply.postId, body: aCanary(), now }),
    ],
    [
      'a deletion of what is quoted elsewhere',
      () => deletePost(store, { author: other, postId: reply.postId, now }),
    ],
    ['a move', () => doing(threads[2] ?? '', { kind: 'move', boardId: boards[1] ?? '' })],
    ['a move back', () => doing(threads[2] ?? '', { kind: 'move', boardId: boards[0] ?? '' })],
    ['a merge', () => doing(threads[2] ?? '', { kind: 'merge', intoId: threadId })],
    ['its undo', () => doing(threads[2] ?? '', { kind: 'undo' })],
    ['an erased account', () => inTransaction(store, (trx) => takeAccountAway(trx, other.id, now))],
  ]
  for (const [called, deed] of deeds) {
    await deed()
    expect([called, await olderPages()]).toEqual([called, []])
  }
}, 60_000)
