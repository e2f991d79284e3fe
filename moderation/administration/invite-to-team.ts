import type { Store } from '#db/store.ts'
import { mayAdminister } from '../actor.ts'
import { invite } from '../members/invite.ts'
import { STAFF_ROLES, type Role } from '../vocabulary.ts'
import type { Administering } from './record.ts'

export type InviteResult =
  | { kind: 'invited'; token: string; role: Role }
  | { kind: 'wrong' }
  | { kind: 'not-allowed' }

/** Makes a one-time link with which somebody comes to work here, in a role of the staff. */
export async function inviteToTeam(
  store: Store,
  inviting: Administering & { role: string },
): Promise<InviteResult> {
  if (!mayAdminister(inviting.actor)) return { kind: 'not-allowed' }
  const role = STAFF_ROLES.find((one) => one === inviting.role)
  if (role === undefined) return { kind: 'wrong' }
  const token = await invite(store, { role, by: inviting.actor.id, now: inviting.now })
  return { kind: 'invited', token, role }
}
