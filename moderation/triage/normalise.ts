/**
 * A text as the rules read it, with the way back: NFKC, lower case, no accents, one kind of apostrophe,
 * and for every character where it stood in the original (UTF-16 offsets).
 */
export type Normalised = { text: string; from: number[]; to: number[] }

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
/** The last sign that needs nothing but lower case. */
const LAST_PLAIN = '~'

function plainOf(sign: string): string {
  if (INVISIBLE.test(sign)) return ''
  const plain = sign.normalize('NFKC').normalize('NFD').replace(MARKS, '').toLowerCase()
  // One sign can stand for several letters.
  let letters = ''
  for (const letter of plain) letters += PLAIN[letter] ?? ARABIC[letter] ?? letter
  return letters
}

// There are some hundreds of signs in use; more are computed anew rather than kept.
const MOST_KEPT = 4096
const kept = new Map<string, string>()

function cachedPlainOf(sign: string): string {
  const before = kept.get(sign)
  if (before !== undefined) return before
  const plain = plainOf(sign)
  if (kept.size < MOST_KEPT) kept.set(sign, plain)
  return plain
}

export function normalise(original: string): Normalised {
  const pieces: string[] = []
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of original) {
    const end = at + sign.length
    const plain = sign > LAST_PLAIN || sign === '`' ? cachedPlainOf(sign) : sign.toLowerCase()
    for (let index = 0; index < plain.length; index += 1) {
      from.push(at)
      to.push(end)
    }
    pieces.push(plain)
    at = end
  }
  return { text: pieces.join(''), from, to }
}
