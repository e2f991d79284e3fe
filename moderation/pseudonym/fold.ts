// Letters of other scripts and digits that look like Latin ones (a hand-picked part of Unicode's
// confusables, UTS #39): two names that look alike are one name.
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ғ: 'f',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  п: 'n',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  γ: 'y',
  δ: 'd',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  σ: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ĳ: 'ij',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  $: 's',
  '@': 'a',
  '!': 'l',
  '|': 'l',
}

/**
 * The form under which a pseudonym is unique: NFKC, lower case, no accents, no separators, look-alikes as
 * one letter. A trailing number keeps its digits: `stille-uil-82` and `stille-uil-83` are two people.
 */
export function foldPseudonym(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const number = /(?<=[-_. ])\d+$/.exec(plain)?.[0] ?? ''
  const words = number === '' ? plain : plain.slice(0, -number.length)
  const folded = Array.from(words, (sign) => LOOK_ALIKES[sign] ?? sign)
    .join('')
    .replace(/[\s._-]+/g, '')
    // "l" and "i" look alike in many fonts.
    .replace(/i/g, 'l')
  return number === '' ? folded : `${folded}#${number}`
}
