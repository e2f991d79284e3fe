/**
 * Stopping the sweep for one case: because a court asks for it, or a complaint or report is not settled yet. A
 * professional proposes it with a last day, somebody else confirms it, and it ends by itself. It never stops an
 * erasure that the member asks for.
 */
import { appendAudit } from '#db/audit.ts'
import { dayOf, monthsAfter } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { isDay } from '#db/local-time.ts'
import { findCase, insertCaseEvent } from '#db/queries/cases.ts'
import {
  confirmLegalHold,
  deleteLegalHold,
  findLegalHold,
  insertLegalHold,
  legalHolds,
} from '#db/queries/legal-holds.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister, maySeeCases, type Actor } from '../actor.ts'
import { LEGAL_HOLD_REASONS } from '../vocabulary.ts'
import { stepInCase, type InCase, type StepResult } from './case-step.ts'

/** At most so many months at a time; it can be proposed again. */
const MONTHS_AT_MOST = 6

/** The last day that can be chosen on `today`. */
export function latestHoldDay(today: string): string {
  const month = monthsAfter(today.slice(0, 7), MONTHS_AT_MOST)
  // A month that is shorter has no such day: its twenty-eighth is in every month.
  const day = Math.min(Number(today.slice(8)), 28)
  return `${month}-${String(day).padStart(2, '0')}`
}

/** Proposes to leave a case alone to the end of a day. Nothing is stopped until somebody else confirms it. */
export async function proposeHold(
  store: Store,
  at: InCase & { reason: string; until: string },
): Promise<StepResult<'hold-reason' | 'hold-until' | 'hold'>> {
  const reason = LEGAL_HOLD_REASONS.find((one) => one === at.reason)
  const today = dayOf(at.now)
  const fits = isDay(at.until) && at.until > today && at.until <= latestHoldDay(today)
  return await stepInCase(store, at, {
    name: 'hold-proposed',
    closedToo: true,
    reason: `${reason ?? ''} until ${at.until}`,
    async take(trx, found) {
      if (reason === undefined) return 'hold-reason'
      if (!fits) return 'hold-until'
      const standing = await legalHolds(trx, { today, caseId: found.id })
      if (standing.some(({ confirmed }) => !confirmed)) return 'hold'
      await insertLegalHold(trx, {
        id: newId(),
        case_id: found.id,
        reason,
        proposed_by: at.actor.id,
        proposed_day: today,
        until_day: at.until,
      })
      return undefined
    },
  })
}

type OnHold = { actor: Actor; holdId: string; now: Date }

export type ConfirmResult = { kind: 'done' | 'not-allowed' | 'not-found' }

/** Confirms what somebody else proposed: a professional, or an administrator, who sees nothing of the case. */
export async function confirmHold(store: Store, at: OnHold): Promise<ConfirmResult> {
  const { actor, now } = at
  if (!maySeeCases(actor) && !mayAdminister(actor)) return { kind: 'not-allowed' }
  return await inTransaction<ConfirmResult>(store, async (trx) => {
    const hold = await findLegalHold(trx, at.holdId)
    const found = hold && (await findCase(trx, hold.case_id))
    if (hold === undefined || found === undefined) return { kind: 'not-found' }
    if (hold.confirmed_by !== null || hold.until_day < dayOf(now)) return { kind: 'not-found' }
    if (hold.proposed_by === actor.id) return { kind: 'not-allowed' }
    await confirmLegalHold(trx, hold, { account: actor.id, day: dayOf(now) })
    await insertCaseEvent(trx, {
      case_id: found.id,
      kind: 'hold-confirmed',
      by: actor.id,
      at: now.getTime(),
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'case.hold-confirmed',
      subjectKind: 'case',
      subject: found.id,
      reason: `${hold.reason} until ${hold.until_day}`,
    })
    return { kind: 'done' }
  })
}

/** Ends one before its day, or takes a proposal back: less is kept, so one person is enough. */
export async function endHold(
  store: Store,
  at: InCase & { holdId: string },
): Promise<StepResult<'hold'>> {
  return await stepInCase(store, at, {
    name: 'hold-ended',
    closedToo: true,
    async take(trx, found) {
      const hold = await findLegalHold(trx, at.holdId)
      if (hold === undefined || hold.case_id !== found.id) return 'hold'
      await deleteLegalHold(trx, hold.id)
      return undefined
    },
  })
}
