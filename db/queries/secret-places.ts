import type { Selectable } from 'kysely'
import { compiledOnce } from '../asked-often.ts'
import type { SecretPlaceTable } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

export type SecretPlaceRow = Selectable<SecretPlaceTable>

const allRows = compiledOnce((db) => db.selectFrom('secret_place').selectAll())

/** The places that must be found nowhere, as hashes. */
export async function secretPlaceRows(db: Reader): Promise<readonly SecretPlaceRow[]> {
  return await allRows(db)
}

/** How many there are. */
export async function countSecretPlaces(db: Reader | Writing): Promise<number> {
  const row = await db
    .selectFrom('secret_place')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Adds places; one that is there already stays as it is. Answers how many were new. */
export async function insertSecretPlaces(trx: Writing, rows: SecretPlaceRow[]): Promise<number> {
  const inserted = await trx
    .insertInto('secret_place')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('words')
    .execute()
  return inserted.length
}

/** Takes places off the list. Answers how many were on it. */
export async function deleteSecretPlaces(trx: Writing, wholes: Buffer[]): Promise<number> {
  const deleted = await trx
    .deleteFrom('secret_place')
    .where('whole', 'in', wholes)
    .returning('words')
    .execute()
  return deleted.length
}
