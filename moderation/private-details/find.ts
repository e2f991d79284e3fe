/**
 * What in a text could give somebody away: numbers, addresses, accounts, full names, the school, the
 * shelter, a date with its year. Pure and linear. Numbers of help services are never marked.
 */
import type { PrivateDetailKind } from '../vocabulary.ts'
import { RULES_IN_WORDS } from './rules-in-words.ts'
import { RULES } from './rules.ts'
import { areThere, signsOf } from './signs.ts'

export type Finding = {
  kind: PrivateDetailKind
  /** Offsets in UTF-16 units of the text as given. */
  start: number
  end: number
  text: string
  /** Can lead somebody to a door or to a person: holds the post for a moderator. */
  dangerous: boolean
}

const ALL_RULES = [...RULES, ...RULES_IN_WORDS]
const LEADS_TO_A_DOOR: ReadonlySet<PrivateDetailKind> = new Set([
  'address',
  'postcode',
  'shelter',
  'school',
])

/** A first name and a surname; what begins with a particle is a surname alone. */
const WHOLE_NAME = /^(?!(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]en|[Tt]er|[Ee]l|[Aa]l)\s)\p{L}{2,}\s.*\p{Lu}/u

/** A door to wait at, or a person by the whole name. Another name holds nothing. */
function isDangerous(kind: PrivateDetailKind, text: string): boolean {
  return LEADS_TO_A_DOOR.has(kind) || (kind === 'name' && WHOLE_NAME.test(text))
}

// Arabic, Persian and wide digits, each as long as the one it stands for: offsets stay what they are.
const DIGITS = /[٠-٩۰-۹０-９]/g

function withPlainDigits(text: string): string {
  return text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** Everything found, in order and without overlaps: the earlier rule of the list wins. */
export function findPrivateDetails(text: string): Finding[] {
  const signs = signsOf(text)
  const plain = signs.digit ? withPlainDigits(text) : text
  const found: Finding[] = []
  // Made when something is found: most texts hold nothing.
  let taken: Uint8Array | undefined
  for (const { kind, pattern, needs, fits } of ALL_RULES) {
    if (!areThere(needs, signs)) continue
    pattern.lastIndex = 0
    for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
      const detail = match.groups?.detail ?? match[0]
      const end = match.index + match[0].length
      const start = end - detail.length
      if (fits !== undefined && !fits(detail)) {
        // What does not fit may hide what does ("Daarna Anouk Nepveld"): on from its second sign, which a
        // letter of two units has further on; between the two the pattern would find the same again.
        pattern.lastIndex =
          match.index + String.fromCodePoint(plain.codePointAt(match.index) ?? 0).length
        continue
      }
      taken ??= new Uint8Array(text.length)
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      const written = text.slice(start, end)
      found.push({ kind, start, end, text: written, dangerous: isDangerous(kind, written) })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}
