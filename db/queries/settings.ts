import { compiledOnce } from '../asked-often.ts'
import type { Reader, Writing } from '../store.ts'

const valueOf = compiledOnce((db, key: string) =>
  db.selectFrom('setting').select('value').where('key', '=', key),
)

/** Reads one setting as JSON, or `fallback` when it was never set. */
export async function readSetting<T>(db: Reader | Writing, key: string, fallback: T): Promise<T> {
  const [row] = await valueOf(db, key)
  return row === undefined ? fallback : (JSON.parse(row.value) as T)
}

/** Writes one setting as JSON. */
export async function writeSetting(trx: Writing, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await trx
    .insertInto('setting')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute()
}
