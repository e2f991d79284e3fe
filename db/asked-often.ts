/**
 * Questions that nearly every request asks, and what every post writes. Kysely builds and compiles a query anew
 * each time, which takes ten times as long as SQLite takes to answer most of these: here each is compiled once.
 */
import type { Compilable, CompiledQuery, Insertable } from 'kysely'
import type { Database } from './schema.ts'
import type { Reader, Store, Writing } from './store.ts'

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

/** `build` is called once, with texts that stand in for its arguments, so it may do nothing with them but compare. */
function compile<Arguments extends unknown[], Output>(
  db: Reader,
  build: Build<Arguments, Output>,
): { query: CompiledQuery<Output>; fill(values: Arguments): unknown[] } {
  const standIns = Array.from({ length: build.length - 1 }, (_, index) => standIn(index))
  const query = build(db, ...(standIns as unknown as Arguments)).compile()
  const { parameters } = query
  const places = parameters.map((value) => standIns.indexOf(value as string))
  return {
    query,
    fill: (values) =>
      places.map((place, index) => (place === -1 ? parameters[index] : values[place])),
  }
}

/** Answers all rows of what `build` asks, on the read-only connection, prepared once too. */
export function askedOften<Arguments extends string[], Output>(
  store: AskedBy,
  build: Build<Arguments, Output>,
): (...values: Arguments) => Output[] {
  const { query, fill } = compile(store.read, build)
  const statement = store.reading.prepare(query.sql)
  return (...values) => statement.all(fill(values)) as Output[]
}

/** The same of whatever store or transaction is given: `build` must ask all of them alike. */
export function compiledOnce<Arguments extends unknown[], Output>(
  build: Build<Arguments, Output>,
): (db: Reader | Writing, ...values: Arguments) => Promise<Output[]> {
  let known: ReturnType<typeof compile<Arguments, Output>> | undefined
  return async (db, ...values) => {
    known ??= compile(db, build)
    const asked = { ...known.query, parameters: known.fill(values) }
    return (await db.executeQuery<Output>(asked)).rows
  }
}

/** How to insert one row into a table; answers its number. Compiled once for the same columns. */
export function insertedOften<Table extends keyof Database>(
  table: Table,
): (trx: Writing, row: Insertable<Database[Table]>) => Promise<number> {
  const known = new Map<string, CompiledQuery>()
  return async (trx, row) => {
    // What is not given is left to the table.
    const given = Object.entries(row).filter(([, value]) => value !== undefined)
    const columns = given.map(([column]) => column).join()
    const query = known.get(columns) ?? trx.insertInto(table).values(row).compile()
    known.set(columns, query)
    const parameters = given.map(([, value]) => value)
    const { insertId } = await trx.executeQuery({ ...query, parameters })
    return Number(insertId)
  }
}
