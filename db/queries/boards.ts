import type { Language, Theme } from '#moderation/vocabulary.ts'
import { compiledOnce } from '../asked-often.ts'
import type { BoardTable, Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type BoardView = {
  id: string
  theme: Theme
  read: BoardTable['read']
  newcomerPosts: number
  search: boolean
  /** The table "showing and caring", as stored. */
  showing: string
  /** Ids of help services. */
  help: string[]
  name: string
  about: string
  rules: string
  formNote: string
}

function boardQuery(db: Reader | Writing, language: Language) {
  return db
    .selectFrom('board')
    .innerJoin('board_text', 'board_text.board_id', 'board.id')
    .where('board_text.language', '=', language)
    .select([
      'board.id',
      'board.theme',
      'board.read',
      'board.newcomer_posts',
      'board.search',
      'board.showing',
      'board.help',
      'board_text.name',
      'board_text.about',
      'board_text.rules',
      'board_text.form_note',
    ])
    .orderBy('board.position')
}

type BoardRow = Awaited<ReturnType<ReturnType<typeof boardQuery>['executeTakeFirstOrThrow']>>

function toView(row: BoardRow): BoardView {
  return {
    id: row.id,
    theme: row.theme,
    read: row.read,
    newcomerPosts: row.newcomer_posts,
    search: row.search === 1,
    showing: row.showing,
    help: JSON.parse(row.help) as string[],
    name: row.name,
    about: row.about,
    rules: row.rules,
    formNote: row.form_note,
  }
}

/** All boards in their order, named in `language`. */
export async function listBoards(db: Reader | Writing, language: Language): Promise<BoardView[]> {
  return (await boardQuery(db, language).execute()).map(toView)
}

const byId = compiledOnce((db, language: Language, id: string) =>
  boardQuery(db, language).where('board.id', '=', id),
)

/** One board, or undefined. */
export async function findBoard(
  db: Reader | Writing,
  id: string,
  language: Language = 'nl',
): Promise<BoardView | undefined> {
  const [row] = await byId(db, language, id)
  return row === undefined ? undefined : toView(row)
}

export type BoardText = { name: string; about: string; rules: string; formNote: string }
export type BoardInFull = Omit<BoardView, keyof BoardText | 'help'> & {
  texts: Record<Language, BoardText>
}

/** All boards with their words in every language, for who sets them up. */
export async function boardsInFull(db: Reader | Writing): Promise<BoardInFull[]> {
  const boards = await db.selectFrom('board').selectAll().orderBy('position').execute()
  const texts = await db.selectFrom('board_text').selectAll().execute()
  return boards.map((board) => ({
    id: board.id,
    theme: board.theme,
    read: board.read,
    newcomerPosts: board.newcomer_posts,
    search: board.search === 1,
    showing: board.showing,
    texts: Object.fromEntries(
      texts
        .filter((text) => text.board_id === board.id)
        .map(({ language, name, about, rules, form_note }) => [
          language,
          { name, about, rules, formNote: form_note },
        ]),
    ) as BoardInFull['texts'],
  }))
}

export async function changeBoard(
  trx: Writing,
  id: string,
  change: Pick<Row<'board'>, 'read' | 'newcomer_posts' | 'search' | 'showing'>,
): Promise<void> {
  await trx.updateTable('board').set(change).where('id', '=', id).execute()
}

export async function changeBoardText(
  trx: Writing,
  where: { boardId: string; language: Language },
  text: BoardText,
): Promise<void> {
  await trx
    .updateTable('board_text')
    .set({ name: text.name, about: text.about, rules: text.rules, form_note: text.formNote })
    .where('board_id', '=', where.boardId)
    .where('language', '=', where.language)
    .execute()
}
