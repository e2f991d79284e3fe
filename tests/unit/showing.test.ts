/** The table "showing and caring", as boards begin with it and as boards may change it. */
import { expect, test } from 'vitest'
import { SHOWING_AT_FIRST } from '#db/seed/seed-boards.ts'
import {
  parseShowing,
  SHOWING_COLUMNS,
  SHOWING_ROWS,
  showingOf,
  type ShowingQuestion,
} from '#moderation/intake/showing.ts'
import { LEVELS, type Level } from '#moderation/vocabulary.ts'

const TABLE = parseShowing(JSON.stringify(SHOWING_AT_FIRST))

function shown(question: Partial<ShowingQuestion>, table = TABLE): string {
  const calm = { level: 'none', dangerousDetail: false, newcomer: false, offHours: false } as const
  return showingOf(table, { ...calm, triaged: true, ...question })
}

test.each<[Level, string, string, string, string]>([
  ['acute', 'held', 'held', 'held', 'held'],
  ['urgent', 'held', 'visible', 'held', 'held'],
  ['attention', 'held', 'visible', 'held', 'held'],
  ['none', 'held', 'visible', 'held', 'visible'],
])(
  'a text that is %s: newcomer %s, established %s; off-hours newcomer %s, established %s',
  (level, newcomer, established, newcomerOff, establishedOff) => {
    expect([
      shown({ level, newcomer: true }),
      shown({ level }),
      shown({ level, newcomer: true, offHours: true }),
      shown({ level, offHours: true }),
    ]).toEqual([newcomer, established, newcomerOff, establishedOff])
  },
)

test.each([...LEVELS])('a detail that leads to a door holds a text that is %s', (level) => {
  for (const newcomer of [true, false]) {
    for (const offHours of [true, false]) {
      expect(shown({ level, dangerousDetail: true, newcomer, offHours })).toBe('held')
    }
  }
})

test('what was not triaged is read by a person first, whatever the table says', () => {
  const open = Object.fromEntries(
    SHOWING_COLUMNS.map((column) => [
      column,
      Object.fromEntries(SHOWING_ROWS.map((row) => [row, 'visible'])),
    ]),
  )
  const table = parseShowing(JSON.stringify(open))
  expect(shown({ level: 'acute', newcomer: true, dangerousDetail: true }, table)).toBe('visible')
  expect(shown({ level: 'none', triaged: false }, table)).toBe('held')
})

test.each(SHOWING_COLUMNS.flatMap((column) => SHOWING_ROWS.map((row) => [column, row] as const)))(
  'a table that lacks %s.%s is refused by its name',
  (column, row) => {
    for (const wrong of [undefined, 'shown', true, null]) {
      const table = structuredClone(SHOWING_AT_FIRST) as Record<string, Record<string, unknown>>
      Object.assign(table[column] ?? {}, { [row]: wrong })
      expect(() => parseShowing(JSON.stringify(table))).toThrow(`lacks ${column}.${row}`)
    }
  },
)

test.each(['{}', '[]', '{"newcomer":"held"}', 'null', '3'])('%s is no table', (json) => {
  expect(() => parseShowing(json)).toThrow('lacks newcomer.acute')
})

test.each(['', 'held', '{'])('%j is no table at all', (json) => {
  expect(() => parseShowing(json)).toThrow(SyntaxError)
})
