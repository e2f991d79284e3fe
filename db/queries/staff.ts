import type { Role } from '#moderation/vocabulary.ts'
import type { Reader, Writing } from '../store.ts'

export type StaffMember = {
  id: string
  pseudonym: string
  role: Role
  active: boolean
  /** Whether a second step is set up, a code or a passkey: until then nobody works here. */
  secondStep: boolean
}

/** Everybody who works here or did, by role and working name. */
export async function listStaff(db: Reader | Writing): Promise<StaffMember[]> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .select(['account.id', 'account.pseudonym', 'account.role', 'account.active', 'confirmed'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('passkey').select('id').whereRef('account_id', '=', 'account.id'))
        .as('passkey'),
    )
    // Named one by one: then their index serves, and not every member is looked at.
    .where('account.role', 'in', ['moderator', 'professional', 'administrator'])
    .orderBy('account.role')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      pseudonym: row.pseudonym,
      role: row.role,
      active: row.active === 1,
      secondStep: row.confirmed === 1 || Number(row.passkey) === 1,
    }))
    .toSorted((a, b) => a.role.localeCompare(b.role) || a.pseudonym.localeCompare(b.pseudonym))
}
