import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { setSetting } from '../settings.ts'
import { recordChange, type Administering } from './record.ts'
import { FIRST_DECISIONS } from './what-can-be-set.ts'

/** Sets at how many first decisions of a new moderator a colleague looks too; 0 for none. */
export async function setFirstDecisionsToLookAt(
  store: Store,
  setting: Administering & { first: string },
): Promise<{ kind: 'saved' | 'wrong' | 'not-allowed' }> {
  if (!mayAdminister(setting.actor)) return { kind: 'not-allowed' }
  const text = setting.first.trim()
  const first = Number(text)
  const fits = /^\d+$/.test(text) && first <= FIRST_DECISIONS.max
  if (!fits) return { kind: 'wrong' }
  await inTransaction(store, async (trx) => {
    await setSetting(trx, 'firstDecisions', first)
    await recordChange(trx, setting, { action: 'first-decisions', reason: String(first) })
  })
  return { kind: 'saved' }
}
