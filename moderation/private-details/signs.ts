/**
 * The signs without which a pattern can't be in a text, seen in one pass: most texts hold hardly any of
 * them, and are spared most patterns. More may be said to be there than is, never less.
 */
import { wordsThere, type WordsThere } from './words-there.ts'

/** What is seen of a text beside its words. */
const SEEN = [
  'digit',
  // Four digits or more, anywhere.
  'number',
  // Four digits beside one another.
  'year',
  // Nine digits or more, anywhere.
  'longNumber',
  // A digit after a word with a capital, or after one for the number of a house.
  'house',
  // A word with a capital straight after another word: a name, or the like.
  'name',
  // The same after a word with a capital, or one that stands between two names ("van").
  'fullName',
  // Two digits straight after two letters.
  'code',
] as const
type Seen = (typeof SEEN)[number]

/** Of each sign whether it is there: 1 where it is. What is seen comes first, then each group of words. */
export type Signs = Uint8Array

/** A pattern needs what is seen, or one of some words: the number of their group. */
export type Need = Seen | number

const groups: string[][] = []
let words: WordsThere | undefined

/** One of these words, written in small letters with `|` between them. */
export function oneOf(list: string): number {
  words = undefined
  return SEEN.length + groups.push(list.split('|')) - 1
}

/** Which of the signs a pattern needs. */
export function signOf(need: Need): number {
  return typeof need === 'number' ? need : SEEN.indexOf(need)
}

const FEWEST_OF_A_NUMBER = 4
const FEWEST_OF_A_LONG_ONE = 9
const LAST_ASCII = 0x7f
const CAPITAL = /\p{Lu}/u

/** What a unit is to the signs; beyond ASCII it can be a letter and a space. */
const NOTHING = 0
const SMALL = 1
const A_CAPITAL = 2
const DIGIT = 3
const SPACE = 4
const FOREIGN = 5

function kindOf(code: number): number {
  if (code > LAST_ASCII) return FOREIGN
  if (code >= 0x30 && code <= 0x39) return DIGIT
  if (code >= 0x41 && code <= 0x5a) return A_CAPITAL
  // A small letter, ' or -: what a word can end with.
  if ((code >= 0x61 && code <= 0x7a) || code === 0x27 || code === 0x2d) return SMALL
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? SPACE : NOTHING
}
const KINDS = Uint8Array.from({ length: LAST_ASCII + 1 }, (_, code) => kindOf(code))

function isForeignCapital(code: number): boolean {
  // Half a sign may be half a capital.
  return (code >= 0xd800 && code <= 0xdfff) || CAPITAL.test(String.fromCharCode(code))
}

/** What stands between a first name and a surname. */
const BETWEEN_NAMES = new Set("van von de den der ter ten el al la le bin ’t 't".split(' '))

const HOUSE_NUMBER = /(?:nr\.?\s?|nummer\s)$/
const LONGEST_HOUSE_NUMBER = 10
/** Whether a digit at a place comes after a word for the number of a house. */
function isHouseNumber(text: string, at: number): boolean {
  return HOUSE_NUMBER.test(text.slice(Math.max(0, at - LONGEST_HOUSE_NUMBER), at))
}

const TWO_LETTERS = /[a-z]{2}$/i
/** Whether two letters and a digit stand before a digit. */
function isCode(text: string, at: number): boolean {
  return at > 2 && TWO_LETTERS.test(text.slice(at - 3, at - 1))
}

/** The signs of a text but for its words, into a list; whatever is not ASCII is taken for more than it is, but for digits. */
function lookAt(text: string, signs: Signs): void {
  let digits = 0
  let row = 0
  let year = false
  let house = false
  let code = false
  let name = false
  let fullName = false
  // The word at hand: where it begins, and whether a capital is in it; and the word before.
  let begin = -1
  let hasCapital = false
  let beginBefore = -1
  let endBefore = -1
  let hadCapital = false
  let before = NOTHING
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const kind = unit > LAST_ASCII ? FOREIGN : (KINDS[unit] as number)
    if (kind === SMALL || kind === A_CAPITAL || kind === FOREIGN) {
      if (begin < 0) begin = at
      if (kind === A_CAPITAL || (kind === FOREIGN && isForeignCapital(unit))) {
        if (before === FOREIGN) {
          name = true
          fullName = true
        } else if (before === SPACE && endBefore === at - 1) {
          name = true
          fullName ||= hadCapital || BETWEEN_NAMES.has(text.slice(beginBefore, endBefore))
        }
        hasCapital = true
      }
    } else if (begin >= 0) {
      beginBefore = begin
      endBefore = at
      hadCapital = hasCapital
      begin = -1
      hasCapital = false
    }
    if (kind === DIGIT) {
      digits += 1
      row = before === DIGIT ? row + 1 : 1
      year ||= row === FEWEST_OF_A_NUMBER
      if (row === 1) {
        const isAfterCapital = before === SPACE && endBefore === at - 1 && hadCapital
        house ||= isAfterCapital || before === FOREIGN || isHouseNumber(text, at)
      } else if (row === 2) code ||= isCode(text, at)
    }
    before = kind
  }
  const seen: Record<Seen, boolean> = {
    digit: digits > 0,
    number: digits >= FEWEST_OF_A_NUMBER,
    year,
    longNumber: digits >= FEWEST_OF_A_LONG_ONE,
    house,
    name,
    fullName,
    code,
  }
  for (let one = 0; one < SEEN.length; one += 1) signs[one] = seen[SEEN[one] as Seen] ? 1 : 0
}

export function signsOf(text: string): Signs {
  words ??= wordsThere(groups)
  const signs = new Uint8Array(SEEN.length + groups.length)
  lookAt(text, signs)
  words(text, signs, SEEN.length)
  return signs
}

/** Whether all that a pattern needs is there. */
export function areThere(needed: readonly number[], signs: Signs): boolean {
  for (let one = 0; one < needed.length; one += 1) {
    if (signs[needed[one] as number] === 0) return false
  }
  return true
}
