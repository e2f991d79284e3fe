/** What a sign is to the reader of words, looked up in a table. */
export const OTHER = 1
/** Begins a word and may stand in it: a letter, a digit, ' or @. */
export const LETTER = 2
/** Stands in a word only, as people hide letters: $. */
export const INSIDE = 3
/** Stands in a word, and between words is a sign of its own: *. */
const STAR = 4
/** Ends a sentence. */
export const END = 5
/** A pause. */
export const PAUSE = 6
/** An emoji: a word of one sign. */
const EMOJI = 7

const LETTERS = /[\p{L}\p{N}'@]/u
const PICTURE = /\p{Extended_Pictographic}/u

function kindOfSign(sign: string): number {
  if (LETTERS.test(sign)) return LETTER
  if (sign === '$') return INSIDE
  if (sign === '*') return STAR
  if ('.!?…\n'.includes(sign)) return END
  if (';:,()'.includes(sign)) return PAUSE
  return PICTURE.test(sign) ? EMOJI : OTHER
}

/** The kind of each unit that is a sign and was met; 0 for any other. */
export const KIND_OF_UNIT = new Uint8Array(0x10000)

/** The kind of a code point. */
export function kindOf(point: number): number {
  if (point > 0xffff) return kindOfSign(String.fromCodePoint(point))
  const known = KIND_OF_UNIT[point] as number
  if (known !== 0) return known
  const kind = kindOfSign(String.fromCharCode(point))
  KIND_OF_UNIT[point] = kind
  return kind
}

/** Whether a sign of this kind may stand in a word: those three are beside one another. */
export function isInWord(kind: number): boolean {
  return kind >= LETTER && kind <= STAR
}

/** Whether a unit is half of a sign. */
export function isHalf(unit: number): boolean {
  return (unit & 0xf800) === 0xd800
}

/** The code point at a place in UTF-16 units; half of one when the other half is missing. */
export function pointAt(codes: Uint16Array, at: number, length: number): number {
  const high = codes[at] as number
  if ((high & 0xfc00) !== 0xd800 || at + 1 >= length) return high
  const low = codes[at + 1] as number
  if (low < 0xdc00 || low > 0xdfff) return high
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
}
