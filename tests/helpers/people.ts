/** People of the tests. Whose passphrase is never asked, has none: hashing takes its time. */
import { newId } from '#db/ids.ts'
import { weekOf } from '#db/days.ts'
import { findAccount, insertAccount } from '#db/queries/accounts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { hashPassphrase } from '#moderation/members/hashing.ts'
import { pseudonymKey } from '#moderation/members/join.ts'
import { toActor } from '#moderation/members/sign-in.ts'
import type { Role } from '#moderation/vocabulary.ts'
import { START } from './clock.ts'

/** Strong enough for the house, and nobody's. */
export const PASSPHRASE = 'vier natte paraplus in de gang'

type Person = {
  role?: Role
  pseudonym?: string
  approvedPosts?: number
  passphraseHash?: string
}

let people = 0

/** An account under a pseudonym that nobody else has. */
export async function aPerson(store: Store, person: Person = {}): Promise<Actor> {
  people += 1
  const {
    role = 'member',
    pseudonym = `rustige-reiger-${100 + people}`,
    approvedPosts = 0,
    passphraseHash = '',
  } = person
  const id = newId()
  await inTransaction(store, (trx) =>
    insertAccount(trx, {
      id,
      pseudonym,
      pseudonym_key: pseudonymKey(store, pseudonym),
      passphrase_hash: passphraseHash,
      recovery_hash: null,
      role,
      joined_week: weekOf(START),
      approved_posts: approvedPosts,
    }),
  )
  return { id, role, pseudonym, approvedPosts }
}

/** A member whose first posts were approved long ago. */
export async function aMember(store: Store): Promise<Actor> {
  return await aPerson(store, { approvedPosts: 5 })
}

/** A member who can give her passphrase. */
export async function aMemberWith(store: Store, passphrase: string): Promise<Actor> {
  return await aPerson(store, {
    approvedPosts: 5,
    passphraseHash: await hashPassphrase(passphrase, false),
  })
}

export async function aNewcomer(store: Store): Promise<Actor> {
  return await aPerson(store)
}

export async function aModerator(store: Store): Promise<Actor> {
  return await aPerson(store, { role: 'moderator' })
}

export async function aProfessional(store: Store): Promise<Actor> {
  return await aPerson(store, { role: 'professional' })
}

/** The same person as the store knows them now. */
export async function asNow(store: Store, actor: Actor): Promise<Actor> {
  const account = await findAccount(store.read, actor.id)
  if (account === undefined) throw new Error(`No account ${actor.id}`)
  return toActor(account)
}
