import { DAY_MS } from '#db/days.ts'
import { newToken } from '#db/ids.ts'
import { tokenHash } from '#db/keys.ts'
import { appendAudit } from '#db/audit.ts'
import { inTransaction, type Store } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { checkPassphrase } from '../passphrase/check.ts'
import { checkPseudonym } from '../pseudonym/check.ts'
import { cleanLine } from '../texts/clean.ts'
import type { Role } from '../vocabulary.ts'
import { makeAccount, type JoinProblem } from './join.ts'

const INVITATION_DAYS = 7

/** Makes a one-time link's token for somebody who is to work here. Told once; only its hash is kept. */
export async function invite(
  store: Store,
  invitation: { role: Role; by: string | null; now: Date },
): Promise<string> {
  const token = newToken()
  await inTransaction(store, async (trx) => {
    await trx
      .insertInto('invitation')
      .values({
        id: tokenHash(token),
        role: invitation.role,
        invited_by: invitation.by,
        expires_at: invitation.now.getTime() + INVITATION_DAYS * DAY_MS,
      })
      .execute()
    await appendAudit(trx, {
      now: invitation.now,
      actor: invitation.by,
      action: 'staff.invite',
      subjectKind: 'invitation',
      subject: null,
      reason: invitation.role,
    })
  })
  return token
}

/** The role an invitation is for, or undefined when it was used or ran out. */
export async function invitationRole(
  store: Store,
  token: string,
  now: Date,
): Promise<Role | undefined> {
  const row = await store.read
    .selectFrom('invitation')
    .select('role')
    .where('id', '=', tokenHash(token))
    .where('expires_at', '>', now.getTime())
    .executeTakeFirst()
  return row?.role
}

export type AcceptResult =
  | { kind: 'joined'; account: Actor; recoveryCode: string }
  | { kind: 'refused'; problems: JoinProblem[] }
  | { kind: 'not-found' }

/** Takes an invitation: a staff account under a working name. The link works once. */
export async function acceptInvitation(
  store: Store,
  accepting: { token: string; pseudonym: string; passphrase: string; now: Date },
): Promise<AcceptResult> {
  const role = await invitationRole(store, accepting.token, accepting.now)
  if (role === undefined) return { kind: 'not-found' }
  const pseudonym = cleanLine(accepting.pseudonym)
  const problems: JoinProblem[] = checkPseudonym(pseudonym)
    // Staff may be called what members may not: a working name, a role, a first name.
    .filter((found) => found.refuse && found.problem !== 'staff-like')
    .map((found) => ({ field: 'pseudonym' as const, problem: found.problem }))
  const passphrase = await checkPassphrase(accepting.passphrase, pseudonym)
  if (!passphrase.ok) problems.push({ field: 'passphrase', problem: passphrase.problem ?? 'weak' })
  if (problems.length > 0) return { kind: 'refused', problems }
  // Used up first: of two who open the link at once, one gets the account.
  const used = await inTransaction(store, (trx) =>
    trx
      .deleteFrom('invitation')
      .where('id', '=', tokenHash(accepting.token))
      .returningAll()
      .executeTakeFirst(),
  )
  if (used === undefined) return { kind: 'not-found' }
  const made = await makeAccount(store, {
    pseudonym,
    passphrase: accepting.passphrase,
    role,
    invitedBy: used.invited_by,
    now: accepting.now,
  })
  if (made !== undefined) return { kind: 'joined', ...made }
  await inTransaction(store, (trx) => trx.insertInto('invitation').values(used).execute())
  return { kind: 'refused', problems: [{ field: 'pseudonym', problem: 'taken' }] }
}
