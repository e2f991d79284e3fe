import { dropAbsencesOf } from '#db/queries/absences.ts'
import { findAccount, countRoles, updateAccount } from '#db/queries/accounts.ts'
import { dropDeskOf } from '#db/queries/desk-choices.ts'
import { dropInvitationsBy } from '#db/queries/invitations.ts'
import { dropSecondSteps } from '#db/queries/passkeys.ts'
import { dropSessionsOf } from '#db/queries/sessions.ts'
import { deleteComingShiftsOf } from '#db/queries/shifts.ts'
import { dropWaysOf } from '#db/queries/summons.ts'
import { appendAudit } from '#db/audit.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { isStaff, mayAdminister } from '../actor.ts'
import { handBackCases } from '../cases/hand-back.ts'
import type { Administering } from './record.ts'

export type StopResult =
  | { kind: 'stopped'; casesGivenBack: number }
  | { kind: 'oneself' }
  | { kind: 'last-administrator' }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }

/**
 * Ends somebody's service: at once they are signed out everywhere, can't sign in, are called no more, and
 * have no shift, no second step, no open invitation and no case. What they decided and wrote stays, under their working name.
 */
export async function stopService(
  store: Store,
  stopping: Administering & { accountId: string },
): Promise<StopResult> {
  const { actor, accountId, now } = stopping
  if (!mayAdminister(actor)) return { kind: 'not-allowed' }
  if (accountId === actor.id) return { kind: 'oneself' }
  return await inTransaction(store, async (trx) => {
    const account = await findAccount(trx, accountId)
    if (account === undefined || !isStaff(account) || account.active === 0) {
      return { kind: 'not-found' }
    }
    // Two administrators who end each other's service at once must not leave none.
    const administrators = (await countRoles(trx)).get('administrator') ?? 0
    const self = await findAccount(trx, actor.id)
    if (self === undefined || self.active === 0) return { kind: 'not-allowed' }
    if (account.role === 'administrator' && administrators < 2) {
      return { kind: 'last-administrator' }
    }
    await updateAccount(trx, accountId, { active: 0 })
    await dropSessionsOf(trx, accountId)
    await dropSecondSteps(trx, accountId)
    await deleteComingShiftsOf(trx, accountId, now.getTime())
    await dropInvitationsBy(trx, accountId)
    await dropWaysOf(trx, accountId)
    await dropAbsencesOf(trx, accountId)
    await dropDeskOf(trx, accountId)
    const casesGivenBack = await handBackCases(trx, accountId, now)
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'staff.stop',
      subjectKind: 'account',
      subject: accountId,
      reason: account.role,
    })
    return { kind: 'stopped', casesGivenBack }
  })
}
