/**
 * Words that somebody hid or misspelt, read as the word they stand for: "p1llen", "z*lfm**rd",
 * "z e l f m o o r d", "н0ж", "bloet". Only ever to a word that the lexicon knows, so that an unknown name
 * or a word of another language stays what it is. Each repair costs a bounded number of look-ups.
 */
import { bitsPerWord } from './per-word.ts'
import { Token, type Reading } from './tokens.ts'
import { placeOf, wordOf, type Word } from './words.ts'

/** Digits and signs that stand for a letter. "1" and "!" are i or l; i is tried first. */
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
}
/** Cyrillic and Greek letters that look like Latin ones, and back. */
const LOOKS_LATIN: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  α: 'a',
  ο: 'o',
  ε: 'e',
  ι: 'i',
  ν: 'v',
  κ: 'k',
  τ: 't',
  ρ: 'p',
}
const LOOKS_CYRILLIC: Record<string, string> = Object.fromEntries(
  Object.entries(LOOKS_LATIN)
    .filter(([sign]) => sign >= 'а' && sign <= 'ї')
    .map(([sign, latin]) => [latin, sign]),
)

/** Shorter words are too easily another one. */
const SHORTEST_MASKED = 5
const SHORTEST_HEARD = 5
const LONGEST = 24
const LONGEST_SPELT = 20

const LATIN = /[a-z]/
const OTHER_LETTERS = /[а-яіїєґα-ω]/
const HIDING = /[\d@$*]/

function mapped(word: string, letters: Record<string, string>): string {
  let out = ''
  for (const sign of word) out += letters[sign] ?? sign
  return out
}

/** A word as it sounds in Dutch: "bloet" and "bloed", "verkragt" and "verkracht" are one. */
function soundOf(word: string): string {
  return word
    .replaceAll('dt', 't')
    .replaceAll('ij', 'y')
    .replaceAll('ei', 'y')
    .replaceAll('ou', 'au')
    .replaceAll('ch', 'g')
    .replaceAll('ph', 'f')
    .replaceAll('c', 'k')
    .replaceAll('q', 'k')
    .replaceAll('v', 'f')
    .replaceAll('z', 's')
    .replaceAll('d', 't')
    .replaceAll('b', 'p')
    .replace(/(.)\1/g, '$1')
    .replace(/en$/, 'e')
}

export type KnownWords = {
  has(word: string): boolean
  /** Words by length, for masked ones. */
  ofLength(length: number): readonly string[]
  /** The one word with this sound, if there is one. */
  heardAs(sound: string): string | undefined
}

export function knownWordsOf(words: ReadonlySet<string>, heard: Iterable<string>): KnownWords {
  const byLength = new Map<number, string[]>()
  for (const word of words) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word])
  const bySound = new Map<string, string>()
  for (const word of heard) {
    if (word.length < SHORTEST_HEARD || !/^[a-z]+$/.test(word)) continue
    const sound = soundOf(word)
    if (!bySound.has(sound)) bySound.set(sound, word)
  }
  return {
    has: (word) => words.has(word),
    ofLength: (length) => byLength.get(length) ?? [],
    heardAs: (sound) => bySound.get(sound),
  }
}

function unmasked(word: string, known: KnownWords): string | undefined {
  if (word.length < SHORTEST_MASKED) return undefined
  let open = 0
  for (const sign of word) if (sign === '*') open += 1
  if (open * 2 > word.length) return undefined
  return known.ofLength(word.length).find((candidate) => {
    for (let at = 0; at < word.length; at += 1) {
      if (word[at] !== '*' && word[at] !== candidate[at]) return false
    }
    return true
  })
}

function repaired(word: string, known: KnownWords): string {
  if (word.length > LONGEST || known.has(word)) return word
  if (LATIN.test(word) && OTHER_LETTERS.test(word)) {
    const latin = mapped(word, LOOKS_LATIN)
    if (!OTHER_LETTERS.test(latin)) return repaired(latin, known)
    return mapped(word, LOOKS_CYRILLIC)
  }
  if (HIDING.test(word)) {
    if (!LATIN.test(word) && !OTHER_LETTERS.test(word)) return word
    const plain = mapped(word, LEET)
    if (known.has(plain)) return plain
    const other = word.includes('1') ? mapped(word.replaceAll('1', 'l'), LEET) : plain
    if (known.has(other)) return other
    return plain.includes('*') ? (unmasked(plain, known) ?? word) : word
  }
  if (word.length >= SHORTEST_HEARD && LATIN.test(word)) {
    return known.heardAs(soundOf(word)) ?? word
  }
  return word
}

/** How a single sign may stand in a text: as a letter of a word that is spelt apart, or as what hides one. */
const A_LETTER = 1
const A_STAR = 2
const signOf = bitsPerWord(2, ({ text }) =>
  text.length !== 1 ? 0 : text === '*' ? A_STAR : A_LETTER,
)
const FEWEST_SPELT = 4

/** Whether some tokens in a row are single signs, or one is a star. */
function mayBeSpelt(tokens: Token[]): boolean {
  let row = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const sign = signOf((tokens[at] as Token).place)
    row = sign === 0 ? 0 : row + 1
    if (sign === A_STAR || row === FEWEST_SPELT) return true
  }
  return false
}

export type Repairer = {
  /** A word as what it stands for. */
  word(word: Word): Word
  /** The tokens, with words for those that are spelt apart; stars that hide nothing are gone. */
  spelt(tokens: Token[], read: Reading): Token[]
}

export function repairer(known: KnownWords): Repairer {
  /** Letters spelt apart from `at` on: where they end, and the word they make. */
  function speltAt(tokens: Token[], at: number): { end: number; word: string } | undefined {
    let end = at
    let letters = 0
    for (; end < tokens.length && end - at < LONGEST_SPELT; end += 1) {
      const sign = signOf((tokens[end] as Token).place)
      if (sign === 0) break
      if (sign === A_LETTER) letters += 1
    }
    if (letters === 0) return undefined
    for (let last = end; last - at >= FEWEST_SPELT; last -= 1) {
      const word = repaired(
        tokens
          .slice(at, last)
          .map((token) => token.word)
          .join(''),
        known,
      )
      if (known.has(word)) return { end: last, word }
    }
    return undefined
  }

  return {
    word(word) {
      const text = repaired(word.text, known)
      return text === word.text ? word : wordOf(text)
    },
    spelt(tokens, read) {
      if (!mayBeSpelt(tokens)) return tokens
      const out: Token[] = []
      for (let at = 0; at < tokens.length; at += 1) {
        const token = tokens[at] as Token
        const sign = signOf(token.place)
        const run = sign === 0 ? undefined : speltAt(tokens, at)
        if (run !== undefined) {
          const { end } = tokens[run.end - 1] as Token
          const { start, clause, sentence } = token
          const place = read(placeOf(wordOf(run.word)))
          out.push(new Token(place, start, end, clause, sentence))
          at = run.end - 1
        } else if (sign !== A_STAR) out.push(token)
      }
      return out
    },
  }
}
