import { findAccount, updateAccount } from '#db/queries/accounts.ts'
import { findBoard } from '#db/queries/boards.ts'
import { knowsAuthor } from '#db/queries/desk-choices.ts'
import { findPost } from '#db/queries/posts.ts'
import { findItem } from '#db/queries/review-items.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { NEWCOMER_POSTS } from '../administration/what-can-be-set.ts'
import { isNewcomer, mayModerate, type Actor } from '../actor.ts'
import { recordStep } from '../queue/item-step.ts'

export type ConfirmResult = { kind: 'confirmed' | 'again' | 'not-allowed' | 'not-found' }

/** Whether somebody can be confirmed: a member who is still a newcomer on a board. */
export function isConfirmable(
  account: Pick<Row<'account'>, 'role' | 'approved_posts'>,
  board: { newcomerPosts: number } | undefined,
): boolean {
  const { approved_posts: approvedPosts, role } = account
  return board !== undefined && isNewcomer({ role, approvedPosts }, board)
}

/**
 * Makes a newcomer a member before as many posts were approved as her boards ask for: from now on her posts
 * need no reading beforehand. Known by an item of hers, so that the step stands in its history.
 */
export async function confirmNewcomer(
  store: Store,
  confirming: { actor: Actor; itemId: string; now: Date },
): Promise<ConfirmResult> {
  const { actor, itemId, now } = confirming
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  return await inTransaction<ConfirmResult>(store, async (trx) => {
    const item = await findItem(trx, itemId)
    const post = item && (await findPost(trx, item.post_id))
    const author = post?.account_id ? await findAccount(trx, post.account_id) : undefined
    if (item === undefined || author === undefined) return { kind: 'not-found' }
    if (await knowsAuthor(trx, actor.id, author.id)) return { kind: 'not-allowed' }
    const board = await findBoard(trx, item.board_id)
    if (!isConfirmable(author, board)) return { kind: 'again' }
    await updateAccount(trx, author.id, { approved_posts: NEWCOMER_POSTS.max })
    await recordStep(trx, { actor, item, now }, { event: 'confirmed', action: 'member.confirm' })
    return { kind: 'confirmed' }
  })
}
