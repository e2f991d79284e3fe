import type { Role } from './vocabulary.ts'

/** Who does something. Members are told apart from newcomers per board (`isNewcomer`). */
export type Actor = {
  id: string
  role: Role
  pseudonym: string
  approvedPosts: number
}

export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return actor.role !== 'member'
}

/** A member whose first posts a moderator reads before they show. */
export function isNewcomer(
  actor: Pick<Actor, 'role' | 'approvedPosts'>,
  board: { newcomerPosts: number },
): boolean {
  return actor.role === 'member' && actor.approvedPosts < board.newcomerPosts
}

export function mayModerate(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'moderator' || actor.role === 'professional'
}

export function maySeeCases(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'professional'
}

/** Who sets up boards, people and shifts; such a person sees neither queue nor cases. */
export function mayAdminister(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'administrator'
}

/** Who sees what the triage's rules do, and adds to them. */
export function mayKeepRules(actor: Pick<Actor, 'role'>): boolean {
  return maySeeCases(actor) || mayAdminister(actor)
}
