/**
 * A process of its own that places texts until it is killed, and says each post's id and level once it
 * is acknowledged. Arguments: the store's folder, how many it places at once, the authors' account ids.
 */
import { writeSync } from 'node:fs'
import { findAccount } from '#db/queries/accounts.ts'
import { listBoards } from '#db/queries/boards.ts'
import { openStore } from '#db/store.ts'
import { placePost } from '#moderation/intake/place-post.ts'
import { START } from './clock.ts'
import { TEXTS } from './texts.ts'

const [folder = '', atOnce = '1', ...ids] = process.argv.slice(2)
const store = await openStore(folder)
const [board] = await listBoards(store.read, 'nl')
const bodies = Object.values(TEXTS)

async function placeOne(turn: number): Promise<void> {
  const account = await findAccount(store.read, ids[turn % ids.length] ?? '')
  if (account === undefined || board === undefined) throw new Error('nobody and nowhere to write')
  const { id, role, pseudonym, approved_posts: approvedPosts } = account
  const result = await placePost(store, {
    author: { id, role, pseudonym, approvedPosts },
    target: { kind: 'thread', boardId: board.id, title: 'Even van me af' },
    body: bodies[turn % bodies.length] as string,
    now: START,
  })
  if (result.kind !== 'placed') throw new Error(result.kind)
  writeSync(1, `${result.postId} ${result.level}\n`)
}

for (let turn = 0; ; turn += Number(atOnce)) {
  await Promise.all(Array.from({ length: Number(atOnce) }, (_, index) => placeOne(turn + index)))
}
