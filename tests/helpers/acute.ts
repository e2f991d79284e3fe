import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { acknowledge, work } from './deeds.ts'
import { caseOf, itemOf } from './looking.ts'
import { aMember, aProfessional } from './people.ts'
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

/** The same, and a professional who took it. */
export async function aCaseTaken(
  store: Store,
): Promise<{ actor: Actor; caseId: string; author: Actor }> {
  const { caseId, author } = await anAcutePost(store)
  const actor = await aProfessional(store)
  await work(store, actor, caseId, acknowledge)
  return { actor, caseId, author }
}
