import { LEVELS, type Level } from '../vocabulary.ts'

export const SHOWING_COLUMNS = ['newcomer', 'established', 'offHours'] as const
export const SHOWING_ROWS = [...LEVELS, 'dangerousDetail'] as const

/** One column of the table "showing and caring": what a text of each level becomes. */
export type ShowingColumn = Record<(typeof SHOWING_ROWS)[number], 'held' | 'visible'>
export type ShowingTable = Record<(typeof SHOWING_COLUMNS)[number], ShowingColumn>

const STATES = new Set(['held', 'visible'])

/**
 * Reads a board's table as stored.
 * @throws Error naming the cell that is missing or unknown.
 */
export function parseShowing(json: string): ShowingTable {
  const table = JSON.parse(json) as ShowingTable | null
  for (const column of SHOWING_COLUMNS) {
    for (const row of SHOWING_ROWS) {
      if (!STATES.has(table?.[column]?.[row] ?? '')) {
        throw new Error(`The table "showing and caring" lacks ${column}.${row}: held or visible.`)
      }
    }
  }
  return table as ShowingTable
}

export type ShowingQuestion = {
  level: Level
  /** Tracing, perhaps who hurts others, or a private detail of a dangerous kind. */
  dangerousDetail: boolean
  newcomer: boolean
  offHours: boolean
  /** False when the triage failed: then a person looks first. */
  triaged: boolean
}

/** Whether a text is shown at once or waits for a moderator. */
export function showingOf(table: ShowingTable, question: ShowingQuestion): 'held' | 'visible' {
  if (!question.triaged) return 'held'
  // Nobody reads now, so nobody would see what a newcomer shows to all.
  if (question.offHours && question.newcomer) return 'held'
  const rows: Array<keyof ShowingColumn> = [question.level]
  if (question.dangerousDetail) rows.push('dangerousDetail')
  const columns = [
    question.newcomer ? table.newcomer : table.established,
    ...(question.offHours ? [table.offHours] : []),
  ]
  // Every column and row that fits is heard; one that holds is enough.
  return columns.some((column) => rows.some((row) => column[row] === 'held')) ? 'held' : 'visible'
}
