import { appendAudit } from '#db/audit.ts'
import { countRoles } from '#db/queries/accounts.ts'
import { erasuresBegun } from '#db/queries/erasure.ts'
import { accountStep, hidingStep, markAsGoing } from '#db/retention/account.ts'
import { inSteps, type Pacing, type Step, type Turn } from '#db/retention/step.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { leaveNoTrace } from '#db/scrub.ts'
import { isStaff, type Actor } from '../actor.ts'
import { handBackCases } from '../cases/hand-back.ts'
import { confirmPassphrase } from './sign-in.ts'

export type EraseResult =
  | { kind: 'erased'; traceless: boolean }
  | { kind: 'wrong' }
  | { kind: 'last-administrator' }

/** As many posts at once as a statement takes ids: where nobody waits. */
const MANY: Turn = { limit: 10_000, isOver: () => false }

/** From here on the account is going, and what somebody of the staff was at is handed back. */
export async function beginErasing(trx: Writing, accountId: string, now: Date): Promise<void> {
  await markAsGoing(trx, accountId, now)
  await handBackCases(trx, accountId, now)
}

/** First nobody reads any of it any more, then it goes. */
function erasing(accountId: string, now: Date): Step {
  const hide = hidingStep(accountId)
  const takeAway = accountStep(accountId, { because: 'author-deleted', now })
  let hidden = false
  return async (trx, turn) => {
    if (hidden) return await takeAway(trx, turn)
    hidden = !(await hide(trx, turn)).more
    return { gone: 0, more: true }
  }
}

/** Every word of an account and every row of it, in the caller's transaction: where no server runs. */
export async function takeAccountAway(trx: Writing, accountId: string, now: Date): Promise<void> {
  await beginErasing(trx, accountId, now)
  const step = erasing(accountId, now)
  while ((await step(trx, MANY)).more);
}

/** Goes on with erasures that were cut off. */
export async function finishErasures(store: Store, now: Date, pacing?: Pacing): Promise<void> {
  for (const id of await erasuresBegun(store.read)) await inSteps(store, erasing(id, now), pacing)
}

/**
 * Erases an account for who knows its passphrase: texts, pseudonym and what was noted from her words, and
 * then out of the files (`traceless` says whether that could be seen to be done; the broom goes on trying).
 * They are hidden first, within a fraction of a second, and then they go, all in small steps, so that nobody waits
 * for five hundred posts; it is answered when all are gone. An open case stays as level, signals and due time, and its alarm goes on.
 */
export async function eraseAccount(
  store: Store,
  given: { actor: Actor; passphrase: string; now: Date },
): Promise<EraseResult> {
  const { actor, now } = given
  if (!(await confirmPassphrase(store, actor.id, given.passphrase))) return { kind: 'wrong' }
  const begun = await inTransaction(store, async (trx) => {
    if (actor.role === 'administrator') {
      if (((await countRoles(trx)).get('administrator') ?? 0) < 2) return false
    }
    await beginErasing(trx, actor.id, now)
    // A member leaves no name behind; that staff left stands in the trail of who could see what.
    await appendAudit(trx, {
      now,
      actor: null,
      action: 'account.erase',
      subjectKind: 'account',
      subject: isStaff(actor) ? actor.id : null,
    })
    return true
  })
  if (!begun) return { kind: 'last-administrator' }
  await inSteps(store, erasing(actor.id, now))
  return { kind: 'erased', traceless: await leaveNoTrace(store) }
}
