/**
 * The one module that opens the store. better-sqlite3's own defaults are weaker than what is promised
 * (no secure_delete, synchronous=NORMAL in WAL mode), and these settings hold per connection, not per
 * file: so every connection, a script's and a migration's too, comes from here.
 */
import BetterSqlite, { type Database as SqliteDatabase } from 'better-sqlite3'

export type { SqliteDatabase }

export type OpenOptions = {
  readonly?: boolean
  /** How long a statement waits for another writer, in milliseconds. The server waits ≤ 50. */
  busyTimeout?: number
}

/** Opens `file` (made when missing, unless `readonly`) with the settings every connection must have. */
export function openDatabase(file: string, options: OpenOptions = {}): SqliteDatabase {
  const database = new BetterSqlite(file, {
    readonly: options.readonly ?? false,
    timeout: options.busyTimeout ?? 5000,
  })
  if (!options.readonly) database.pragma('journal_mode = WAL')
  // FULL: an acknowledged post survives a power cut, not only a killed process.
  database.pragma('synchronous = FULL')
  // The commit that fills the log so far moves it into the store, and everybody waits: 1 MB at a time, not four.
  database.pragma('wal_autocheckpoint = 250')
  // Deleted bytes are overwritten at once, in the file and in its free pages.
  database.pragma('secure_delete = ON')
  // No temporary file ever holds a text.
  database.pragma('temp_store = MEMORY')
  database.pragma('foreign_keys = ON')
  return database
}

/** A connection as Kysely uses it. */
export type Statements = Pick<SqliteDatabase, 'prepare' | 'close'> & {
  /** How many statements were run so far. */
  asked(): number
}

/** What Kysely ends a transaction with. */
const ENDS = new Set(['commit', 'rollback'])

/** Does nothing, as a statement. */
const NOTHING = { reader: false, run: () => ({ changes: 0, lastInsertRowid: 0 }) }

/** More than the product has different statements; a list of ids makes one for each length. */
const STATEMENTS_KEPT = 500

/**
 * The connection as Kysely uses it, with its statements prepared once: preparing takes longer than most
 * of them run. Kysely's driver prepares anew for every query.
 *
 * A full disk and a failing one make SQLite roll a transaction back by itself
 * (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction). Kysely rolls back once more,
 * which would fail and hide why; and whatever came after would be written by itself, outside of any transaction.
 */
export function rememberStatements(database: SqliteDatabase): Statements {
  const known = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  let asked = 0
  let begun = false

  /** Whether there is nothing left to roll back, a commit that failed included. @throws Error when more is asked of what is over. */
  function isOver(sql: string): boolean {
    const over = !database.inTransaction
    if (over && begun && !ENDS.has(sql) && sql !== 'begin') {
      throw new Error('This transaction was rolled back.')
    }
    begun = sql === 'begin' || (begun && !ENDS.has(sql))
    return over && sql === 'rollback'
  }

  function prepare(sql: string): ReturnType<SqliteDatabase['prepare']> {
    asked += 1
    if (isOver(sql)) return NOTHING as unknown as ReturnType<SqliteDatabase['prepare']>
    const statement = known.get(sql) ?? database.prepare(sql)
    // The one used last stands last; the first one goes when there are too many.
    known.delete(sql)
    known.set(sql, statement)
    const [oldest] = known.keys()
    if (known.size > STATEMENTS_KEPT && oldest !== undefined) known.delete(oldest)
    return statement
  }
  return {
    prepare: prepare as SqliteDatabase['prepare'],
    close: () => database.close(),
    asked: () => asked,
  }
}
