/**
 * The store: one writer connection, one read-only connection on the same file, and the server's keys.
 * Reads for pages go by `read` and never wait for a transaction; everything that changes goes by `write`.
 * Inside a transaction nothing is awaited but its own queries.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, sql, SqliteDialect, type Transaction } from 'kysely'
import {
  openDatabase,
  rememberStatements,
  type SqliteDatabase,
  type Statements,
} from './connection.ts'
import { keysFrom, readOrMakeSecret, type Keys } from './keys.ts'
import { migrate } from './migrate.ts'
import type { Database } from './schema.ts'

export type Reader = Kysely<Database>
export type Writing = Transaction<Database>

export type Store = {
  read: Reader
  write: Kysely<Database>
  keys: Keys
  file: string
  /** The writer's bare connection, for what only SQLite can do (search index, checkpoint). */
  sqlite: SqliteDatabase
  /** The read-only connection, bare: for the questions that every request asks. */
  reading: SqliteDatabase
  /** How many statements this process gave the writer: another number means something may have changed. */
  statementsWritten(): number
  close(): Promise<void>
}

const BUSY_TIMEOUT_MS = 50

type Connection = {
  statements: Statements
  /** How many statements were given to the writer beside it; undefined where that can't be told, or is itself. */
  written?: () => number
}

/** The connection behind each way to ask: the reader, the writer, and every transaction on it. */
const connections = new WeakMap<object, Connection>()

/** The connection that `db` asks, for what is asked so often that Kysely's way to it takes longer than the answer. */
export function connectionOf(db: Reader | Writing): Connection {
  const found = connections.get(db)
  if (found === undefined) throw new Error('This is no way to ask that the store gave.')
  return found
}

/** Opens the store in `folder` (`luwte.db`, `luwte.key`), migrated to the latest shape. */
export async function openStore(folder: string): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'luwte.db')
  const keyFile = join(folder, 'luwte.key')
  if (existsSync(file) && !existsSync(keyFile)) {
    throw new Error(
      `${file} is there, but its key file ${keyFile} is not: put back the copy you made of it.`,
    )
  }
  const keys = keysFrom(readOrMakeSecret(keyFile))
  const sqlite = openDatabase(file, { busyTimeout: BUSY_TIMEOUT_MS })
  migrate(sqlite)
  const reading = openDatabase(file, { readonly: true, busyTimeout: BUSY_TIMEOUT_MS })
  const written = rememberStatements(sqlite)
  const write = new Kysely<Database>({ dialect: new SqliteDialect({ database: written }) })
  const readBy = rememberStatements(reading)
  const read = new Kysely<Database>({ dialect: new SqliteDialect({ database: readBy }) })
  connections.set(read, { statements: readBy, written: written.asked })
  connections.set(write, { statements: written })
  return {
    read,
    write,
    keys,
    file,
    sqlite,
    reading,
    statementsWritten: written.asked,
    async close() {
      await read.destroy()
      await write.destroy()
      // What was never asked anything Kysely has not opened, and does not close.
      reading.close()
      sqlite.close()
    },
  }
}

/**
 * Opens the store in `folder` to look at it: nothing is made, migrated or changed. For who looks whether
 * all is well while the server may be running.
 */
export function lookAtStore(folder: string): {
  read: Reader
  sqlite: SqliteDatabase
  close(): Promise<void>
} {
  const sqlite = openDatabase(join(folder, 'luwte.db'), { readonly: true })
  const database = rememberStatements(sqlite)
  const read = new Kysely<Database>({ dialect: new SqliteDialect({ database }) })
  connections.set(read, { statements: database })
  return { read, sqlite, close: () => read.destroy() }
}

/** How many rows this process has written since it opened the store. */
export function changesOf(store: Pick<Store, 'sqlite'>): number {
  return store.sqlite.prepare('SELECT total_changes()').pluck().get() as number
}

/** Whether a store stands in `folder` already. */
export function storeExists(folder: string): boolean {
  return existsSync(join(folder, 'luwte.db'))
}

/** Resolves when the store answers; rejects when it does not. */
export async function answers(store: Store): Promise<void> {
  await sql`SELECT 1`.execute(store.read)
}

const BUSY_TRIES = 40
const BUSY_PAUSE_MS = 25

/**
 * Runs `work` in one transaction. When another process writes at that moment the whole work is tried
 * again a little later, without blocking this process's event loop meanwhile (design.md, rule 10).
 */
export async function inTransaction<T>(
  store: Store,
  work: (trx: Writing) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.write.transaction().execute((trx) => {
        connections.set(trx, connectionOf(store.write))
        return work(trx)
      })
    } catch (error) {
      const busy = (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ?? false
      if (!busy || attempt >= BUSY_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS))
    }
  }
}
