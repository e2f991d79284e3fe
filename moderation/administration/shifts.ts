import { DAY_MS, dayOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { momentOf } from '#db/local-time.ts'
import { appendAudit } from '#db/audit.ts'
import { comingAbsences, isAway } from '#db/queries/absences.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { comingShifts, deleteShift, insertShift } from '#db/queries/shifts.ts'
import { inTransaction, type Reader, type Store, type Writing } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { daysOf, isAwayIn } from './absence.ts'
import { holesIn, type Stretch } from './holes.ts'
import type { Administering } from './record.ts'
import { rotaWeeks } from './weeks.ts'
import { SHIFT_TIERS } from './what-can-be-set.ts'

/** A shift longer than this is a slip of the pen. */
const LONGEST_SHIFT_MS = 7 * DAY_MS
const LOOK_AHEAD_MS = 7 * DAY_MS
const SHIFTS_AT_MOST = 500

export type ShiftField = 'person' | 'tier' | 'from' | 'to'

export type AddShiftResult =
  | { kind: 'added' }
  | { kind: 'wrong'; fields: ShiftField[] }
  /** This person is not there then. */
  | { kind: 'away' }
  | { kind: 'not-allowed' }

/**
 * Plans a shift of a professional. `from` and `to` are local times in the Netherlands; where the clock
 * goes back, the shift covers both hours, for an hour twice covered is better than one that nobody has.
 */
export async function addShift(
  store: Store,
  adding: Administering & { accountId: string; tier: string; from: string; to: string },
): Promise<AddShiftResult> {
  const { actor, now } = adding
  if (!mayAdminister(actor)) return { kind: 'not-allowed' }
  const tier = SHIFT_TIERS.find((one) => String(one) === adding.tier)
  const from = momentOf(adding.from, 'earlier')
  const to = momentOf(adding.to, 'later')
  const fields: ShiftField[] = []
  if (tier === undefined) fields.push('tier')
  if (from === undefined) fields.push('from')
  const fits =
    to !== undefined &&
    to > now.getTime() &&
    (from === undefined || (to > from && to - from <= LONGEST_SHIFT_MS))
  if (!fits) fields.push('to')
  return await inTransaction(store, async (trx) => {
    const account = await findAccount(trx, adding.accountId)
    if (account?.role !== 'professional' || account.active === 0) fields.unshift('person')
    const planned = from !== undefined && to !== undefined && to > from
    if (planned && (await isAway(trx, adding.accountId, daysOf({ from, to })))) {
      return { kind: 'away' }
    }
    if (fields.length > 0 || tier === undefined || from === undefined || to === undefined) {
      return { kind: 'wrong', fields }
    }
    const id = newId()
    await insertShift(trx, {
      id,
      account_id: adding.accountId,
      tier,
      starts_at: from,
      ends_at: to,
    })
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'shift.add',
      subjectKind: 'shift',
      subject: id,
      reason: String(tier),
    })
    return { kind: 'added' }
  })
}

/** Takes a shift away, also one that runs. */
export async function removeShift(
  store: Store,
  removing: Administering & { shiftId: string },
): Promise<{ kind: 'removed' | 'not-found' | 'not-allowed' }> {
  const { actor, now, shiftId } = removing
  if (!mayAdminister(actor)) return { kind: 'not-allowed' }
  return await inTransaction(store, async (trx) => {
    if (!(await deleteShift(trx, shiftId))) return { kind: 'not-found' }
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'shift.remove',
      subjectKind: 'shift',
      subject: shiftId,
    })
    return { kind: 'removed' }
  })
}

/** The shifts that run or come, and when in the next seven days nobody is on call. */
export async function readRota(db: Reader | Writing, now: Date) {
  const at = now.getTime()
  const planned = await comingShifts(db, at, SHIFTS_AT_MOST)
  const absences = await comingAbsences(db, dayOf(now))
  const shifts = planned.map((shift) => {
    const stretch = { from: shift.starts_at, to: shift.ends_at }
    return {
      id: shift.id,
      accountId: shift.account_id,
      name: shift.pseudonym,
      tier: shift.tier,
      ...stretch,
      running: shift.starts_at <= at,
      away: isAwayIn(absences, { accountId: shift.account_id, ...stretch }),
      offeredTo: shift.offered_to,
      offeredToName: shift.offeredToName,
    }
  })
  // A shift of somebody who is away covers nothing.
  const there = shifts.filter((shift) => !shift.away)
  const holes: Stretch[] = holesIn(there, { from: at, to: at + LOOK_AHEAD_MS })
  return {
    shifts,
    holes,
    weeks: rotaWeeks({ shifts: there, holes }, now),
    absences: absences.map(({ id, account_id, pseudonym, from_day, to_day }) => ({
      id,
      accountId: account_id,
      name: pseudonym,
      from: from_day,
      to: to_day,
    })),
  }
}

export type Rota = Awaited<ReturnType<typeof readRota>>
