/** A second opinion: notes of colleagues on an item, and handing it to one of them by name. */
import { MINUTE_MS } from '#db/days.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { insertItemNote } from '#db/queries/item-notes.ts'
import { changeItem, findItem } from '#db/queries/review-items.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayModerate, type Actor } from '../actor.ts'
import { decidersOf } from '../objections/deciders.ts'
import { getSetting } from '../settings.ts'
import { cleanText } from '../texts/clean.ts'
import { lengthProblem } from '../texts/limits.ts'
import { mayJudge } from './available-actions.ts'
import { heldByAnother, type ClaimResult } from './claim.ts'
import { recordStep } from './item-step.ts'

export type NoteResult = { kind: 'noted' | 'empty' | 'too-long' | 'not-allowed' | 'not-found' }

/** Writes a note that colleagues see on the item; its author of the post never does. */
export async function noteOnItem(
  store: Store,
  noting: { actor: Actor; itemId: string; note: string; now: Date },
): Promise<NoteResult> {
  const { actor, itemId, now } = noting
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  const note = cleanText(noting.note)
  if (note === '') return { kind: 'empty' }
  if (lengthProblem('note', note) !== undefined) return { kind: 'too-long' }
  return await inTransaction(store, async (trx) => {
    if ((await findItem(trx, itemId)) === undefined) return { kind: 'not-found' }
    await insertItemNote(trx, { item_id: itemId, by: actor.id, note, at: now.getTime() })
    return { kind: 'noted' }
  })
}

/**
 * Hands an open item to a colleague: it is theirs for the time of a claim, and free again after that.
 * What another holds can't be given away.
 */
export async function handOver(
  store: Store,
  handing: { actor: Actor; itemId: string; to: string; now: Date },
): Promise<ClaimResult> {
  const { actor, itemId, now, to } = handing
  if (!mayModerate(actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx): Promise<ClaimResult> => {
    const item = await findItem(trx, itemId)
    if (item === undefined) return { kind: 'not-found' }
    if (item.state !== 'open') return { kind: 'closed' }
    const other = await heldByAnother(trx, item, actor, now)
    if (other !== undefined) return other
    const colleague = await findAccount(trx, to)
    if (colleague === undefined || colleague.active === 0 || !mayModerate(colleague)) {
      return { kind: 'not-allowed' }
    }
    if (!mayJudge(colleague, await decidersOf(trx, item))) return { kind: 'not-yours' }
    const until = now.getTime() + (await getSetting(trx, 'claimMinutes')) * MINUTE_MS
    await changeItem(trx, item, { claimed_by: to, claimed_until: until })
    await recordStep(trx, { actor, item, now }, { event: 'handed-over', action: 'item.hand-over' })
    return { kind: 'claimed', until, version: item.version + 1 }
  })
}
