import { sql } from 'kysely'
import type { Writing } from '../store.ts'

/** The next number of a named row of numbers, from 1. Orders inside the store; never leaves it. */
export async function nextNumber(trx: Writing, name: string): Promise<number> {
  const row = await trx
    .insertInto('counter')
    .values({ name, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: sql`counter.value + 1` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return row.value
}
