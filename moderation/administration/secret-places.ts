import {
  countSecretPlaces,
  deleteSecretPlaces,
  insertSecretPlaces,
} from '#db/queries/secret-places.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { secretPlaceRow } from '../private-details/secret-places.ts'
import { cleanText, linesOf } from '../texts/clean.ts'
import { recordChange, type Administering } from './record.ts'

const PLACES_AT_MOST = 500

export type PlacesResult =
  | { kind: 'saved' }
  | { kind: 'wrong'; lines: string[] }
  | { kind: 'empty' }
  | { kind: 'too-many'; most: number }
  | { kind: 'not-allowed' }

/**
 * Puts places on the list of those that are kept secret, or takes them off, one a line. Nobody can read the
 * list again: to take a place off it is typed as it was. The audit trail counts, and names none.
 */
export async function changeSecretPlaces(
  store: Store,
  change: Administering & { lines: string; how: 'add' | 'remove' },
): Promise<PlacesResult> {
  if (!mayAdminister(change.actor)) return { kind: 'not-allowed' }
  const lines = linesOf(cleanText(change.lines))
  if (lines.length === 0) return { kind: 'empty' }
  if (lines.length > PLACES_AT_MOST) return { kind: 'too-many', most: PLACES_AT_MOST }
  const read = lines.map((line) => ({ line, row: secretPlaceRow(store.keys, line) }))
  const wrong = read.filter(({ row }) => row === undefined).map(({ line }) => line)
  if (wrong.length > 0) return { kind: 'wrong', lines: wrong }
  const rows = read.flatMap(({ row }) => row ?? [])
  return await inTransaction(store, async (trx) => {
    const isAdding = change.how === 'add'
    const there = await countSecretPlaces(trx)
    if (isAdding && there + rows.length > PLACES_AT_MOST) {
      return { kind: 'too-many', most: PLACES_AT_MOST }
    }
    const changed = isAdding
      ? await insertSecretPlaces(trx, rows)
      : await deleteSecretPlaces(
          trx,
          rows.map(({ whole }) => whole),
        )
    const reason = isAdding ? `+${changed} -0` : `+0 -${changed}`
    await recordChange(trx, change, { action: 'secret-places', reason })
    return { kind: 'saved' }
  })
}
