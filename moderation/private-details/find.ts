/**
 * What in a text could give somebody away: e-mail addresses, Dutch phone numbers, postcodes with a house
 * number, streets with a number, handles and licence plates. Pure and linear: every pattern is anchored
 * on a character class without nested repetition. Numbers of help services are never marked.
 */
import { isHelpNumber } from '../help/services.ts'
import type { PrivateDetailKind } from '../vocabulary.ts'

export type Finding = {
  kind: PrivateDetailKind
  /** Offsets in UTF-16 units of the text as given. */
  start: number
  end: number
  text: string
  /** Can lead somebody to a door: holds the post for a moderator. */
  dangerous: boolean
}

type Rule = {
  kind: PrivateDetailKind
  pattern: RegExp
  dangerous?: boolean
  /** A second look at what the pattern found; false lets it go. */
  fits?: (found: string) => boolean
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** A Dutch number: ten digits from 0, or eleven from 31; never a help line. */
function isDutchPhone(found: string): boolean {
  const digits = digitsOf(found)
  if (isHelpNumber(digits)) return false
  if (/^0031[1-9]\d{8}$/.test(digits)) return true
  if (/^31[1-9]\d{8}$/.test(digits)) return found.trim().startsWith('+')
  return /^0[1-9]\d{8}$/.test(digits) && !/^0(800|900|906|909)/.test(digits)
}

/** The Dutch 11-test for citizen service numbers (Besluit BSN). */
function isBsn(found: string): boolean {
  const digits = digitsOf(found)
  if (digits.length !== 9) return false
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  )
  return sum % 11 === 0 && sum !== 0
}

const RULES: Rule[] = [
  {
    kind: 'email',
    pattern:
      /[\p{L}\d._%+-]{1,64}\s?(?:@|\[at\]|\(at\)| apenstaartje )\s?[\p{L}\d-]{1,63}(?:(?:\.| punt )[\p{L}\d-]{2,24}){1,4}/giu,
  },
  { kind: 'iban', pattern: /\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?(?:\d{4}\s?){2}\d{2}\b/g },
  { kind: 'phone', pattern: /(?:\+|\b0)[\d(](?:[\s().-]{0,2}\d){8,12}\b/g, fits: isDutchPhone },
  { kind: 'bsn', pattern: /\b\d{4}[ .]?\d{2}[ .]?\d{3}\b/g, fits: isBsn },
  {
    kind: 'address',
    dangerous: true,
    pattern:
      /(?<!\p{L})\p{Lu}[\p{L}'-]{1,40}(?:straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|dijk|steeg|plantsoen|markt|baan)\s\d{1,4}\s?-?[a-z]?\b(?!\s?(?:jaar|uur|keer|dagen|weken|maanden|euro))/gu,
  },
  {
    kind: 'postcode',
    dangerous: true,
    pattern:
      /\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b(?:[\s,]{1,2}(?:nr\.?|nummer|huisnummer)?\s?\d{1,5}\s?-?[a-z]?\b)?/g,
  },
  {
    kind: 'plate',
    pattern: /\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,2}\b/g,
  },
  { kind: 'handle', pattern: /(?<![\p{L}\d@/.])@[A-Za-z][\w.]{2,29}/gu },
  {
    kind: 'handle',
    pattern:
      /(?<!\p{L})(?:insta|instagram|snap|snapchat|tiktok|telegram|facebook|discord)\s?(?::|is|=)\s?[A-Za-z0-9._-]{3,30}/giu,
  },
]

/** Everything found, in order and without overlaps: the earlier rule of the list wins. */
export function findPrivateDetails(text: string): Finding[] {
  const found: Finding[] = []
  for (const rule of RULES) {
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (rule.fits !== undefined && !rule.fits(match[0])) continue
      if (found.some((one) => start < one.end && end > one.start)) continue
      found.push({
        kind: rule.kind,
        start,
        end,
        text: match[0],
        dangerous: rule.dangerous ?? false,
      })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}
