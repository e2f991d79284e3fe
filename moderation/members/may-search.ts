import { listBoards } from '#db/queries/boards.ts'
import type { Store } from '#db/store.ts'
import { isNewcomer, isStaff, type Actor } from '../actor.ts'

/** Search is for who works here, and for members past the newcomer stage of a board that allows it. */
export async function maySearch(store: Store, actor: Actor): Promise<boolean> {
  if (isStaff(actor)) return true
  const boards = await listBoards(store.read, 'nl')
  return boards.some((board) => board.search && !isNewcomer(actor, board))
}
