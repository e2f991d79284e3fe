/**
 * Opening the boards for writing. Whoever writes must find somebody: a new installation stays closed
 * until its people are there, or until an administrator opens it all the same and says why.
 */
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { setSetting } from '../settings.ts'
import { cleanLine, lengthOf } from '../texts/clean.ts'
import { openingList } from './opening-list.ts'
import { recordChange, type Administering } from './record.ts'
import { OPENING_NEEDS } from './what-can-be-set.ts'

/** Characters of the reason for opening with something missing. */
const REASON_AT_MOST = 300

export type OpenResult =
  | { kind: 'open'; overridden: boolean }
  | { kind: 'wrong'; problem: 'missing' | 'too-long' }
  | { kind: 'not-allowed' }

/** Opens the boards. With a need unmet it asks for a reason, which the audit trail keeps. */
export async function openBoards(
  store: Store,
  opening: Administering & { reason: string; https: boolean },
): Promise<OpenResult> {
  if (!mayAdminister(opening.actor)) return { kind: 'not-allowed' }
  const reason = cleanLine(opening.reason)
  return await inTransaction(store, async (trx) => {
    const needs = await openingList(trx, opening)
    const missing = OPENING_NEEDS.filter((need) => !needs[need])
    const overridden = missing.length > 0
    if (overridden && reason === '') return { kind: 'wrong', problem: 'missing' }
    if (overridden && lengthOf(reason) > REASON_AT_MOST) {
      return { kind: 'wrong', problem: 'too-long' }
    }
    await setSetting(trx, 'open', true)
    await recordChange(trx, opening, {
      action: overridden ? 'open-override' : 'open',
      reason: overridden ? `${missing.join(', ')}: ${reason}` : '',
    })
    return { kind: 'open', overridden }
  })
}

/** Closes the boards for writing; what stands there can still be read. */
export async function closeBoards(
  store: Store,
  closing: Administering,
): Promise<{ kind: 'closed' | 'not-allowed' }> {
  if (!mayAdminister(closing.actor)) return { kind: 'not-allowed' }
  await inTransaction(store, async (trx) => {
    await setSetting(trx, 'open', false)
    await recordChange(trx, closing, { action: 'close' })
  })
  return { kind: 'closed' }
}
