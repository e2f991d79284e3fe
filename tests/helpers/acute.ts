import type { Store } from '#db/store.ts'
import { caseOf, itemOf } from './looking.ts'
import { aMember } from './people.ts'
import { place } from './placing.ts'
import { TEXTS } from './texts.ts'

/** A held acute post with its item, its case and its ringing alarm. */
export async function anAcutePost(store: Store, body: string = TEXTS.acute) {
  const author = await aMember(store)
  const { postId, threadId } = await place(store, author, { body, confirm: '1' })
  const item = await itemOf(store, postId)
  const found = await caseOf(store, postId)
  return { author, postId, threadId, itemId: item.id, caseId: found.id }
}
