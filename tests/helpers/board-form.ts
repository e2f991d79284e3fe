import { boardsInFull } from '#db/queries/boards.ts'
import type { Store } from '#db/store.ts'
import type { BoardFields } from '#moderation/administration/board.ts'
import { parseShowing, SHOWING_COLUMNS, SHOWING_ROWS } from '#moderation/intake/showing.ts'

/** The form of a board as it is sent when nobody changed anything. */
export async function boardForm(store: Store, boardId: string): Promise<BoardFields> {
  const board = (await boardsInFull(store.read)).find((one) => one.id === boardId)
  if (board === undefined) throw new Error('no such board')
  const showing = parseShowing(board.showing)
  const cells = SHOWING_COLUMNS.flatMap((column) =>
    SHOWING_ROWS.map((row) => [`showing.${column}.${row}`, showing[column][row]] as const),
  )
  const words = Object.entries(board.texts).flatMap(([language, text]) =>
    Object.entries(text).map(([word, value]) => [`${word}.${language}`, value] as const),
  )
  return {
    read: board.read,
    newcomerPosts: String(board.newcomerPosts),
    ...(board.search ? { search: '1' } : {}),
    ...Object.fromEntries([...cells, ...words]),
  }
}
