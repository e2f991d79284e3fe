/** What SQLite is asked while something is done: every statement of every connection of this process. */
import type { SqliteDatabase } from '#db/connection.ts'
import { openDatabase } from '#db/connection.ts'

export type Asked = {
  /** The different statements since the beginning. */
  statements(): string[]
  /** How many were run since this was asked last, of those that read or change rows. */
  runs(): number
  stop(): void
}

type Statement = { source: string } & Record<string, (...values: unknown[]) => unknown>

const WAYS = ['all', 'get', 'run', 'iterate']
const OF_TRANSACTIONS = /^\s*(begin|commit|rollback|savepoint|release)\b/i

/** Begins to listen. Open the store after this: what was prepared before is not heard of. */
export function listen(): Asked {
  const some = openDatabase(':memory:')
  const database = Object.getPrototypeOf(some) as SqliteDatabase
  const statement = Object.getPrototypeOf(some.prepare('SELECT 1')) as Statement
  some.close()
  const seen = new Set<string>()
  let runs = 0
  const { prepare } = database
  database.prepare = function heard(this: SqliteDatabase, source: string) {
    seen.add(source)
    return Reflect.apply(prepare, this, [source])
  } as typeof prepare
  const ways = WAYS.map((way) => [way, statement[way]] as const)
  for (const [way, run] of ways) {
    statement[way] = function counted(this: Statement, ...values: unknown[]) {
      if (!OF_TRANSACTIONS.test(this.source)) runs += 1
      return Reflect.apply(run as () => unknown, this, values)
    }
  }
  return {
    statements: () => [...seen],
    runs() {
      const since = runs
      runs = 0
      return since
    },
    stop() {
      database.prepare = prepare
      for (const [way, run] of ways) if (run !== undefined) statement[way] = run
    },
  }
}
