import { dayOf, daysBefore, partOfDay } from '#db/days.ts'
import {
  findAccountToCheck,
  findByPseudonymKey,
  signInsOf,
  updateAccount,
  type Account,
} from '#db/queries/accounts.ts'
import { dropSessionsOf } from '#db/queries/sessions.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { checkPassphrase } from '../passphrase/check.ts'
import { normaliseRecoveryCode } from '../passphrase/suggest.ts'
import { hashPassphrase, verifyPassphrase } from './hashing.ts'
import { pseudonymKey } from './join.ts'
import { beginAnew } from './silence.ts'

export function toActor(account: Account): Actor {
  return {
    id: account.id,
    role: account.role,
    pseudonym: account.pseudonym,
    approvedPosts: account.approved_posts,
  }
}

/** The account that a pseudonym and passphrase open, or undefined: the same answer for both mistakes. */
export async function checkSignIn(
  store: Store,
  given: { pseudonym: string; passphrase: string },
): Promise<Actor | undefined> {
  const account = await findByPseudonymKey(store.read, pseudonymKey(store, given.pseudonym))
  const fits = await verifyPassphrase(account?.passphrase_hash, given.passphrase)
  return fits && account?.active === 1 ? toActor(account) : undefined
}

const SIGN_INS_KEPT = 2
const SIGN_IN_DAYS = 30

/**
 * Remembers a sign-in as day and part of day; only the last two, and at most 30 days. Of the last one the month
 * stays: an account that nobody uses goes by it. Answers how many months had gone by since the one before.
 */
export async function rememberSignIn(store: Store, accountId: string, now: Date): Promise<number> {
  return await inTransaction(store, async (trx) => {
    const known = await trx
      .selectFrom('sign_in')
      .select('sequence')
      .where('account_id', '=', accountId)
      .orderBy('sequence', 'desc')
      .execute()
    const sequence = (known[0]?.sequence ?? 0) + 1
    await trx
      .insertInto('sign_in')
      .values({ account_id: accountId, sequence, day: dayOf(now), part: partOfDay(now) })
      .execute()
    await trx
      .deleteFrom('sign_in')
      .where('account_id', '=', accountId)
      .where((eb) =>
        eb.or([
          eb('sequence', '<=', sequence - SIGN_INS_KEPT),
          eb('day', '<', daysBefore(dayOf(now), SIGN_IN_DAYS)),
        ]),
      )
      .execute()
    return await beginAnew(trx, accountId, now)
  })
}

/** The sign-in before this one, for "last time: yesterday evening". */
export async function lastSignIn(
  store: Store,
  accountId: string,
): Promise<Pick<Row<'sign_in'>, 'day' | 'part'> | undefined> {
  return (await signInsOf(store.read, accountId))[1]
}

/** Whether the passphrase is this account's: asked again before `/me` shows anything. */
export async function confirmPassphrase(
  store: Store,
  accountId: string,
  passphrase: string,
): Promise<boolean> {
  const account = await findAccountToCheck(store.read, accountId)
  return await verifyPassphrase(account?.passphrase_hash, passphrase)
}

export type NewPassphraseResult =
  | { kind: 'changed'; account: Actor }
  | { kind: 'wrong' }
  | { kind: 'refused'; problem: string }

/** Sets a new passphrase, if what was checked is still what opens the account. */
async function setPassphrase(
  store: Store,
  account: Row<'account'>,
  passphrase: string,
  change: { recoveryUsed: boolean },
): Promise<NewPassphraseResult> {
  const checked = await checkPassphrase(passphrase, account.pseudonym)
  if (!checked.ok) return { kind: 'refused', problem: checked.problem ?? 'weak' }
  const hashed = await hashPassphrase(passphrase, account.role !== 'member')
  return await inTransaction(store, async (trx) => {
    const now = await findAccountToCheck(trx, account.id)
    const same = change.recoveryUsed
      ? now?.recovery_hash === account.recovery_hash
      : now?.passphrase_hash === account.passphrase_hash
    if (!same) return { kind: 'wrong' }
    await updateAccount(trx, account.id, {
      passphrase_hash: hashed,
      // A recovery code works once.
      ...(change.recoveryUsed ? { recovery_hash: null } : {}),
    })
    await dropSessionsOf(trx, account.id)
    return { kind: 'changed', account: toActor(account) }
  })
}

/** Gives a new passphrase for a recovery code. Ends every session; the code is used up. */
export async function recover(
  store: Store,
  given: { pseudonym: string; recovery: string; passphrase: string },
): Promise<NewPassphraseResult> {
  const account = await findByPseudonymKey(store.read, pseudonymKey(store, given.pseudonym))
  const fits = await verifyPassphrase(account?.recovery_hash, normaliseRecoveryCode(given.recovery))
  if (!fits || account === undefined || account.active === 0) return { kind: 'wrong' }
  return await setPassphrase(store, account, given.passphrase, { recoveryUsed: true })
}

/** Changes a passphrase for who knows the current one. Ends every session. */
export async function changePassphrase(
  store: Store,
  given: { accountId: string; current: string; passphrase: string },
): Promise<NewPassphraseResult> {
  const account = await findAccountToCheck(store.read, given.accountId)
  const fits = await verifyPassphrase(account?.passphrase_hash, given.current)
  if (!fits || account === undefined) return { kind: 'wrong' }
  return await setPassphrase(store, account, given.passphrase, { recoveryUsed: false })
}
