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
  /** Which groups of words are there: 1 for one of which a word is. */
  there: Uint8Array
}

/** A pattern needs a sign, or one of some words: the number of their group. */
export type Need = 'digit' | 'number' | 'name' | number

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

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code >= FIRST_FOREIGN_DIGIT
}

function isCapital(code: number): boolean {
  if (code <= LAST_ASCII) return code >= 0x41 && code <= 0x5a
  // Half a sign may be half a capital.
  return (code >= 0xd800 && code <= 0xdfff) || CAPITAL.test(String.fromCharCode(code))
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code > LAST_ASCII
}

/** A letter, ' or -: what a word can end with. */
function endsWord(code: number): boolean {
  const small = code | 0x20
  return (small >= 0x61 && small <= 0x7a) || code === 0x27 || code === 0x2d || code > LAST_ASCII
}

export function signsOf(text: string): Signs {
  words ??= wordsThere(groups)
  let digits = 0
  let name = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) digits += 1
    name ||=
      at >= 2 &&
      isCapital(code) &&
      isSpace(text.charCodeAt(at - 1)) &&
      endsWord(text.charCodeAt(at - 2))
  }
  return { digit: digits > 0, number: digits >= FEWEST_OF_A_NUMBER, name, there: words(text) }
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
