/**
 * The signs without which a pattern can't be in a text, seen in one pass: most texts hold hardly any of
 * them, and are spared most patterns. More may be said to be there than is, never less.
 */
export type Signs = {
  digit: boolean
  /** A word with a capital straight after another word: a name, or the like. */
  name: boolean
  /** The text in small letters, to look for words in. */
  small: string
}

/** A pattern needs a sign, or one of these words (in small letters). */
export type Need = 'digit' | 'name' | readonly string[]

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
  let digit = false
  let name = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    digit ||= isDigit(code)
    name ||=
      at >= 2 &&
      isCapital(code) &&
      isSpace(text.charCodeAt(at - 1)) &&
      endsWord(text.charCodeAt(at - 2))
  }
  // A long s counts as an s where patterns take capitals and small letters for the same.
  return { digit, name, small: text.toLowerCase().replaceAll('ſ', 's') }
}

export function isThere(need: Need, signs: Signs): boolean {
  if (need === 'digit') return signs.digit
  if (need === 'name') return signs.name
  return need.some((word) => signs.small.includes(word))
}
