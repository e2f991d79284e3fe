import { findPrivateDetails } from '../private-details/find.ts'
import { lengthOf } from '../texts/clean.ts'
import { foldPseudonym } from './fold.ts'
import names from './names.json' with { type: 'json' }

export type PseudonymProblem =
  | 'too-short'
  | 'too-long'
  | 'bad-characters'
  | 'staff-like'
  | 'email'
  | 'phone'
  | 'first-name-surname'

const SHORTEST = 3
const LONGEST = 32
const STAFF_LIKE = [
  'moderator',
  'beheerder',
  'beheer',
  'administrator',
  'admin',
  'professional',
  'hulpverlener',
  'luwte',
  'politie',
  'veiligthuis',
  'redactie',
  'support',
  'helpdesk',
  'staff',
  'medewerker',
  'team',
  'system',
].map(foldPseudonym)

/** Two capitalised words, the first a first name or the whole with a "van der": likely a real name. */
function looksLikeRealName(name: string): boolean {
  const parts = name.split(/[\s._-]+/).filter(Boolean)
  if (parts.length < 2) return false
  const first = (parts[0] ?? '').toLowerCase()
  const last = parts.at(-1) ?? ''
  return names.first.includes(first) && /^\p{L}{3,}$/u.test(last)
}

/** What is wrong with a cleaned pseudonym. `refuse: false` is a warning its owner may overrule. */
export function checkPseudonym(
  name: string,
): Array<{ problem: PseudonymProblem; refuse: boolean }> {
  const length = lengthOf(name)
  if (length < SHORTEST) return [{ problem: 'too-short', refuse: true }]
  if (length > LONGEST) return [{ problem: 'too-long', refuse: true }]
  if (name.includes('@')) return [{ problem: 'email', refuse: true }]
  if (name.replace(/\D/g, '').length >= 8 || findPrivateDetails(name).length > 0) {
    return [{ problem: 'phone', refuse: true }]
  }
  if (!/^[\p{L}\p{M}\d][\p{L}\p{M}\d ._-]*$/u.test(name) || !/\p{L}/u.test(name)) {
    return [{ problem: 'bad-characters', refuse: true }]
  }
  const folded = foldPseudonym(name)
  if (STAFF_LIKE.some((word) => folded.includes(word))) {
    return [{ problem: 'staff-like', refuse: true }]
  }
  return looksLikeRealName(name) ? [{ problem: 'first-name-surname', refuse: false }] : []
}
