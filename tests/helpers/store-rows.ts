import type { Store } from '#db/store.ts'

/** Every row of every table. */
export function everything(store: Pick<Store, 'sqlite'>): Record<string, unknown[]> {
  const tables = store.sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((table) => [table, store.sqlite.prepare(`SELECT * FROM "${table}"`).all()]),
  )
}
