/**
 * The first decisions of the demo's moderators. demo-moderator has been here for long; demo-moderator-2 is
 * new: a professional looked along at the first twelve, and whoever tries the demo looks at the next.
 */
import { DAY_MS } from '#db/days.ts'
import { decisionsToLookAt, setFirstDecisions } from '#db/queries/second-looks.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { lookAtDecision } from '#moderation/colleagues/second-look.ts'
import { SETTING_DEFAULTS } from '#moderation/settings.ts'
import { person } from './people.ts'

const ALL = SETTING_DEFAULTS.firstDecisions
const LOOKED_AT = 12

async function setMade(store: Store, pseudonym: string, decisions: number): Promise<void> {
  const { id } = await person(store, pseudonym)
  await inTransaction(store, (trx) => setFirstDecisions(trx, id, decisions))
}

/** Before the past is played: who is new, and who is not. */
export async function beginLooks(store: Store): Promise<void> {
  await setMade(store, 'demo-moderator', ALL)
  await setMade(store, 'demo-moderator-2', ALL - LOOKED_AT)
}

/** After it: a professional looked along a day after each, and would have done the same. */
export async function lookAlong(store: Store): Promise<void> {
  const actor = await person(store, 'demo-professional')
  for (const decision of await decisionsToLookAt(store.read, actor.id, ALL)) {
    const result = await lookAtDecision(store, {
      actor,
      itemId: decision.item_id,
      agrees: true,
      now: new Date(decision.decided_at + DAY_MS),
    })
    if (result.kind !== 'agreed') throw new Error(`A look of the demo: ${result.kind}`)
  }
  await setMade(store, 'demo-moderator-2', LOOKED_AT)
}
