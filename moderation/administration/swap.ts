/** Swapping: a professional asks a named colleague to take a shift, and the colleague takes it. */
import { appendAudit } from '#db/audit.ts'
import { isAway } from '#db/queries/absences.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { findComingShift, passShift } from '#db/queries/shifts.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { maySeeCases, type Actor } from '../actor.ts'
import { daysOf } from './absence.ts'

export type SwapResult =
  | { kind: 'done' }
  | { kind: 'away' | 'nobody' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

type Swapping = { actor: Actor; shiftId: string; now: Date }

async function record(trx: Writing, swap: Swapping, action: string): Promise<void> {
  await appendAudit(trx, {
    now: swap.now,
    actor: swap.actor.id,
    action: `shift.${action}`,
    subjectKind: 'shift',
    subject: swap.shiftId,
  })
}

/**
 * Offers one's own shift to a colleague; an empty `to` takes the offer back. Until it is taken the shift
 * stays whose it is.
 */
export async function offerShift(
  store: Store,
  swap: Swapping & { to: string },
): Promise<SwapResult> {
  const { actor, shiftId, to, now } = swap
  if (!maySeeCases(actor)) return { kind: 'not-allowed' }
  return await inTransaction<SwapResult>(store, async (trx) => {
    const shift = await findComingShift(trx, shiftId, now.getTime())
    if (shift?.account_id !== actor.id) return { kind: 'not-found' }
    if (to === '') {
      await passShift(trx, shiftId, { offered_to: null })
      await record(trx, swap, 'offer-back')
      return { kind: 'done' }
    }
    const colleague = await findAccount(trx, to)
    const fits = colleague?.role === 'professional' && colleague.active === 1 && to !== actor.id
    if (!fits) return { kind: 'nobody' }
    const days = daysOf({ from: shift.starts_at, to: shift.ends_at })
    if (await isAway(trx, to, days)) return { kind: 'away' }
    await passShift(trx, shiftId, { offered_to: to })
    await record(trx, swap, 'offer')
    return { kind: 'done' }
  })
}

/** Takes a shift that was offered to oneself. It counts once its new person heard a test alarm. */
export async function takeShift(store: Store, swap: Swapping): Promise<SwapResult> {
  const { actor, shiftId, now } = swap
  if (!maySeeCases(actor)) return { kind: 'not-allowed' }
  return await inTransaction<SwapResult>(store, async (trx) => {
    const shift = await findComingShift(trx, shiftId, now.getTime())
    if (shift?.offered_to !== actor.id) return { kind: 'not-found' }
    const days = daysOf({ from: shift.starts_at, to: shift.ends_at })
    if (await isAway(trx, actor.id, days)) return { kind: 'away' }
    await passShift(trx, shiftId, { account_id: actor.id, offered_to: null })
    await record(trx, swap, 'take')
    return { kind: 'done' }
  })
}
