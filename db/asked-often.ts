/**
 * Questions that nearly every request asks, and what every post writes. Kysely builds and compiles a query anew
 * each time, which takes ten times as long as SQLite takes to answer most of these: here each is compiled once, and
 * given to the connection without going through Kysely.
 */
import type { Compilable, Insertable } from 'kysely'
import type { Database } from './schema.ts'
import { connectionOf, type Reader, type Store, type Writing } from './store.ts'

/** What such a question is asked of. */
export type AskedBy = Pick<Store, 'read' | 'reading'>

/** A value that no query has by itself: where it comes out of the compiler, an argument goes in. */
function standIn(index: number): string {
  return `argument ${index}`
}

type Build<Arguments extends unknown[], Output> = (
  db: Reader,
  ...values: Arguments
) => Compilable<Output>

/** Where a value is put in, or what only looks like that: a quoted name or text. */
const VALUE = /\?|"[^"]*"|'[^']*'/g

/** A value that is always the same, as it stands in a query; undefined for one that can't stand there. */
function literal(value: unknown): string | undefined {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return Number.isInteger(value) ? String(value) : undefined
}

/**
 * `query` with what is always the same put into it, and the values that come with each run marked as plain ones. Of
 * a bare one SQLite (3.54) remembers that a better plan could be made when it is known, and makes a new one at every
 * run: three times the work of the query itself.
 */
function settle(query: string, always: ReadonlyArray<string | undefined>): string {
  let place = -1
  return query.replace(VALUE, (found) => {
    if (found !== '?') return found
    place += 1
    return always[place] ?? '+?'
  })
}

/** `build` is called once, with texts that stand in for its arguments, so it may do nothing with them but compare. */
function compile<Arguments extends unknown[], Output>(
  db: Reader,
  build: Build<Arguments, Output>,
): { sql: string; fill(values: Arguments): unknown[] } {
  const standIns = Array.from({ length: build.length - 1 }, (_, index) => standIn(index))
  const { parameters, sql } = build(db, ...(standIns as unknown as Arguments)).compile()
  const places = parameters.map((value) => standIns.indexOf(value as string))
  const always = parameters.map((value, index) =>
    places[index] === -1 ? literal(value) : undefined,
  )
  const given = parameters.flatMap((value, index) =>
    always[index] === undefined ? [{ value, place: places[index] ?? -1 }] : [],
  )
  return {
    sql: settle(sql, always),
    fill: (values) => given.map(({ value, place }) => (place === -1 ? value : values[place])),
  }
}

/** Answers all rows of what `build` asks, on the read-only connection, prepared once too. */
export function askedOften<Arguments extends string[], Output>(
  store: AskedBy,
  build: Build<Arguments, Output>,
): (...values: Arguments) => Output[] {
  const { fill, sql } = compile(store.read, build)
  const statement = store.reading.prepare(sql)
  return (...values) => statement.all(fill(values)) as Output[]
}

type Heard = { from: object; written: number; rows: Map<string, unknown[]> }

/** What was answered just now, by question: forgotten before anything else can come in. */
const heard = new Map<unknown, Heard>()

/** What was answered to a question just now by `from`, when nothing was written since. */
function heardOf(question: unknown, from: object, written: number): Map<string, unknown[]> {
  const known = heard.get(question)
  if (known?.from === from && known.written === written) return known.rows
  if (heard.size === 0) process.nextTick(() => heard.clear())
  const rows = new Map<string, unknown[]>()
  heard.set(question, { from, written, rows })
  return rows
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

/**
 * The same of whatever store or transaction is given: `build` must ask all of them alike. Of a store it is asked once
 * for all who want to know the same before anything else can come in or was written: those who write at once go the
 * same way side by side. Nobody may change the rows.
 */
export function compiledOnce<Arguments extends unknown[], Output>(
  build: Build<Arguments, Output>,
): (db: Reader | Writing, ...values: Arguments) => Promise<readonly Output[]> {
  let known: ReturnType<typeof compile<Arguments, Output>> | undefined
  return async (db, ...values) => {
    known ??= compile(db, build)
    const { statements, written } = connectionOf(db)
    const { fill, sql } = known
    function ask(): Output[] {
      const statement = statements.prepare(sql)
      if (statement.reader) return statement.all(fill(values)) as Output[]
      statement.run(fill(values))
      return []
    }
    if (written === undefined || !values.every(isPlain)) return ask()
    const answers = heardOf(build, statements, written())
    const key = values.join('\n')
    const rows = (answers.get(key) as Output[] | undefined) ?? ask()
    answers.set(key, rows)
    return rows
  }
}

/** How to insert one row into a table; answers its number. Compiled once for the same columns. */
export function insertedOften<Table extends keyof Database>(
  table: Table,
): (trx: Writing, row: Insertable<Database[Table]>) => Promise<number> {
  const known = new Map<string, string>()
  return async (trx, row) => {
    // What is not given is left to the table.
    const given = Object.entries(row).filter(([, value]) => value !== undefined)
    const columns = given.map(([column]) => column).join()
    const sql = known.get(columns) ?? settle(trx.insertInto(table).values(row).compile().sql, [])
    known.set(columns, sql)
    const values = given.map(([, value]) => value)
    return Number(connectionOf(trx).statements.prepare(sql).run(values).lastInsertRowid)
  }
}
