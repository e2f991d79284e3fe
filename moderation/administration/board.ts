import { boardsInFull, changeBoard, changeBoardText, type BoardInFull } from '#db/queries/boards.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import {
  parseShowing,
  SHOWING_COLUMNS,
  SHOWING_ROWS,
  type ShowingColumn,
  type ShowingTable,
} from '../intake/showing.ts'
import { cleanLine, cleanText, lengthOf } from '../texts/clean.ts'
import { LANGUAGES } from '../vocabulary.ts'
import { recordChange, type Administering } from './record.ts'
import { BOARD_WORDS, NEWCOMER_POSTS } from './what-can-be-set.ts'

/** Characters of a board's words; a name stands in lists and so is short. */
const LENGTHS = {
  name: { min: 1, max: 60 },
  about: { min: 1, max: 300 },
  rules: { min: 1, max: 4_000 },
  formNote: { min: 0, max: 300 },
} as const

/** The form's fields by name, as they were typed: `read`, `name.nl`, `showing.newcomer.acute`, … */
export type BoardFields = Readonly<Record<string, string>>

export type BoardProblem = {
  field: string
  problem: 'empty' | 'too-long' | 'number' | 'choice' | 'sure'
}

export type BoardResult =
  | { kind: 'saved'; changed: string[] }
  | { kind: 'wrong'; problems: BoardProblem[] }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

type Read = { value: BoardInFull; problems: BoardProblem[] }

function readTexts(
  fields: BoardFields,
  board: BoardInFull,
): Pick<Read, 'problems'> & {
  texts: BoardInFull['texts']
} {
  const problems: BoardProblem[] = []
  const texts = structuredClone(board.texts)
  for (const language of LANGUAGES) {
    for (const word of BOARD_WORDS) {
      const field = `${word}.${language}`
      const typed = fields[field] ?? ''
      const text = word === 'rules' ? cleanText(typed) : cleanLine(typed)
      const length = lengthOf(text)
      if (length < LENGTHS[word].min) problems.push({ field, problem: 'empty' })
      else if (length > LENGTHS[word].max) problems.push({ field, problem: 'too-long' })
      texts[language][word] = text
    }
  }
  return { texts, problems }
}

function readShowing(
  fields: BoardFields,
  board: BoardInFull,
): Pick<Read, 'problems'> & {
  showing: string
} {
  const problems: BoardProblem[] = []
  const table: ShowingTable = parseShowing(board.showing)
  for (const column of SHOWING_COLUMNS) {
    for (const row of SHOWING_ROWS) {
      const field = `showing.${column}.${row}`
      const chosen = fields[field]
      if (chosen === 'held' || chosen === 'visible') table[column][row] = chosen
      else problems.push({ field, problem: 'choice' })
    }
  }
  // Written in one order, so that nothing changed is seen as nothing changed.
  const ordered = SHOWING_COLUMNS.map((column) => [
    column,
    Object.fromEntries(SHOWING_ROWS.map((row) => [row, table[column][row]])) as ShowingColumn,
  ])
  return { showing: JSON.stringify(Object.fromEntries(ordered)), problems }
}

/** Opens a board on honour-related violence to search or to everybody: family looks there too. */
function opensHonourBoard(before: BoardInFull, after: BoardInFull): boolean {
  if (before.theme !== 'honour-violence') return false
  const toSearch = after.search && !before.search
  const toEverybody = after.read === 'everyone' && before.read !== 'everyone'
  return toSearch || toEverybody
}

function readBoard(fields: BoardFields, board: BoardInFull): Read {
  const { texts, problems } = readTexts(fields, board)
  const shown = readShowing(fields, board)
  problems.push(...shown.problems)
  const read = fields.read === 'everyone' || fields.read === 'members' ? fields.read : undefined
  if (read === undefined) problems.push({ field: 'read', problem: 'choice' })
  const typed = (fields.newcomerPosts ?? '').trim()
  const newcomerPosts = Number(typed)
  if (
    !/^\d+$/.test(typed) ||
    newcomerPosts < NEWCOMER_POSTS.min ||
    newcomerPosts > NEWCOMER_POSTS.max
  ) {
    problems.push({ field: 'newcomerPosts', problem: 'number' })
  }
  const value = {
    ...board,
    texts,
    showing: shown.showing,
    read: read ?? board.read,
    newcomerPosts,
    search: fields.search === '1',
  }
  if (opensHonourBoard(board, value) && fields.sure !== '1') {
    problems.push({ field: 'sure', problem: 'sure' })
  }
  return { value, problems }
}

/** Names of what differs, for the audit trail: never the words themselves. */
function differences(before: BoardInFull, after: BoardInFull): string[] {
  const words = LANGUAGES.flatMap((language) =>
    BOARD_WORDS.filter((word) => before.texts[language][word] !== after.texts[language][word]).map(
      (word) => `${word}.${language}`,
    ),
  )
  const rest = (['read', 'newcomerPosts', 'search'] as const).filter(
    (key) => before[key] !== after[key],
  )
  const table = parseShowing(before.showing)
  const next = parseShowing(after.showing)
  const cells = SHOWING_COLUMNS.flatMap((column) =>
    SHOWING_ROWS.filter((row) => table[column][row] !== next[column][row]).map(
      (row) => `${column}.${row}`,
    ),
  )
  return [...words, ...rest, ...cells]
}

/** Sets a board up from the form of `/settings`. Nothing is stored while a field is wrong. */
export async function setBoard(
  store: Store,
  setting: Administering & { boardId: string; fields: BoardFields },
): Promise<BoardResult> {
  if (!mayAdminister(setting.actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx) => {
    const board = (await boardsInFull(trx)).find((one) => one.id === setting.boardId)
    if (board === undefined) return { kind: 'not-found' }
    const { value, problems } = readBoard(setting.fields, board)
    if (problems.length > 0) return { kind: 'wrong', problems }
    const changed = differences(board, value)
    if (changed.length === 0) return { kind: 'saved', changed }
    await changeBoard(trx, board.id, {
      read: value.read,
      newcomer_posts: value.newcomerPosts,
      search: value.search ? 1 : 0,
      showing: value.showing,
    })
    for (const language of LANGUAGES) {
      await changeBoardText(trx, { boardId: board.id, language }, value.texts[language])
    }
    await recordChange(trx, setting, {
      action: 'board',
      board: board.id,
      reason: changed.join(', '),
    })
    return { kind: 'saved', changed }
  })
}
