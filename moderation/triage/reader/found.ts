/**
 * What a text holds of the known features, found once, to be weighed by as many readers as know them. All of
 * it is good until the next text is read.
 */
import type { KnownHashes } from '../hashes.ts'
import { MOST_AT_ALL, NumbersPerWord, perWord, placeOf, type Word } from '../words.ts'
import {
  conceptHashes,
  deniedHashes,
  KINDS,
  LONGEST_READ,
  visitFeatures,
  wordHash,
  type TextToRead,
  type Visitor,
} from './features.ts'
import { knownWordOf, tenthsOf, type KnownWord } from './vector.ts'

const OF_A_PAIR = tenthsOf(KINDS.pair)
const OF_A_CONCEPT = tenthsOf(KINDS.concept)
const OF_A_DENIED = tenthsOf(KINDS.denied)

/** More than a text can have beside its words: a pair a word, and what concepts, rules and boards there are. */
const MOST_FEATURES = 8192
const NOT_KNOWN = -1
const PLACES = 16_384
/** Two places of a table lie apart by this (the golden ratio of 2^32). */
const APART = 0x9e3779b1

export class FoundFeatures implements Visitor {
  readonly #known: KnownHashes
  /** The different words of the text, by where they are kept, and where in the text each stands first. */
  readonly words = new Int32Array(LONGEST_READ)
  readonly firsts = new Int32Array(LONGEST_READ)
  wordCount = 0
  /** Those that are not kept. */
  readonly strays: Word[] = []
  /** Its features beyond the words, each once, with their values in tenths. */
  readonly features = new Int32Array(MOST_FEATURES)
  readonly tenths = new Uint8Array(MOST_FEATURES)
  count = 0
  /** The pair that ends with each word of the text; -1 for one that is not known, or stood before. */
  readonly pairs = new Int32Array(LONGEST_READ)
  pairCount = 0
  readonly #pairHashes = new Int32Array(LONGEST_READ)
  /** How many words were read. */
  #read = 0

  /** The text at hand, counted over all; in which one each word, and each feature, was last met. */
  #text = 0
  readonly #wordMet = new Uint32Array(MOST_AT_ALL)
  readonly #met = new Uint32Array(PLACES)
  readonly #metFeature = new Int32Array(PLACES)

  readonly #hashOf = perWord(wordHash)
  /** The known concepts of each word. */
  readonly concepts = new NumbersPerWord((word) => this.#numbersOf(conceptHashes(word)))
  readonly #deniedOf = perWord((word) => this.#numbersOf(deniedHashes(word)))

  constructor(known: KnownHashes) {
    this.#known = known
  }

  /** What is known of a word. */
  knownWord(word: Word): KnownWord {
    return knownWordOf(this.#known, word)
  }

  /** Finds what is known of a text, in place of the text before. */
  read(text: TextToRead): void {
    this.#text += 1
    this.wordCount = 0
    this.letGo()
    this.count = 0
    this.pairCount = 0
    this.#read = 0
    visitFeatures(text, this)
    this.#known.numbersOf(this.#pairHashes, this.pairCount, this.pairs)
    for (let at = 0; at < this.pairCount; at += 1) {
      if (!this.#meet(this.pairs[at] as number, OF_A_PAIR)) this.pairs[at] = NOT_KNOWN
    }
  }

  /** Lets go of the words that nothing else keeps: the next text may be long in coming. */
  letGo(): void {
    this.strays.length = 0
  }

  #numbersOf(hashes: readonly number[]): readonly number[] {
    return hashes.map((hash) => this.#known.numberOf(hash)).filter((number) => number >= 0)
  }

  /** Whether a feature is known, and met in this text for the first time. */
  #meet(feature: number, tenths: number): boolean {
    if (feature < 0 || this.count === MOST_FEATURES) return false
    let place = (Math.imul(feature, APART) >>> 16) & (PLACES - 1)
    while (this.#met[place] === this.#text) {
      if (this.#metFeature[place] === feature) return false
      place = (place + 1) & (PLACES - 1)
    }
    this.#met[place] = this.#text
    this.#metFeature[place] = feature
    this.features[this.count] = feature
    this.tenths[this.count] = tenths
    this.count += 1
    return true
  }

  word(word: Word): number {
    const place = placeOf(word)
    if (place < 0) {
      if (!this.strays.includes(word)) this.strays.push(word)
    } else if (this.#wordMet[place] !== this.#text) {
      this.#wordMet[place] = this.#text
      this.words[this.wordCount] = place
      this.firsts[this.wordCount] = this.#read
      this.wordCount += 1
    }
    this.#read += 1
    return this.#hashOf(word)
  }

  pair(hash: number, at: number): void {
    this.#pairHashes[at] = hash
    this.pairCount = at + 1
  }

  meaning(word: Word, denied: boolean): void {
    const start = this.concepts.startOf(word)
    const { numbers } = this.concepts
    const end = start + (numbers[start] as number)
    for (let at = start + 1; at <= end; at += 1) this.#meet(numbers[at] as number, OF_A_CONCEPT)
    if (denied) for (const one of this.#deniedOf(word)) this.#meet(one, OF_A_DENIED)
  }

  other(hash: number, value: number): void {
    this.#meet(this.#known.numberOf(hash), tenthsOf(value))
  }
}
