/**
 * The signs without which a pattern can't be in a text, seen in one pass: most texts hold hardly any of
 * them, and are spared most patterns. More may be said to be there than is, never less.
 */
import { wordsThere, type WordsThere } from './words-there.ts'

export type Signs = {
  digit: boolean
  /** Four digits or more, anywhere. */
  number: boolean
  /** A word with a capital straight after another word: a name, or the like. */
  name: boolean
  /** The same after a word with a capital, or one that stands between two names ("van"). */
  fullName: boolean
  /** A digit straight after a letter. */
  code: boolean
  /** Which groups of words are there: 1 for one of which a word is. */
  there: Uint8Array
}

/** A pattern needs a sign, or one of some words: the number of their group. */
export type Need = Exclude<keyof Signs, 'there'> | number

const groups: string[][] = []
let words: WordsThere | undefined

/** One of these words, written in small letters with `|` between them. */
export function oneOf(list: string): number {
  words = undefined
  return groups.push(list.split('|')) - 1
}

const FEWEST_OF_A_NUMBER = 4
const LAST_ASCII = 0x7f
const FIRST_FOREIGN_DIGIT = 0x660
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

/** The signs of a text but for its words; whatever is not ASCII is taken for more than it is. */
function lookAt(text: string): Omit<Signs, 'there'> {
  let digits = 0
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
    if (kind === DIGIT || (kind === FOREIGN && unit >= FIRST_FOREIGN_DIGIT)) {
      digits += 1
      code ||= before === SMALL || before === A_CAPITAL || before === FOREIGN
    }
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
    before = kind
  }
  return { digit: digits > 0, number: digits >= FEWEST_OF_A_NUMBER, name, fullName, code }
}

export function signsOf(text: string): Signs {
  words ??= wordsThere(groups)
  return { ...lookAt(text), there: words(text) }
}

export function isThere(need: Need, signs: Signs): boolean {
  return typeof need === 'number' ? signs.there[need] === 1 : signs[need]
}

/** Whether all that a pattern needs is there. */
export function areThere(needs: readonly Need[], signs: Signs): boolean {
  for (let one = 0; one < needs.length; one += 1) {
    if (!isThere(needs[one] as Need, signs)) return false
  }
  return true
}
