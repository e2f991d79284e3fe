/**
 * Holds the inventory against a store as it really is: every column has its row and every row its
 * column, every rule reads columns that are there, and no words of a person stand in an index.
 */
import type { SqliteDatabase } from '../connection.ts'
import type { Entry, LastDay } from './entry.ts'
import { BESIDE_THE_STORE, rowsOf, TABLES } from './inventory.ts'

/** Columns with such a name hold words, whatever their row says. */
const SOUNDS_LIKE_WORDS = /pseudonym$|title|markdown|html|note$|message|body|warning|^url$|text$/

type IndexedColumn = { table: string; index: string; column: string | null }

/** Columns by table, views and SQLite's own tables included. */
export function columnsOf(sqlite: SqliteDatabase): Map<string, Set<string>> {
  const rows = sqlite
    .prepare(
      `SELECT t.name AS "table", c.name AS "column"
       FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.type IN ('table', 'view')`,
    )
    .all() as Array<{ table: string; column: string }>
  const columns = new Map<string, Set<string>>()
  for (const { table, column } of rows) {
    columns.set(table, (columns.get(table) ?? new Set()).add(column))
  }
  return columns
}

/** What stands in indexes; an index over an expression has no column name there. */
function indexedColumns(sqlite: SqliteDatabase): IndexedColumn[] {
  return sqlite
    .prepare(
      `SELECT t.name AS "table", i.name AS "index", x.name AS "column"
       FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i
         JOIN pragma_index_xinfo(i.name) AS x
       WHERE t.type = 'table' AND x.cid <> -1`,
    )
    .all() as IndexedColumn[]
}

function gapsBetween(columns: Map<string, Set<string>>, entries: readonly Entry[]): string[] {
  const rows = new Map(entries.map((entry) => [entry.name, new Set(Object.keys(entry.columns))]))
  const found: string[] = []
  for (const [table, names] of columns) {
    for (const column of names) {
      if (!rows.get(table)?.has(column)) found.push(`${table}.${column} is kept without a row`)
    }
  }
  for (const [table, names] of rows) {
    for (const column of names) {
      if (!columns.get(table)?.has(column)) found.push(`${table}.${column} has a row but no column`)
    }
  }
  return found
}

function columnsRead(rule: LastDay): string[] {
  if ('at' in rule) return [rule.at]
  if ('after' in rule) return [rule.from ?? []].flat()
  return []
}

/** Rules that the sweep could not follow: they read a column, or go with a table, that is not there. */
function deadRules(columns: Map<string, Set<string>>, entries: readonly Entry[]): string[] {
  const known = new Set(
    [...columns].flatMap(([table, names]) => [...names].map((n) => `${table}.${n}`)),
  )
  const rules = entries.flatMap((entry) =>
    rowsOf(entry).flatMap((row) =>
      row.keep.map((rule) => ({ where: `${row.thing}.${row.column}`, rule })),
    ),
  )
  const things = new Set([...columns.keys(), 'store'])
  return rules.flatMap(({ where, rule }) => {
    const gone = columnsRead(rule).filter((column) => !known.has(column))
    const other = 'with' in rule ? rule.with : 'withLast' in rule ? rule.withLast : undefined
    if (other !== undefined && !things.has(other)) gone.push(other)
    return gone.map((name) => `${where} has a last day by ${name}, which is not there`)
  })
}

function withoutLastDay(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) =>
    rowsOf(entry)
      .filter((row) => row.keep.length === 0 || row.purpose.trim() === '')
      .map((row) => `${row.thing}.${row.column} has no purpose or no last day`),
  )
}

function wordsInIndexes(sqlite: SqliteDatabase, entries: readonly Entry[]): string[] {
  const words = new Set(
    entries.flatMap(rowsOf).flatMap((row) => (row.words ? [`${row.thing}.${row.column}`] : [])),
  )
  return indexedColumns(sqlite).flatMap(({ table, index, column }) => {
    if (column === null)
      return [`${index} on ${table} is made of an expression: words could stand in it`]
    if (!words.has(`${table}.${column}`) && !SOUNDS_LIKE_WORDS.test(column)) return []
    return [`${table}.${column} holds words and stands in the index ${index}`]
  })
}

/**
 * Everything that is wrong between a store and the inventory, a line each; empty when nothing is.
 * Rows of things beside the store are held to the same purpose, last day and rules.
 */
export function compareWithStore(
  sqlite: SqliteDatabase,
  entries: readonly Entry[] = TABLES,
): string[] {
  const columns = columnsOf(sqlite)
  const all = [...entries, ...BESIDE_THE_STORE]
  return [
    ...gapsBetween(columns, entries),
    ...withoutLastDay(all),
    ...deadRules(columns, all),
    ...wordsInIndexes(sqlite, entries),
  ]
}
