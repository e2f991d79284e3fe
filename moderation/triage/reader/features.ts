/**
 * What the linear reader sees of a text: words, pairs of words, letters in threes to fives (they bear
 * misspelling), concepts (they bear other languages), what the rules found, and the board. Words that say
 * of whom it is told (he or she, mother or father) are read as one, so that all get the same ear.
 */
import type { Theme } from '../../vocabulary.ts'
import { evenWords } from '../lexicon.ts'
import type { Token } from '../tokens.ts'

/** Kinds of features, each with the weight of one of its kind beside the others. */
export const KINDS = { word: 1, pair: 1, letters: 0.5, concept: 2, denied: 1, rule: 1.5, board: 1 }
export type Kind = keyof typeof KINDS

/** What the rules found, in short: a signal, how grave, when; or what took it away. */
export type RuleFeature = string

const SMALLEST = 3
const LARGEST = 5
const LONGEST_WORD = 24
const LONGEST_READ = 2_000
/** Words after a denial that it reaches. */
const DENIAL_REACH = 4

/** FNV-1a over the UTF-16 units, as a 32-bit integer. */
function hashOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}

export function pairHash(first: number, second: number): number {
  const mixed = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}

export function evenOf(word: string): string {
  return evenWords.get(word) ?? word
}

/** The hashes of a word itself (first) and of the letters in it. */
export function wordHashes(word: string): number[] {
  const hashes = [hashOf(`w:${word}`)]
  const padded = `_${word.slice(0, LONGEST_WORD)}_`
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

// Concepts and rules are a closed list: each is hashed once, a map for each kind.
type Hashes = (name: string) => number
const MOST_KEPT = 20_000
function keptHashes(prefix: string, read: (name: string) => string): Hashes {
  const kept = new Map<string, number>()
  return (name) => {
    const before = kept.get(name)
    if (before !== undefined) return before
    const hash = hashOf(prefix + read(name))
    if (kept.size < MOST_KEPT) kept.set(name, hash)
    return hash
  }
}
const asItIs = (name: string) => name
export const conceptHash = keptHashes('k:', evenConcept)
const deniedHash = keptHashes('n:', evenConcept)
const ruleHash = keptHashes('r:', asItIs)
const boardHash = keptHashes('b:', asItIs)

export type Visit = (hash: number, kind: Kind) => void
export type TextToRead = {
  tokens: Token[]
  rules: RuleFeature[]
  /** Words that deny something. */
  denials: ReadonlySet<Token>
  board: Theme | undefined
}

/** Calls `word` for each word and `visit` for every feature beyond single words. */
export function visitFeatures(
  text: TextToRead,
  word: (word: string) => number,
  visit: Visit,
): void {
  const tokens =
    text.tokens.length > LONGEST_READ ? text.tokens.slice(0, LONGEST_READ) : text.tokens
  let previous = hashOf('^')
  let denied = -DENIAL_REACH - 1
  for (const [at, token] of tokens.entries()) {
    const hash = word(evenOf(token.word))
    visit(pairHash(previous, hash), 'pair')
    previous = hash
    if (text.denials.has(token)) denied = at
    const reached = at - denied > 0 && at - denied <= DENIAL_REACH
    const inReach = reached && tokens[denied]?.clause === token.clause
    for (const concept of token.concepts) {
      visit(conceptHash(concept), 'concept')
      if (inReach) visit(deniedHash(concept), 'denied')
    }
  }
  for (const rule of text.rules) visit(ruleHash(rule), 'rule')
  if (text.board !== undefined) visit(boardHash(text.board), 'board')
}
