/**
 * Which columns the store hands out while a request is answered: SQLite says of each column of a result from which
 * table and column it comes. What is reckoned from others (a count, the one name or the other) comes from none and
 * is told by its name; so is every column of a UNION, of which SQLite names the first part alone.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { Server } from 'node:http'
import type { ColumnDefinition, Statement } from 'better-sqlite3'
import type { Store } from '#db/store.ts'

/** How something was read, and the statement. */
export type Reading = { statement: string; text: boolean }

export type Reads = {
  /** By `table.column`. */
  columns: Map<string, Reading>
  /** By the name in the statement; `text` where any value of it was more than a number. */
  reckoned: Map<string, Reading>
}

export type Recorder = {
  /** Does `work`, and answers what was read for the requests that came in meanwhile. */
  during<T>(work: () => Promise<T>): Promise<{ done: T; reads: Reads }>
  stop(): void
}

type Running = Statement & { database: unknown }
type Row = Record<string, unknown>

function isText(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'number'
}

/** A statement without what it compares with: a UNION in there names no column of its result. */
function withoutConditions(statement: string): string {
  const found = /\b(?:in|exists) ?\(/i.exec(statement)
  if (found === null) return statement
  let end = found.index + found[0].length
  for (let depth = 1; depth > 0 && end < statement.length; end += 1) {
    if (statement[end] === '(') depth += 1
    if (statement[end] === ')') depth -= 1
  }
  return withoutConditions(statement.slice(0, found.index) + statement.slice(end))
}

function note(reads: Reads, running: Running, rows: unknown[]): void {
  const statement = running.source.replaceAll(/\s+/g, ' ')
  const union = /\bunion\b/i.test(withoutConditions(statement))
  for (const { name, table, column } of running.columns() as ColumnDefinition[]) {
    const reckoned = union || table === null || column === null
    const [into, key] = reckoned ? [reads.reckoned, name] : [reads.columns, `${table}.${column}`]
    const text =
      into.get(key)?.text === true ||
      // Asked for alone (`pluck`), a value is its own row.
      rows.some((row) => isText(typeof row === 'object' && row ? (row as Row)[name] : row))
    into.set(key, { statement, text })
  }
}

function nothingRead(): Reads {
  return { columns: new Map(), reckoned: new Map() }
}

/** Records what `store` hands out for requests to servers of this process; what runs beside them is left out. */
export function recordReads(store: Store): Recorder {
  const answering = new AsyncLocalStorage<Reads>()
  let reads = nothingRead()

  const { emit } = Server.prototype
  Server.prototype.emit = function within(this: Server, ...values: [event: string]) {
    const go = () => emit.apply(this, values as never)
    return values[0] === 'request' ? answering.run(reads, go) : go()
  } as typeof emit

  const statements = Object.getPrototypeOf(store.sqlite.prepare('SELECT 1')) as Record<
    'all' | 'get',
    (this: Running, ...values: unknown[]) => unknown
  >
  const before = { all: statements.all, get: statements.get }
  for (const how of ['all', 'get'] as const) {
    statements[how] = function noted(...values) {
      const answer = before[how].apply(this, values)
      const asked = answering.getStore()
      const ours = this.database === store.reading || this.database === store.sqlite
      const rows = how === 'all' ? (answer as unknown[]) : answer === undefined ? [] : [answer]
      if (asked !== undefined && ours && rows.length > 0) note(asked, this, rows)
      return answer
    }
  }
  return {
    async during(work) {
      reads = nothingRead()
      const done = await work()
      return { done, reads }
    },
    stop() {
      Server.prototype.emit = emit
      Object.assign(statements, before)
    },
  }
}
