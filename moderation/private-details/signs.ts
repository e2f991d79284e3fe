/**
 * The signs without which a pattern can't be in a text, seen in one pass: most texts hold hardly any of
 * them, and are spared most patterns. More may be said to be there than is, never less.
 */
export type Signs = {
  digit: boolean
  /** Four digits or more, anywhere. */
  number: boolean
  /** A word with a capital straight after another word: a name, or the like. */
  name: boolean
  /** The text in small letters, to look for words in. */
  small: string
  /** Which text this is, counted over all: what its letters are is known until the next. */
  text: number
}

/** A pattern needs a sign, or one of some words. */
export type Need = 'digit' | 'number' | 'name' | NeededWords

/** Words in small letters, each with the place of its first letters in `met`; -1 for a shorter one. */
type NeededWords = { words: readonly string[]; places: Int16Array }

/** One of these words, written in small letters with `|` between them. */
export function oneOf(words: string): NeededWords {
  const list = words.split('|')
  return {
    words: list,
    places: Int16Array.from(list, (word) => (word.length > 2 ? placeOfThree(word, 0) : -1)),
  }
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

/** In which text three letters in a row were last met, by a hash of them. */
const met = new Uint32Array(4096)
let texts = 0

function placeOfThree(text: string, at: number): number {
  const three =
    (Math.imul(text.charCodeAt(at), 31) + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)
  return three & (met.length - 1)
}

function meetLetters(small: string): number {
  texts += 1
  for (let at = 0; at + 2 < small.length; at += 1) met[placeOfThree(small, at)] = texts
  return texts
}

export function signsOf(text: string): Signs {
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
  // A long s counts as an s where patterns take capitals and small letters for the same.
  const small = text.toLowerCase().replaceAll('ſ', 's')
  return {
    digit: digits > 0,
    number: digits >= FEWEST_OF_A_NUMBER,
    name,
    small,
    text: meetLetters(small),
  }
}

/** Most words are not there, and most of those by their first letters already. */
function isOneThere({ words, places }: NeededWords, { small, text }: Signs): boolean {
  const isKnown = text === texts
  for (let one = 0; one < words.length; one += 1) {
    const place = places[one] as number
    if (isKnown && place >= 0 && met[place] !== text) continue
    if (small.includes(words[one] as string)) return true
  }
  return false
}

export function isThere(need: Need, signs: Signs): boolean {
  if (need === 'digit') return signs.digit
  if (need === 'number') return signs.number
  return need === 'name' ? signs.name : isOneThere(need, signs)
}

/** Whether all that a pattern needs is there. */
export function areThere(needs: readonly Need[], signs: Signs): boolean {
  for (let one = 0; one < needs.length; one += 1) {
    if (!isThere(needs[one] as Need, signs)) return false
  }
  return true
}
