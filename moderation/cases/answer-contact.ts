import { caseOfOwnWords, changeCase, insertCaseEvent } from '#db/queries/cases.ts'
import { findPost } from '#db/queries/posts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'

export type ContactAnswer = 'yes' | 'no'

/** The author's answer to "may a professional write to you here?". She may change it at any time. */
export async function answerContact(
  store: Store,
  answer: { author: Actor; postId: string; contact: ContactAnswer; now: Date },
): Promise<{ kind: 'answered' } | { kind: 'not-found' }> {
  return await inTransaction(store, async (trx) => {
    const post = await findPost(trx, answer.postId)
    const found = await caseOfOwnWords(trx, answer.postId)
    if (post?.account_id !== answer.author.id || found === undefined) return { kind: 'not-found' }
    await changeCase(trx, found, { contact: answer.contact })
    await insertCaseEvent(trx, {
      case_id: found.id,
      kind: `contact-${answer.contact}`,
      by: null,
      at: answer.now.getTime(),
    })
    return { kind: 'answered' }
  })
}
