import type { SqliteDatabase } from './connection.ts'
import * as first from './migrations/0001-first.ts'
import * as contentVersion from './migrations/0002-content-version.ts'

/** In order, an explicit list: a file that is not named here is not a migration. */
const MIGRATIONS = [first, contentVersion]

/** The names of migrations that a store has still to take, and of those that this version doesn't know. */
export function migrationsOf(sqlite: SqliteDatabase): { missing: string[]; unknown: string[] } {
  const rows = sqlite.prepare('SELECT name FROM migration').all() as Array<{ name: string }>
  const done = rows.map((row) => row.name)
  return {
    missing: MIGRATIONS.map(({ name }) => name).filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !MIGRATIONS.some((known) => known.name === name)),
  }
}

/**
 * Brings the store to the latest shape. Each migration is one transaction; one that was cut off by a
 * killed process starts again from its beginning.
 * @throws Error when the store was made by a later version of the product.
 */
export function migrate(sqlite: SqliteDatabase): void {
  sqlite.exec('CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT')
  const { missing, unknown } = migrationsOf(sqlite)
  if (unknown.length > 0) {
    throw new Error(
      `This store was made by a later version (${unknown.join(', ')}): start that version again.`,
    )
  }
  for (const migration of MIGRATIONS) {
    if (!missing.includes(migration.name)) continue
    const apply = sqlite.transaction(() => {
      sqlite.exec(migration.statements)
      sqlite.prepare('INSERT INTO migration (name) VALUES (?)').run(migration.name)
    })
    apply.immediate()
  }
}
