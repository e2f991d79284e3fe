/** Holidays and other days on which a professional is not there. Nobody asks why. */
import { dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { isDay } from '#db/local-time.ts'
import { appendAudit } from '#db/audit.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { deleteAbsence, insertAbsence } from '#db/queries/absences.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { mayAdminister, maySeeCases, type Actor } from '../actor.ts'

/** Longer than a year is a slip of the pen. */
const LONGEST_DAYS = 366

/** The days that a shift touches; one that ends at midnight does not touch the day that begins then. */
export function daysOf(shift: { from: number; to: number }): { from: string; to: string } {
  return { from: dayOf(new Date(shift.from)), to: dayOf(new Date(shift.to - 1)) }
}

/** Whether somebody is away on one of the days of a shift. */
export function isAwayIn(
  absences: ReadonlyArray<Pick<Row<'absence'>, 'account_id' | 'from_day' | 'to_day'>>,
  shift: { accountId: string; from: number; to: number },
): boolean {
  const days = daysOf(shift)
  return absences.some(
    (one) =>
      one.account_id === shift.accountId && one.from_day <= days.to && one.to_day >= days.from,
  )
}

export type AbsenceResult =
  | { kind: 'added' }
  | { kind: 'wrong'; field: 'away-from' | 'away-to' | 'away-person' }
  | { kind: 'not-allowed' }

/** Notes that somebody is not there from one day to another: oneself, or for an administrator anybody. */
export async function addAbsence(
  store: Store,
  adding: { actor: Actor; accountId: string; from: string; to: string; now: Date },
): Promise<AbsenceResult> {
  const { actor, accountId, from, to, now } = adding
  const own = maySeeCases(actor) && accountId === actor.id
  if (!own && !mayAdminister(actor)) return { kind: 'not-allowed' }
  if (!isDay(from)) return { kind: 'wrong', field: 'away-from' }
  const longest = isDay(to) ? (Date.parse(to) - Date.parse(from)) / 86_400_000 : 0
  if (!isDay(to) || to < from || to < dayOf(now) || longest > LONGEST_DAYS) {
    return { kind: 'wrong', field: 'away-to' }
  }
  return await inTransaction(store, async (trx) => {
    const account = await findAccount(trx, accountId)
    if (account?.role !== 'professional' || account.active === 0) {
      return { kind: 'wrong', field: 'away-person' }
    }
    const id = newId()
    await insertAbsence(trx, { id, account_id: accountId, from_day: from, to_day: to })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'absence.add',
      subjectKind: 'account',
      subject: accountId,
    })
    return { kind: 'added' }
  })
}

/** Takes it back: one's own, or for an administrator anybody's. */
export async function endAbsence(
  store: Store,
  ending: { actor: Actor; absenceId: string; now: Date },
): Promise<{ kind: 'ended' | 'not-found' | 'not-allowed' }> {
  const { actor, absenceId, now } = ending
  if (!maySeeCases(actor) && !mayAdminister(actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx) => {
    const whose = mayAdminister(actor) ? null : actor.id
    if (!(await deleteAbsence(trx, absenceId, whose))) return { kind: 'not-found' }
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'absence.end',
      subjectKind: 'absence',
      subject: absenceId,
    })
    return { kind: 'ended' }
  })
}
