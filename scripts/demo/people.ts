/** The people of the demo: accounts to sign in with, and the authors of the stories. */
import { randomBytes } from 'node:crypto'
import { DAY_MS, weekOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import { findByPseudonymKey, insertAccount } from '#db/queries/accounts.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { hashPassphrase } from '#moderation/members/hashing.ts'
import { pseudonymKey } from '#moderation/members/join.ts'
import { beginSecondStep, checkSecondStep, codeAt } from '#moderation/members/second-step.ts'
import { toActor } from '#moderation/members/sign-in.ts'
import type { Role } from '#moderation/vocabulary.ts'
import { DEMO_ACCOUNTS, fictitiousAuthors, PAST_POSTS, WAITING_POSTS } from './content.ts'

/** When the place opened and its people came. */
export function openingMoment(now: Date): Date {
  return new Date(now.getTime() - 170 * DAY_MS)
}

/** Posts that were approved before the time that the demo shows. */
const APPROVED_LONG_AGO = 3

/** Authors who are past the newcomer stage without a post in the demo that made them so. */
function longKnown(): Set<string> {
  const writers = new Set(PAST_POSTS.map((post) => post.author))
  return new Set(
    WAITING_POSTS.filter((post) => !post.newcomer && !writers.has(post.author)).map(
      (post) => post.author,
    ),
  )
}

/**
 * Makes all accounts. Hashing is slow on purpose, so each kind of account is hashed once; the authors of
 * the stories have a passphrase that nobody knows.
 */
export async function makePeople(
  store: Store,
  secrets: { passphrase: string; totpSecret: string; now: Date },
): Promise<void> {
  const joined = openingMoment(secrets.now)
  const [ofMember, ofStaff, ofNobody] = await Promise.all([
    hashPassphrase(secrets.passphrase, false),
    hashPassphrase(secrets.passphrase, true),
    hashPassphrase(randomBytes(32).toString('base64url'), false),
  ])
  const approvedBefore = longKnown()
  async function make(pseudonym: string, role: Role, passphraseHash: string): Promise<void> {
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
        approved_posts: approvedBefore.has(pseudonym) ? APPROVED_LONG_AGO : 0,
      }),
    )
    if (role === 'member') return
    await beginSecondStep(store, id, secrets.totpSecret)
    const code = await codeAt(secrets.totpSecret, joined)
    await checkSecondStep(store, { accountId: id, code, now: joined })
  }
  for (const { pseudonym, role } of DEMO_ACCOUNTS) {
    await make(pseudonym, role, role === 'member' ? ofMember : ofStaff)
  }
  for (const pseudonym of fictitiousAuthors()) await make(pseudonym, 'member', ofNobody)
}

/** Somebody as the store knows them now. */
export async function person(store: Store, pseudonym: string): Promise<Actor> {
  const account = await findByPseudonymKey(store.read, pseudonymKey(store, pseudonym))
  if (account === undefined) throw new Error(`The demo has nobody called ${pseudonym}.`)
  return toActor(account)
}
