/**
 * What in a text could give somebody away: numbers, addresses, accounts, full names, the school, the
 * shelter, a date with its year. Pure and linear. Numbers of help services are never marked.
 */
import type { PrivateDetailKind } from '../vocabulary.ts'
import { RULES_IN_WORDS } from './rules-in-words.ts'
import { RULES } from './rules.ts'
import { areThere, signOf, signsOf, type Signs } from './signs.ts'

export type Finding = {
  kind: PrivateDetailKind
  /** Offsets in UTF-16 units of the text as given. */
  start: number
  end: number
  text: string
  /** Can lead somebody to a door or to a person: holds the post for a moderator. */
  dangerous: boolean
}

const ALL_RULES = [...RULES, ...RULES_IN_WORDS].map((rule) => ({
  ...rule,
  needed: rule.needs.map(signOf),
}))
type ReadyRule = (typeof ALL_RULES)[number]
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
  return text.search(DIGITS) === -1
    ? text
    : text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** A part of a text that is looked through by itself: what begins from `start` until `end`. */
type Piece = {
  start: number
  end: number
  /** The text around it: a sign before, for what must not stand there, and enough after for what goes on. */
  window: string
  /** Where the window begins in the text. */
  from: number
  signs: Signs
}

/** So long a part is; most posts are one. A long text has every sign somewhere, a part of it hardly any. */
const PIECE = 600
/** No pattern finds more than this beyond the word that it begins with. */
const REACH = 300

const SPACE = /\s/g

/** Where a part that begins at `start` ends: where a word does, however long it is. */
function endOfPiece(text: string, start: number): number {
  SPACE.lastIndex = start + PIECE
  return (SPACE.exec(text)?.index ?? text.length) + 1
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  do {
    const end = Math.min(text.length, endOfPiece(text, start))
    const from = Math.max(0, start - 1)
    const window = text.slice(from, Math.min(text.length, end + REACH))
    pieces.push({ start, end, window, from, signs: signsOf(window) })
    start = end
  } while (start < text.length)
  return pieces
}

type Place = { start: number; end: number }
const NOWHERE: Place[] = []

/** Where a rule's pattern stands in a text, in order. */
function placesOf(
  { pattern, needed, fits }: ReadyRule,
  pieces: readonly Piece[],
): readonly Place[] {
  let places = NOWHERE
  // Until where it was looked for.
  let until = 0
  for (const { start, end, window, from, signs } of pieces) {
    if (!areThere(needed, signs)) continue
    pattern.lastIndex = Math.max(start, until) - from
    for (let match = pattern.exec(window); match !== null; match = pattern.exec(window)) {
      const begin = from + match.index
      if (begin >= end) break
      const detail = match.groups?.detail ?? match[0]
      const last = begin + match[0].length
      if (fits === undefined || fits(detail)) {
        if (places === NOWHERE) places = []
        places.push({ start: last - detail.length, end: last })
        until = last
        continue
      }
      // What does not fit may hide what does ("Daarna Anouk Nepveld"): on from its second sign, which a
      // letter of two units has further on; between the two the pattern would find the same again.
      until = begin + String.fromCodePoint(window.codePointAt(match.index) ?? 0).length
      pattern.lastIndex = until - from
    }
  }
  return places
}

/** Everything found, in order and without overlaps: the earlier rule of the list wins. */
export function findPrivateDetails(text: string): Finding[] {
  const plain = withPlainDigits(text)
  const pieces = piecesOf(plain)
  const found: Finding[] = []
  // Made when something is found: most texts hold nothing.
  let taken: Uint8Array | undefined
  for (const rule of ALL_RULES) {
    for (const { start, end } of placesOf(rule, pieces)) {
      taken ??= new Uint8Array(text.length)
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      const written = text.slice(start, end)
      const { kind } = rule
      found.push({ kind, start, end, text: written, dangerous: isDangerous(kind, written) })
    }
  }
  return found.length < 2 ? found : found.toSorted((a, b) => a.start - b.start)
}
