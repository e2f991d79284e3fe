/** Challenges: what a passkey has to sign now. One for a session; a new one takes the place of the last. */
import type { Row } from '../schema.ts'
import type { Reader, Writing } from '../store.ts'

type Wanted = { sessionId: string; purpose: string; now: Date }

export async function putChallenge(trx: Writing, row: Row<'challenge'>): Promise<void> {
  await trx.replaceInto('challenge').values(row).execute()
}

/** What a session was asked to sign for a purpose, or undefined when that has run out. */
export async function findChallenge(
  db: Reader | Writing,
  { sessionId, purpose, now }: Wanted,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('challenge')
    .select('value')
    .where('session_id', '=', sessionId)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now.getTime())
    .executeTakeFirst()
  return row?.value
}

/** Uses a challenge up: of two who answer at once, one gets it. */
export async function takeChallenge(trx: Writing, wanted: Wanted): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('challenge')
    .where('session_id', '=', wanted.sessionId)
    .where('purpose', '=', wanted.purpose)
    .where('expires_at', '>', wanted.now.getTime())
    .returning('value')
    .executeTakeFirst()
  return row?.value
}

/** What any session of an account was allowed to set up: something was set up now. */
export async function dropChallengesOf(trx: Writing, accountId: string): Promise<void> {
  await trx
    .deleteFrom('challenge')
    .where('session_id', 'in', (eb) =>
      eb.selectFrom('session').select('id').where('account_id', '=', accountId),
    )
    .execute()
}
