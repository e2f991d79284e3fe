/**
 * A lost second step is replaced by two others: each says so with their own second step, one of them is an
 * administrator, and the second hands over words in person. Nothing of it goes by mail.
 */
import { appendAudit } from '#db/audit.ts'
import { DAY_MS } from '#db/days.ts'
import { secureRandom } from '../members/join.ts'
import { findAccount } from '#db/queries/accounts.ts'
import { dropRenewal, findRenewal, putRenewal, renewSecondStep } from '#db/queries/renewals.ts'
import { dropSessionsOf } from '#db/queries/sessions.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { isStaff, mayAdminister } from '../actor.ts'
import {
  proveSecondStep,
  type Asking,
  type Given,
  type Refusal,
} from '../members/asked-second-step.ts'
import { hashOfWords, RENEWAL_MS } from '../members/renewal-words.ts'
import { newSealedSecret } from '../members/second-step.ts'
import { suggestPassphrase } from '../passphrase/suggest.ts'
import type { Administering } from './record.ts'

const SECOND_WITHIN_MS = DAY_MS

/** How far it is with somebody, for the page of a colleague. */
export type RenewalState =
  | { kind: 'not-found' }
  | { kind: 'oneself' }
  | { kind: 'nobody'; pseudonym: string }
  /** `by` is the working name of who said so first; `enough`: with this colleague it is done. */
  | { kind: 'first'; pseudonym: string; by: string; own: boolean; enough: boolean }

type Renewing = Administering & { accountId: string }

export async function renewalState(
  db: Parameters<typeof findAccount>[0],
  { actor, accountId, now }: Renewing,
): Promise<RenewalState> {
  if (actor.id === accountId) return { kind: 'oneself' }
  const account = await findAccount(db, accountId)
  if (account === undefined || !isStaff(account) || account.active === 0) {
    return { kind: 'not-found' }
  }
  const { pseudonym } = account
  const renewal = await findRenewal(db, accountId, now)
  const first = renewal && (await findAccount(db, renewal.first_by))
  // Who left meanwhile does not count any more.
  if (first === undefined || first.active === 0) return { kind: 'nobody', pseudonym }
  const own = first.id === actor.id
  const enough = !own && (mayAdminister(actor) || mayAdminister(first))
  return { kind: 'first', pseudonym, by: first.pseudonym, own, enough }
}

export type RenewResult =
  | { kind: 'waits' }
  | { kind: 'renewed'; words: string }
  | { kind: 'oneself' | 'not-found' | 'own' | 'no-administrator' }
  | Refusal

async function record(trx: Writing, { actor, accountId, now }: Renewing, action: string) {
  await appendAudit(trx, {
    now,
    actor: actor.id,
    action: `second-step.${action}`,
    subjectKind: 'account',
    subject: accountId,
  })
}

/**
 * A colleague says, with their own second step, that somebody lost theirs. The first waits a day for the
 * second; with the second everything old is gone, every session ends, and the words are told once.
 */
export async function sayLost(
  store: Store,
  renewing: Renewing & { asking: Omit<Asking, 'accountId' | 'now'>; given: Given },
): Promise<RenewResult> {
  const { actor, accountId, asking, given, now } = renewing
  const before = await renewalState(store.read, renewing)
  if (before.kind === 'oneself' || before.kind === 'not-found') return before
  if (before.kind === 'first' && before.own) return { kind: 'own' }
  const own = { ...asking, accountId: actor.id, purpose: `renew:${accountId}` as const, now }
  const proven = await proveSecondStep(store, own, given)
  if (proven.kind === 'refused') return proven
  const words = suggestPassphrase(secureRandom)
  const secret = newSealedSecret(store)
  return await inTransaction<RenewResult>(store, async (trx) => {
    const state = await renewalState(trx, renewing)
    if (state.kind === 'oneself' || state.kind === 'not-found') return state
    if (state.kind === 'nobody') {
      const expires = now.getTime() + SECOND_WITHIN_MS
      await putRenewal(trx, { account_id: accountId, first_by: actor.id, expires_at: expires })
      await record(trx, renewing, 'lost')
      return { kind: 'waits' }
    }
    if (state.own) return { kind: 'own' }
    if (!state.enough) return { kind: 'no-administrator' }
    const until = now.getTime() + RENEWAL_MS
    await renewSecondStep(trx, { accountId, secret, hash: hashOfWords(store, words), until })
    await dropRenewal(trx, accountId)
    await dropSessionsOf(trx, accountId)
    await record(trx, renewing, 'renew')
    return { kind: 'renewed', words }
  })
}

/** Who it is about says that nothing is lost: then it is over, and stands in the trail. */
export async function sayNotLost(store: Store, { actor, now }: Administering): Promise<void> {
  await inTransaction(store, async (trx) => {
    if (!(await dropRenewal(trx, actor.id))) return
    await record(trx, { actor, accountId: actor.id, now }, 'not-lost')
  })
}
