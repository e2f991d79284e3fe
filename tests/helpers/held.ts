import type { Store } from '#db/store.ts'
import { itemOf } from './looking.ts'
import { aMember, aNewcomer } from './people.ts'
import { place } from './placing.ts'

/** A newcomer's held reply under somebody's thread. */
export async function aHeldReply(store: Store, body = 'Over een notenboom in de tuin.') {
  const { threadId } = await place(store, await aMember(store), { body: 'Het begin.' })
  const author = await aNewcomer(store)
  const { postId } = await place(store, author, { threadId, body })
  return { author, threadId, postId, itemId: (await itemOf(store, postId)).id }
}
