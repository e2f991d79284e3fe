import { normalise } from './normalise.ts'
import { EMOJI, END, INSIDE, kindOf, LETTER, OTHER, PAUSE, pointAt, STAR } from './signs.ts'
import { NO_CONCEPTS, smallPerWord, wordIn, wordOf, wordPerWord, type Word } from './words.ts'

/** A word as the rules read it, with where it stood in the original and which clause it is in. */
export type Token = {
  word: string
  start: number
  end: number
  clause: number
  sentence: number
  /** What the word means (see concepts.ts); nothing until it was looked up. */
  concepts: readonly string[]
  /** Part of a form of several words that has a meaning together: "niet meer wakker". */
  bound: boolean
  /** The word and its concepts, as they are kept for all places where they stand. */
  kept: Word
}

/** The words from one token until another, both included. */
export function wordsAt(
  tokens: readonly Token[],
  { first, last }: { first: number; last: number },
): string {
  let words = (tokens[first] as Token).word
  for (let at = first + 1; at <= last; at += 1) words += ` ${(tokens[at] as Token).word}`
  return words
}

/** The token read as another word, or with a meaning. */
export function readAs(token: Token, kept: Word): Token {
  const { start, end, clause, sentence, bound } = token
  const { text: word, concepts } = kept
  return { word, start, end, clause, sentence, concepts, bound, kept }
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
const beginsClause = smallPerWord(({ text }) => (CLAUSE_WORDS.has(text) ? 1 : 0))

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
function isEnglishWant(word: string, before: Token | undefined): boolean {
  return word === 'want' && before !== undefined && BEFORE_ENGLISH_WANT.has(before.word)
}

/** Letters stretched for feeling: "hellllp" is "hellp", as the lexicon's own repeats are. */
function unstretch(word: string): string {
  let run = 1
  let stretched = false
  for (let at = 1; at < word.length; at += 1) {
    run = word[at] === word[at - 1] ? run + 1 : 1
    if (run > 2) stretched = true
  }
  return stretched ? word.replace(/(\p{L})\1{2,}/gu, '$1$1') : word
}
const unstretched = wordPerWord((word) => wordOf(unstretch(word.text)))

/** Signs around a word that are not of it: 'hij', *hij*. */
function isAround(code: number): boolean {
  return code === 0x27 || code === 0x2a
}

/** The end of the word that goes on at `at`. */
function endOfWord(codes: Uint16Array, length: number, at: number): number {
  let end = at
  while (end < length) {
    const point = pointAt(codes, end, length)
    const kind = kindOf(point)
    if (kind !== LETTER && kind !== INSIDE && kind !== STAR) break
    end += point > 0xffff ? 2 : 1
  }
  return end
}

/** The end of the signs that end a sentence together: "?!". */
function endOfEnd(codes: Uint16Array, length: number, at: number): number {
  let end = at
  while (end < length && kindOf(codes[end] as number) === END) end += 1
  return end
}

/** The words of a text. A comma ends no clause: people write "toen, gisteren, sloeg hij me". */
export function tokenise(original: string): Token[] {
  const { codes, length, from, to } = normalise(original)
  const tokens: Token[] = []
  let clause = 0
  let sentence = 0
  let at = 0
  while (at < length) {
    const point = pointAt(codes, at, length)
    const kind = kindOf(point)
    const begin = at
    at += point > 0xffff ? 2 : 1
    if (kind === OTHER || kind === INSIDE) continue
    if (kind === LETTER) at = endOfWord(codes, length, at)
    else if (kind === END) {
      at = endOfEnd(codes, length, at)
      clause += 1
      sentence += 1
      continue
    } else if (kind === PAUSE) {
      if (point !== COMMA) clause += 1
      continue
    }
    const written = wordIn(codes, begin, at)
    if (kind !== EMOJI && beginsClause(written) === 1) {
      if (!isEnglishWant(written.text, tokens.at(-1))) clause += 1
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
    const kept = unstretched(whole ? written : wordIn(codes, first, last))
    tokens.push({
      word: kept.text,
      start: from[first] as number,
      end: to[last - 1] as number,
      clause,
      sentence,
      concepts: NO_CONCEPTS,
      bound: false,
      kept,
    })
  }
  return tokens
}
