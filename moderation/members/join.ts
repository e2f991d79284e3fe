import { randomInt } from 'node:crypto'
import { newId } from '#db/ids.ts'
import { weekOf } from '#db/days.ts'
import { appendAudit } from '#db/audit.ts'
import { insertAccount, updateAccount } from '#db/queries/accounts.ts'
import { isNameTaken } from '#db/queries/aliases.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { checkPassphrase } from '../passphrase/check.ts'
import { makeRecoveryCode, normaliseRecoveryCode } from '../passphrase/suggest.ts'
import { checkPseudonym } from '../pseudonym/check.ts'
import { foldPseudonym } from '../pseudonym/fold.ts'
import { cleanLine } from '../texts/clean.ts'
import type { Role } from '../vocabulary.ts'
import { hashPassphrase } from './hashing.ts'

export type Joining = {
  pseudonym: string
  passphrase: string
  /** Said twice: a pseudonym that looks like a real name is taken only when its owner insists. */
  insist?: boolean
  now: Date
}

export type JoinProblem = { field: 'pseudonym' | 'passphrase'; problem: string }

export type JoinResult =
  | { kind: 'joined'; account: Actor; recoveryCode: string }
  | { kind: 'refused'; problems: JoinProblem[] }

/** The keyed hash under which a pseudonym, or another name for one conversation, is unique, whatever its case, accents and look-alikes. */
export function pseudonymKey(store: Pick<Store, 'keys'>, pseudonym: string): Buffer {
  return store.keys.hash('pseudonym', foldPseudonym(cleanLine(pseudonym)))
}

/** What is wrong with a pseudonym and passphrase before the store is asked. */
export async function joinProblems(joining: Omit<Joining, 'now'>): Promise<JoinProblem[]> {
  const pseudonym = cleanLine(joining.pseudonym)
  const problems: JoinProblem[] = checkPseudonym(pseudonym)
    .filter((found) => found.refuse || !joining.insist)
    .map((found) => ({ field: 'pseudonym', problem: found.problem }))
  const passphrase = await checkPassphrase(joining.passphrase, pseudonym)
  if (!passphrase.ok) {
    problems.push({ field: 'passphrase', problem: passphrase.problem ?? 'weak' })
  }
  return problems
}

/** Random whole numbers below `max`, from the system's source. */
export function secureRandom(max: number): number {
  return randomInt(max)
}

export type AccountToMake = {
  pseudonym: string
  passphrase: string
  role: Role
  invitedBy: string | null
  /** False for who only asks a professional: nothing of joining was asked. Default true. */
  saidYes?: boolean
  now: Date
}

/** Makes an account; `undefined` when the pseudonym is taken. The recovery code is told this once. */
export async function makeAccount(
  store: Store,
  wanted: AccountToMake,
): Promise<{ account: Actor; recoveryCode: string } | undefined> {
  const staff = wanted.role !== 'member'
  const key = pseudonymKey(store, wanted.pseudonym)
  const recoveryCode = makeRecoveryCode(secureRandom)
  const passphraseHash = await hashPassphrase(wanted.passphrase, staff)
  const recoveryHash = await hashPassphrase(normaliseRecoveryCode(recoveryCode), false)
  const id = newId()
  const pseudonym = cleanLine(wanted.pseudonym)
  return await inTransaction(store, async (trx) => {
    if (await isNameTaken(trx, key)) return undefined
    await insertAccount(trx, {
      id,
      pseudonym,
      pseudonym_key: key,
      passphrase_hash: passphraseHash,
      recovery_hash: recoveryHash,
      role: wanted.role,
      said_yes: wanted.saidYes === false ? 0 : 1,
      joined_week: weekOf(wanted.now),
    })
    if (staff) {
      await appendAudit(trx, {
        now: wanted.now,
        actor: wanted.invitedBy,
        action: 'staff.join',
        subjectKind: 'account',
        subject: id,
        reason: wanted.role,
      })
    }
    return { account: { id, role: wanted.role, pseudonym, approvedPosts: 0 }, recoveryCode }
  })
}

/** Makes a member's account. */
export async function join(store: Store, joining: Joining): Promise<JoinResult> {
  const problems = await joinProblems(joining)
  if (problems.length > 0) return { kind: 'refused', problems }
  const made = await makeAccount(store, { ...joining, role: 'member', invitedBy: null })
  if (made === undefined) {
    return { kind: 'refused', problems: [{ field: 'pseudonym', problem: 'taken' }] }
  }
  return { kind: 'joined', ...made }
}

/** "Yes" to age, rules and consent, said later by who came to ask a professional first. */
export async function sayYes(store: Store, accountId: string): Promise<void> {
  await inTransaction(store, (trx) => updateAccount(trx, accountId, { said_yes: 1 }))
}
