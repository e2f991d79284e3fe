/** Asking for a talk after something heavy: a line for colleagues or for the coordinator, taken by one. */
import { dropDebrief, findDebrief, keepDebrief } from '#db/queries/debriefs.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister, mayModerate, type Actor } from '../actor.ts'

const ASKED = ['colleague', 'coordinator'] as const

export type DebriefResult = { kind: 'done' | 'taken' | 'gone' | 'wrong' | 'not-allowed' }

/** Asks a colleague or the coordinator for a talk. Asking again changes whom. */
export async function askForTalk(
  store: Store,
  asking: { actor: Actor; whom: string; now: Date },
): Promise<DebriefResult> {
  const { actor, now } = asking
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  const asked = ASKED.find((one) => one === asking.whom)
  if (asked === undefined) return { kind: 'wrong' }
  await inTransaction(store, (trx) =>
    keepDebrief(trx, {
      account_id: actor.id,
      asked,
      asked_at: now.getTime(),
      taken_by: null,
    }),
  )
  return { kind: 'done' }
}

/** Says to talk with a colleague who asked. The first one who says so does. */
export async function takeTalk(
  store: Store,
  taking: { actor: Actor; accountId: string },
): Promise<DebriefResult> {
  const { actor, accountId } = taking
  if (accountId === actor.id) return { kind: 'not-allowed' }
  return await inTransaction<DebriefResult>(store, async (trx) => {
    const debrief = await findDebrief(trx, accountId)
    if (debrief === undefined) return { kind: 'gone' }
    const mayTake = debrief.asked === 'coordinator' ? mayAdminister(actor) : mayModerate(actor)
    if (!mayTake) return { kind: 'not-allowed' }
    if (debrief.taken_by !== null && debrief.taken_by !== actor.id) return { kind: 'taken' }
    await keepDebrief(trx, { ...debrief, taken_by: actor.id })
    return { kind: 'done' }
  })
}

/** The talk was, or is not needed any more: nothing of it stays. For who asked, and for who took it. */
export async function endTalk(
  store: Store,
  ending: { actor: Actor; accountId: string },
): Promise<DebriefResult> {
  const { actor, accountId } = ending
  return await inTransaction<DebriefResult>(store, async (trx) => {
    const debrief = await findDebrief(trx, accountId)
    if (debrief === undefined) return { kind: 'gone' }
    if (actor.id !== accountId && debrief.taken_by !== actor.id) return { kind: 'not-allowed' }
    await dropDebrief(trx, accountId)
    return { kind: 'done' }
  })
}
