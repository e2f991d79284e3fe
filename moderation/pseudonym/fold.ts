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
  ς: 'o',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  // Latin letters of phonetics, small capitals among them.
  ɑ: 'a',
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɡ: 'g',
  ɢ: 'g',
  ʜ: 'h',
  ı: 'i',
  ɩ: 'i',
  ɪ: 'i',
  ȷ: 'j',
  ᴊ: 'j',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
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
}

/**
 * The form under which a pseudonym is unique: NFKC, lower case, no accents, no separators, look-alikes as
 * one letter. Each digit is a letter of its own, so `stille-uil-82` and `stille-uil-83` stay two people.
 */
export function foldPseudonym(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return (
    Array.from(plain, (sign) => LOOK_ALIKES[sign] ?? sign)
      .join('')
      .replace(/[\s._-]+/g, '')
      // "l" and "i" look alike in many fonts.
      .replace(/i/g, 'l')
  )
}

/** So many letters of one name in another can't be chance. */
const TELLING = 4

/** Whether who knows one name would think of the same person at the other: the same but for its number, or a part. */
export function isAlike(one: string, other: string): boolean {
  const bare = [one, other].map((name) => foldPseudonym(name.replace(/\d/g, '')))
  const [short = '', long = ''] = bare.toSorted((a, b) => a.length - b.length)
  return short === long || (short.length >= TELLING && long.includes(short))
}
