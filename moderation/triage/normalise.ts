import { isHalf } from './signs.ts'

/**
 * A text as the rules read it, with the way back: NFKC, lower case, no accents, one kind of apostrophe,
 * and for every character where it stood in the original (UTF-16 offsets).
 */
export type Normalised = {
  /** The text's UTF-16 units, as many as `length` says. All lists are good until the next text is read. */
  codes: Uint16Array
  length: number
  /** So many units stand where they stood in the original. */
  unmoved: number
  /** Where the sign behind each unit beyond them began and ended in the original. */
  from: Int32Array
  to: Int32Array
}

/** Where the sign behind a unit began in the original. */
export function startOf({ unmoved, from }: Normalised, unit: number): number {
  return unit < unmoved ? unit : (from[unit] as number)
}

/** Where the sign behind a unit ended in the original. */
export function endOf({ unmoved, to }: Normalised, unit: number): number {
  return unit < unmoved ? unit + 1 : (to[unit] as number)
}

// What NFD does not take apart.
const PLAIN: Record<string, string> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
}
const ARABIC: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه', ـ: '' }
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/
const MARKS = /\p{M}/gu
/** Up to here a sign needs nothing but lower case; but for one. */
const LAST_PLAIN = 0x7e
const BACKTICK = 0x60
const A = 0x41
const Z = 0x5a
const TO_LOWER = 0x20

function plainOf(sign: string): string {
  if (INVISIBLE.test(sign)) return ''
  const plain = sign.normalize('NFKC').normalize('NFD').replace(MARKS, '').toLowerCase()
  // One sign can stand for several letters.
  let letters = ''
  for (const letter of plain) letters += PLAIN[letter] ?? ARABIC[letter] ?? letter
  return letters
}

/** No sign stands for more units than this (ﷺ: 18). */
const LONGEST_SIGN = 32

// There are some hundreds of signs in use; more are computed anew rather than kept.
const MOST_KEPT = 4096
const kept = new Map<number, string>()

function cachedPlainOf(point: number): string {
  const before = kept.get(point)
  if (before !== undefined) return before
  const plain = plainOf(String.fromCodePoint(point))
  if (kept.size < MOST_KEPT) kept.set(point, plain)
  return plain
}

// One store for all texts, made larger when one needs it.
let codes = new Uint16Array(4096)
let from = new Int32Array(4096)
let to = new Int32Array(4096)

function makeRoom(length: number): void {
  if (length <= codes.length) return
  const before = { codes, from, to }
  codes = new Uint16Array(length * 2)
  from = new Int32Array(length * 2)
  to = new Int32Array(length * 2)
  codes.set(before.codes)
  from.set(before.from)
  to.set(before.to)
}

/** Forgets the letters of the last text, which stand here until the next is read. */
export function forgetText(): void {
  codes.fill(0)
}

/** What each unit is read as when one unit stands for it; 0 for one that was not met yet, or that stands for more or none. */
const ONE_FOR_ONE = new Uint16Array(0x10000)
for (let code = 1; code <= LAST_PLAIN; code += 1) {
  if (code !== BACKTICK) ONE_FOR_ONE[code] = code >= A && code <= Z ? code + TO_LOWER : code
}

function oneForOne(code: number): number {
  if (isHalf(code)) return 0
  const plain = cachedPlainOf(code)
  const one = plain.length === 1 ? plain.charCodeAt(0) : 0
  ONE_FOR_ONE[code] = one
  return one
}

/** Reads on while each unit stands for one; how many did. */
function readUnmoved(original: string): number {
  const all = original.length
  const out = codes
  for (let at = 0; at < all; at += 1) {
    const code = original.charCodeAt(at)
    const known = ONE_FOR_ONE[code] as number
    const one = known === 0 ? oneForOne(code) : known
    if (one === 0) return at
    out[at] = one
  }
  return all
}

export function normalise(original: string): Normalised {
  const all = original.length
  makeRoom(all + LONGEST_SIGN)
  const unmoved = readUnmoved(original)
  let length = unmoved
  let at = unmoved
  while (at < all) {
    const code = original.charCodeAt(at)
    if (code <= LAST_PLAIN && code !== BACKTICK) {
      codes[length] = code >= A && code <= Z ? code + TO_LOWER : code
      from[length] = at
      at += 1
      to[length] = at
      length += 1
      continue
    }
    const point = original.codePointAt(at) as number
    const size = point > 0xffff ? 2 : 1
    const plain = cachedPlainOf(point)
    for (let index = 0; index < plain.length; index += 1) {
      codes[length] = plain.charCodeAt(index)
      from[length] = at
      to[length] = at + size
      length += 1
    }
    at += size
    // A sign may be longer than it was written: what is left must have room after it.
    makeRoom(length + all - at + LONGEST_SIGN)
  }
  return { codes, length, unmoved, from, to }
}
