import { weekOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { insertAccount } from '#db/queries/accounts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { pseudonymKey } from '#moderation/members/join.ts'
import type { Role } from '#moderation/vocabulary.ts'

/** More than any board asks of a newcomer. */
const LONG_KNOWN = 5

/** Somebody of the proof; without a hash nobody can sign in as them. */
export async function somebody(
  store: Store,
  who: { pseudonym: string; role?: Role; joined: Date; passphraseHash?: string },
): Promise<Actor> {
  const { pseudonym, role = 'member', joined, passphraseHash = '' } = who
  const id = newId()
  await inTransaction(store, (trx) =>
    insertAccount(trx, {
      id,
      pseudonym,
      pseudonym_key: pseudonymKey(store, pseudonym),
      passphrase_hash: passphraseHash,
      recovery_hash: null,
      role,
      joined_week: weekOf(joined),
      approved_posts: LONG_KNOWN,
    }),
  )
  return { id, role, pseudonym, approvedPosts: LONG_KNOWN }
}
