/**
 * Questions that nearly every request asks. Kysely builds and compiles a query anew each time, which takes
 * ten times as long as SQLite takes to answer these: here each is compiled and prepared once.
 */
import type { Compilable } from 'kysely'
import type { Reader, Store } from './store.ts'

/** What such a question is asked of. */
export type AskedBy = Pick<Store, 'read' | 'reading'>

/** A value that no query has by itself: where it comes out of the compiler, an argument goes in. */
function standIn(index: number): string {
  return `argument ${index}`
}

/**
 * Answers all rows of what `build` asks, on the read-only connection. `build` is called once, with texts
 * that stand in for its arguments, so it may do nothing with them but compare.
 */
export function askedOften<Arguments extends string[], Output>(
  store: AskedBy,
  build: (db: Reader, ...values: Arguments) => Compilable<Output>,
): (...values: Arguments) => Output[] {
  const standIns = Array.from({ length: build.length - 1 }, (_, index) => standIn(index))
  const { sql, parameters } = build(store.read, ...(standIns as Arguments)).compile()
  const statement = store.reading.prepare(sql)
  const places = parameters.map((value) => standIns.indexOf(value as string))
  return (...values) =>
    statement.all(
      places.map((place, index) => (place === -1 ? parameters[index] : values[place])),
    ) as Output[]
}
