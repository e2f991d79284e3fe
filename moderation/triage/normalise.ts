/**
 * A text as the rules read it, with the way back: NFKC, lower case, no accents, look-alike letters as
 * Latin ones, and for every character where it stood in the original (UTF-16 offsets).
 */
export type Normalised = { text: string; from: number[]; to: number[] }

// What NFD does not take apart, and Cyrillic letters that are written to look Latin in a Latin word.
const PLAIN: Record<string, string> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
}
const ARABIC: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه', ـ: '' }
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/

export function normalise(original: string): Normalised {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const sign of original) {
    const end = at + sign.length
    let plain = INVISIBLE.test(sign) ? '' : sign
    if (plain > '~') {
      plain = plain.normalize('NFKC').normalize('NFD').replace(/\p{M}/gu, '')
    }
    plain = plain.toLowerCase()
    plain = PLAIN[plain] ?? ARABIC[plain] ?? plain
    for (let index = 0; index < plain.length; index += 1) {
      from.push(at)
      to.push(end)
    }
    text += plain
    at = end
  }
  return { text, from, to }
}
