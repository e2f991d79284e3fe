/**
 * What the linear reader sees of a text: words, pairs of words, letters in threes to fives (they bear
 * misspelling), everyday senses (they bear words that no post for training held), concepts (they bear other
 * languages), what the rules found, and the board. Words that say of whom it is told (he or she, mother or
 * father) are read as one, so that all get the same ear.
 */
import type { Theme } from '../../vocabulary.ts'
import { hashOf } from '../hashes.ts'
import { evenWords, senseHashesOf } from '../lexicon.ts'
import type { Token } from '../tokens.ts'
import { perWord } from '../per-word.ts'
import { wordOf, type Word } from '../words.ts'

/** Kinds of features, each with the value of one of its kind beside the others: a number of tenths. */
export const KINDS = {
  word: 0.7,
  pair: 0.7,
  letters: 0.2,
  sense: 0.8,
  concept: 1.4,
  denied: 0.7,
  rule: 1,
  board: 0.7,
} as const

/** What the rules found, in short: a signal, how grave, when; or what took it away. */
export type RuleFeature = string

const SMALLEST = 3
const LARGEST = 5
const LONGEST_WORD = 24
/** So many words of a text are read. */
export const LONGEST_READ = 2_000
/** Words after a denial that it reaches. */
const DENIAL_REACH = 4

/** Stands before the first word. */
const FIRST = hashOf('^')

function pairHash(first: number, second: number): number {
  const mixed = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}

/** The hashes of a word's everyday senses. */
export function senseHashes(word: Word): readonly number[] {
  const even = evenWords.get(word.text)
  return senseHashesOf(even === undefined ? word : wordOf(even))
}

/** Compiles them: tens of thousands of words are met for it, which must not happen while a text is read. */
export function makeSensesReady(): void {
  senseHashes(wordOf(''))
}

/** The hash of a word itself. */
export function wordHash({ text }: Word): number {
  return hashOf(`w:${evenWords.get(text) ?? text}`)
}

/** The hashes of the letters in a word. */
export function letterHashes({ text }: Word): number[] {
  const word = evenWords.get(text) ?? text
  const padded = `_${word.slice(0, LONGEST_WORD)}_`
  const hashes: number[] = []
  for (let size = SMALLEST; size <= LARGEST; size += 1) {
    for (let at = 0; at + size <= padded.length; at += 1) {
      hashes.push(hashOf(`c:${padded.slice(at, at + size)}`))
    }
  }
  return hashes
}

// Gendered concepts are one for the reader, as gendered words are.
const EVEN_CONCEPTS: Record<string, string> = { she: 'he', mother: 'father', sister: 'brother' }
function evenConcept(concept: string): string {
  return EVEN_CONCEPTS[concept] ?? concept
}

/** The hashes of what a word means, in the order of its concepts. */
export const conceptHashes = perWord(({ concepts }) =>
  concepts.map((concept) => hashOf(`k:${evenConcept(concept)}`)),
)
/** The hashes of what it means and is denied. */
export const deniedHashes = perWord(({ concepts }) =>
  concepts.map((concept) => hashOf(`n:${evenConcept(concept)}`)),
)

// What the rules find and the boards are a closed list: each is hashed once.
const MOST_KEPT = 20_000
function hasher(prefix: string): (name: string) => number {
  const kept = new Map<string, number>()
  return (name) => {
    const before = kept.get(name)
    if (before !== undefined) return before
    const hash = hashOf(`${prefix}${name}`)
    if (kept.size < MOST_KEPT) kept.set(name, hash)
    return hash
  }
}
const ruleHash = hasher('r:')
const boardHash = hasher('b:')

export type TextToRead = {
  tokens: Token[]
  rules: RuleFeature[]
  /** Words that deny something. */
  denials: ReadonlySet<Token>
  board: Theme | undefined
}

/** Who is told of the features of a text. */
export type Visitor = {
  /** A word; it answers with the word's own hash. */
  word(token: Token): number
  /** Two words that follow one another, the second at a place of the text. */
  pair(hash: number, at: number): void
  /** What the word means, and what of it is denied. */
  meaning(token: Token, denied: boolean): void
  /** Any feature beyond, with its value. */
  other(hash: number, value: number): void
}

/** Tells of the features of a text, in its order. */
export function visitFeatures({ tokens, denials, rules, board }: TextToRead, to: Visitor): void {
  const end = Math.min(tokens.length, LONGEST_READ)
  let previous = FIRST
  let denied = -DENIAL_REACH - 1
  for (let at = 0; at < end; at += 1) {
    const token = tokens[at] as Token
    const hash = to.word(token)
    to.pair(pairHash(previous, hash), at)
    previous = hash
    if (denials.size > 0 && denials.has(token)) denied = at
    const reached = at - denied > 0 && at - denied <= DENIAL_REACH
    to.meaning(token, reached && tokens[denied]?.clause === token.clause)
  }
  for (const rule of rules) to.other(ruleHash(rule), KINDS.rule)
  if (board !== undefined) to.other(boardHash(board), KINDS.board)
}

/** Tells `other` of pairs and of what a word means too, for who needs no more of them. */
export function allAsOthers(other: Visitor['other']): Omit<Visitor, 'word'> {
  return {
    other,
    pair: (hash) => other(hash, KINDS.pair),
    meaning({ kept: word }, denied) {
      for (const hash of conceptHashes(word)) other(hash, KINDS.concept)
      if (denied) for (const hash of deniedHashes(word)) other(hash, KINDS.denied)
    },
  }
}
