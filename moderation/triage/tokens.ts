import { endOf, normalise, startOf } from './normalise.ts'
import {
  END,
  INSIDE,
  isHalf,
  kindOf,
  isInWord,
  KIND_OF_UNIT,
  LETTER,
  OTHER,
  PAUSE,
  pointAt,
} from './signs.ts'
import { bitsPerWord } from './per-word.ts'
import {
  NO_UNITS,
  placeIn,
  placeOf,
  placeOfHashed,
  withUnit,
  wordAt,
  wordOf,
  type Word,
} from './words.ts'

/** A word as the rules read it, with where it stood in the original and which clause it is in. */
export class Token {
  readonly start: number
  readonly end: number
  readonly clause: number
  readonly sentence: number
  /** Where the word is kept, until words are forgotten. */
  place: number
  #kept: Word | undefined
  /** Part of a form of several words that has a meaning together: "niet meer wakker". */
  bound = false

  constructor(place: number, start: number, end: number, clause: number, sentence: number) {
    this.place = place
    this.start = start
    this.end = end
    this.clause = clause
    this.sentence = sentence
  }

  /** Reads it as another word, or with another meaning: only while its text is made ready to be read. */
  readAs(place: number): void {
    this.place = place
    this.#kept = undefined
  }

  /**
   * The word and what it means, as they are kept for all places where they stand. Most tokens are never asked for it;
   * who is still to ask when words are forgotten has to ask before.
   */
  get kept(): Word {
    return (this.#kept ??= wordAt(this.place))
  }

  /** Whether it means something. */
  get means(): boolean {
    return hasMeaning(this.place) === 1
  }

  get word(): string {
    return this.kept.text
  }

  /** What the word means; nothing until it was looked up. */
  get concepts(): readonly string[] {
    return this.kept.concepts
  }
}

const hasMeaning = bitsPerWord(1, ({ concepts }) => Math.min(concepts.length, 1))

/** The words from one token until another, both included. */
export function wordsAt(
  tokens: readonly Token[],
  { first, last }: { first: number; last: number },
): string {
  let words = (tokens[first] as Token).word
  for (let at = first + 1; at <= last; at += 1) words += ` ${(tokens[at] as Token).word}`
  return words
}

const COMMA = 0x2c
const CLAUSE_WORDS = new Set([
  'maar',
  'want',
  'dus',
  'echter',
  'behalve',
  'omdat',
  'terwijl',
  'totdat',
  'daarna',
  'but',
  'because',
  'ama',
  'لكن',
  'ale',
  'але',
])
const beginsClause = bitsPerWord(1, ({ text }) => (CLAUSE_WORDS.has(text) ? 1 : 0))

/** Whether a word begins a clause, wherever it stands. */
export function isClauseWord(word: string): boolean {
  return CLAUSE_WORDS.has(word)
}

/** Before these "want" is English, and no reason that a clause begins with. */
const BEFORE_ENGLISH_WANT = new Set([
  'i',
  'you',
  'we',
  'they',
  'who',
  'to',
  'not',
  'dont',
  "don't",
  'didnt',
  "didn't",
  "doesn't",
  'doesnt',
  'just',
  'really',
  'only',
  'still',
  'all',
])
function isEnglishWant(place: number, before: Token | undefined): boolean {
  return (
    before !== undefined && wordAt(place).text === 'want' && BEFORE_ENGLISH_WANT.has(before.word)
  )
}

/** Letters stretched for feeling: "hellllp" is "hellp", as the lexicon's own repeats are. */
export function unstretch(word: string): string {
  let run = 1
  let stretched = false
  for (let at = 1; at < word.length; at += 1) {
    run = word[at] === word[at - 1] ? run + 1 : 1
    if (run > 2) stretched = true
  }
  return stretched ? word.replace(/(\p{L})\1{2,}/gu, '$1$1') : word
}

/** What the words of a text are read as, by the place of each as it is written. */
export type Reading = (place: number) => number
const unstretched: Reading = (place) => {
  const { text } = wordAt(place)
  const plain = unstretch(text)
  return plain === text ? place : placeOf(wordOf(plain))
}

/** Signs around a word that are not of it: 'hij', *hij*. */
function isAround(code: number): boolean {
  return code === 0x27 || code === 0x2a
}

/** The hash of the word that was gone through last. */
let hashOfWord = 0

/** The end of the word that begins at `at`, which is a letter. */
function endOfWord(codes: Uint16Array, length: number, at: number): number {
  const kinds = KIND_OF_UNIT
  let hash = NO_UNITS
  let end = at
  while (end < length) {
    const unit = codes[end] as number
    // Most signs are of one unit, and were met before.
    if (!isInWord(kinds[unit] as number)) {
      const point = pointAt(codes, end, length)
      if (!isInWord(kindOf(point))) break
      if (point > 0xffff) {
        hash = withUnit(hash, unit)
        end += 1
      }
    }
    hash = withUnit(hash, codes[end] as number)
    end += 1
  }
  hashOfWord = hash
  return end
}

/** The end of the signs that end a sentence together: "?!". */
function endOfEnd(codes: Uint16Array, length: number, at: number): number {
  let end = at
  while (end < length && kindOf(codes[end] as number) === END) end += 1
  return end
}

/** The words of a text. A comma ends no clause: people write "toen, gisteren, sloeg hij me". */
export function tokenise(original: string, reading: Reading = unstretched): Token[] {
  const normalised = normalise(original)
  const { codes, length } = normalised
  const tokens: Token[] = []
  let clause = 0
  let sentence = 0
  let at = 0
  while (at < length) {
    const unit = codes[at] as number
    const point = isHalf(unit) ? pointAt(codes, at, length) : unit
    const kind = kindOf(point)
    if (kind === OTHER || kind === INSIDE) {
      at += point > 0xffff ? 2 : 1
      continue
    }
    if (kind === END) {
      at = endOfEnd(codes, length, at + 1)
      clause += 1
      sentence += 1
      continue
    }
    if (kind === PAUSE) {
      if (point !== COMMA) clause += 1
      at += 1
      continue
    }
    const begin = at
    let written: number
    if (kind === LETTER) {
      at = endOfWord(codes, length, at)
      written = placeOfHashed(hashOfWord, codes, begin, at)
      if (beginsClause(written) === 1 && !isEnglishWant(written, tokens.at(-1))) clause += 1
    } else {
      at += point > 0xffff ? 2 : 1
      written = placeIn(codes, begin, at)
    }
    let first = begin
    let last = at
    while (first < last && isAround(codes[first] as number)) first += 1
    while (last > first && isAround(codes[last - 1] as number)) last -= 1
    if (first === last) {
      first = begin
      last = at
    }
    const whole = first === begin && last === at
    const place = reading(whole ? written : placeIn(codes, first, last))
    const start = startOf(normalised, first)
    tokens.push(new Token(place, start, endOf(normalised, last - 1), clause, sentence))
  }
  return tokens
}
