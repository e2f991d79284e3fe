import { findPrivateDetails } from '../private-details/find.ts'
import { lengthOf } from '../texts/clean.ts'
import type { PrivateDetailKind } from '../vocabulary.ts'
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
const NUMBERS: ReadonlySet<PrivateDetailKind> = new Set([
  'phone',
  'bsn',
  'iban',
  'casenumber',
  'plate',
  'address',
  'postcode',
])
const STAFF_LIKE = [
  'moderat',
  'beheer',
  'admin',
  'professional',
  'hulpverlen',
  'hulpverleen',
  'slachtofferhulp',
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

const PARTICLE = /^(van|von|de|den|der|ter|ten|het|la|le|el|al|bin|ben)$/i

function plain(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

/** A first name before another word, or two capitalised words about a "van der": likely a real name. */
function looksLikeRealName(name: string): boolean {
  const parts = name.split(/[\s._-]+/).filter(Boolean)
  const [first = '', ...others] = parts
  const last = others.at(-1) ?? ''
  if (!/^\p{L}{3,}$/u.test(last)) return false
  if (names.first.includes(plain(first))) return true
  const middle = others.slice(0, -1)
  const capitalised = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(last)
  return capitalised && middle.length > 0 && middle.every((part) => PARTICLE.test(part))
}

/** What is wrong with a cleaned pseudonym. `refuse: false` is a warning its owner may overrule. */
export function checkPseudonym(
  name: string,
): Array<{ problem: PseudonymProblem; refuse: boolean }> {
  const length = lengthOf(name)
  if (length < SHORTEST) return [{ problem: 'too-short', refuse: true }]
  if (length > LONGEST) return [{ problem: 'too-long', refuse: true }]
  if (name.includes('@')) return [{ problem: 'email', refuse: true }]
  const details = findPrivateDetails(name).map((found) => found.kind)
  if (details.includes('email')) return [{ problem: 'email', refuse: true }]
  if (name.replace(/\D/g, '').length >= 8 || details.some((kind) => NUMBERS.has(kind))) {
    return [{ problem: 'phone', refuse: true }]
  }
  if (!/^[\p{L}\d][\p{L}\p{M}\d ._-]*$/u.test(name) || !/\p{L}/u.test(name)) {
    return [{ problem: 'bad-characters', refuse: true }]
  }
  const folded = foldPseudonym(name)
  if (STAFF_LIKE.some((word) => folded.includes(word))) {
    return [{ problem: 'staff-like', refuse: true }]
  }
  return looksLikeRealName(name) ? [{ problem: 'first-name-surname', refuse: false }] : []
}
