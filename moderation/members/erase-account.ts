import { appendAudit } from '#db/audit.ts'
import { countRoles } from '#db/queries/accounts.ts'
import { eraseRowsOf } from '#db/queries/erase-rows.ts'
import { rememberErased } from '#db/queries/erased.ts'
import { postsToErase } from '#db/queries/erasure.ts'
import { wipePost } from '#db/retention/wipe-post.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { leaveNoTrace } from '#db/scrub.ts'
import { isStaff, type Actor } from '../actor.ts'
import { handBackCases } from '../cases/hand-back.ts'
import { confirmPassphrase } from './sign-in.ts'

export type EraseResult =
  | { kind: 'erased'; traceless: boolean }
  | { kind: 'wrong' }
  | { kind: 'last-administrator' }

/** Every word of an account and every row of it, in the caller's transaction. */
export async function takeAccountAway(trx: Writing, accountId: string, now: Date): Promise<void> {
  for (const post of await postsToErase(trx, accountId)) {
    await wipePost(trx, post, { because: 'author-deleted', now })
  }
  await handBackCases(trx, accountId, now)
  await eraseRowsOf(trx, accountId, now)
  await rememberErased(trx, { kind: 'account', subject: accountId, now })
}

/**
 * Erases an account for who knows its passphrase: texts, pseudonym and what was noted from her words, in
 * one transaction, and then out of the write-ahead log (`traceless` says whether that could be seen to be
 * done; the loop goes on trying). An open case stays as level, signals and due time, and its alarm goes on.
 */
export async function eraseAccount(
  store: Store,
  erasing: { actor: Actor; passphrase: string; now: Date },
): Promise<EraseResult> {
  const { actor, now } = erasing
  if (!(await confirmPassphrase(store, actor.id, erasing.passphrase))) return { kind: 'wrong' }
  const done = await inTransaction(store, async (trx) => {
    if (actor.role === 'administrator') {
      if (((await countRoles(trx)).get('administrator') ?? 0) < 2) return false
    }
    await takeAccountAway(trx, actor.id, now)
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
  if (!done) return { kind: 'last-administrator' }
  return { kind: 'erased', traceless: await leaveNoTrace(store) }
}
