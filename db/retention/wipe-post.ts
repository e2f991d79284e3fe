import { forgetNoticedInPost } from '../queries/assessments.ts'
import { insertCaseEvent, openCaseOfPost } from '../queries/cases.ts'
import { forgetWordsInDecisions } from '../queries/decisions.ts'
import { setLinks } from '../queries/links.ts'
import { forgetItemNotes } from '../queries/item-notes.ts'
import { forgetObjectionsTo } from '../queries/objections.ts'
import { takeNameOff } from '../queries/aliases.ts'
import { updatePost } from '../queries/posts.ts'
import { changeItem, insertItemEvent, openItemsOfPost } from '../queries/review-items.ts'
import { rememberErased } from '../queries/erased.ts'
import { dropSealedTexts } from '../queries/sealed-texts.ts'
import { forgetTitle } from '../queries/threads.ts'
import { forgetPost } from '../search.ts'
import type { Writing } from '../store.ts'

export type Wiping = { because: 'author-deleted' | 'ran-out' | 'replaced'; now: Date }

export type PostToWipe = { id: string; sequence: number; thread_id: string; opening: 0 | 1 }

/**
 * Takes every word of a post out of the store, its sealed original, another name on it and its thread's title
 * included. What
 * stays is an empty place in the thread. An open case stays as level, signals and due time.
 */
export async function wipePost(trx: Writing, post: PostToWipe, wiping: Wiping): Promise<void> {
  // What runs out runs out of a backup too, when that is put back and swept; what was replaced since a
  // backup stands in the list already.
  if (wiping.because === 'author-deleted') {
    await rememberErased(trx, { kind: 'post', subject: post.id, now: wiping.now })
  }
  const event = { kind: wiping.because, by: null, at: wiping.now.getTime() }
  await updatePost(trx, post.id, {
    state: 'removed',
    markdown: '',
    html: '',
    warning: '',
    quotes: null,
    submission_key: null,
  })
  if (post.opening === 1) await forgetTitle(trx, post.thread_id)
  await takeNameOff(trx, post.id)
  await forgetPost(trx, post.sequence)
  await forgetNoticedInPost(trx, post.id)
  await setLinks(trx, post.id, [])
  await dropSealedTexts(trx, post.id)
  // A content warning could stand in a decision's memory, her words in its message.
  await forgetWordsInDecisions(trx, post.id)
  await forgetObjectionsTo(trx, post.id)
  await forgetItemNotes(trx, post.id)
  for (const item of await openItemsOfPost(trx, post.id)) {
    await changeItem(trx, item, {
      state: 'ended',
      closed_at: wiping.now.getTime(),
      claimed_by: null,
      claimed_until: null,
    })
    await insertItemEvent(trx, { item_id: item.id, ...event })
  }
  const open = await openCaseOfPost(trx, post.id)
  if (open !== undefined) await insertCaseEvent(trx, { case_id: open.id, ...event })
}
