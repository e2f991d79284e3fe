import { sql } from 'kysely'
import { compiledOnce } from '../asked-often.ts'
import type { Writing } from '../store.ts'

const oneMore = compiledOnce((db, name: string) =>
  db
    .insertInto('counter')
    .values({ name, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql`counter.value + 1` }),
    )
    .returning('value'),
)

/** The next number of a named row of numbers, from 1. Orders inside the store; never leaves it. */
export async function nextNumber(trx: Writing, name: string): Promise<number> {
  const [row] = await oneMore(trx, name)
  if (row === undefined) throw new Error('An insert answered no row.')
  return row.value
}
