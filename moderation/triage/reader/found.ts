/**
 * What a text holds of the known features, found once, to be weighed by as many readers as know them. All of
 * it is good until the next text is read.
 */
import type { KnownHashes } from '../hashes.ts'
import { MarkPerWord, NO_NUMBERS, NumbersPerWord, numberPerWord } from '../per-word.ts'
import type { Token } from '../tokens.ts'
import type { Word } from '../words.ts'
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
export const MOST_FEATURES = 8192
const NOT_KNOWN = -1
/** Twice as many at least as a text has features; most have few, and then few places lie close together. */
const MOST_PLACES = 16_384
const FEWEST_PLACES = 256
/** Two places of a table lie apart by this (the golden ratio of 2^32). */
const APART = 0x9e3779b1

const hashAt = numberPerWord(wordHash)

export class FoundFeatures implements Visitor {
  readonly #known: KnownHashes
  /** The different words of the text, by where they are kept, and where in the text each stands first. */
  readonly words = new Int32Array(LONGEST_READ)
  readonly firsts = new Int32Array(LONGEST_READ)
  wordCount = 0
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
  readonly #wordMet = new MarkPerWord()
  /** Which features were met: the table of them has so many places now, and those of this turn are taken. */
  #places = FEWEST_PLACES
  #turn = 0
  readonly #met = new Int32Array(MOST_PLACES)
  readonly #metFeature = new Int32Array(MOST_PLACES)

  /** The known concepts of each word, and what of them can be denied. */
  readonly concepts = new NumbersPerWord((word) => this.#numbersOf(conceptHashes(word)), true)
  readonly #denied = new NumbersPerWord((word) => this.#numbersOf(deniedHashes(word)), false)

  /** Made once: what it asks of words stands in their lines (per-word.ts). */
  constructor(known: KnownHashes) {
    this.#known = known
  }

  /** What is known of a word. */
  knownWord(word: Word): KnownWord {
    return knownWordOf(this.#known, word)
  }

  /** Finds what is known of a text, in place of the text before. */
  read(text: TextToRead): void {
    this.#text = (this.#text + 1) | 0
    this.wordCount = 0
    this.count = 0
    this.#beginTable(FEWEST_PLACES)
    this.pairCount = 0
    this.#read = 0
    visitFeatures(text, this)
    this.#known.numbersOf(this.#pairHashes, this.pairCount, this.pairs)
    for (let at = 0; at < this.pairCount; at += 1) {
      if (!this.#meet(this.pairs[at] as number, OF_A_PAIR)) this.pairs[at] = NOT_KNOWN
    }
  }

  #numbersOf(hashes: readonly number[]): readonly number[] {
    return hashes.map((hash) => this.#known.numberOf(hash)).filter((number) => number >= 0)
  }

  #beginTable(places: number): void {
    this.#places = places
    this.#turn = (this.#turn + 1) | 0
    for (let one = 0; one < this.count; one += 1) this.#isNew(this.features[one] as number)
  }

  /** Whether a feature was not met in this text; now it is. */
  #isNew(feature: number): boolean {
    const mask = this.#places - 1
    const met = this.#met
    const turn = this.#turn
    let place = (Math.imul(feature, APART) >>> 16) & mask
    while (met[place] === turn) {
      if (this.#metFeature[place] === feature) return false
      place = (place + 1) & mask
    }
    met[place] = turn
    this.#metFeature[place] = feature
    return true
  }

  /** Whether a feature is known, and met in this text for the first time. */
  #meet(feature: number, tenths: number): boolean {
    if (feature < 0 || this.count === MOST_FEATURES || !this.#isNew(feature)) return false
    this.features[this.count] = feature
    this.tenths[this.count] = tenths
    this.count += 1
    if (this.count * 2 > this.#places) this.#beginTable(this.#places * 2)
    return true
  }

  word({ place }: Token): number {
    if (this.#wordMet.isNew(place, this.#text)) {
      this.words[this.wordCount] = place
      this.firsts[this.wordCount] = this.#read
      this.wordCount += 1
    }
    this.#read += 1
    return hashAt(place)
  }

  pair(hash: number, at: number): void {
    this.#pairHashes[at] = hash
    this.pairCount = at + 1
  }

  meaning({ place }: Token, denied: boolean): void {
    this.#meetAll(this.concepts, place, OF_A_CONCEPT)
    if (denied) this.#meetAll(this.#denied, place, OF_A_DENIED)
  }

  #meetAll(lists: NumbersPerWord, place: number, tenths: number): void {
    const start = lists.startOf(place)
    if (start === NO_NUMBERS) return
    const { numbers } = lists
    const end = start + (numbers[start] as number)
    for (let at = start + 1; at <= end; at += 1) this.#meet(numbers[at] as number, tenths)
  }

  other(hash: number, value: number): void {
    this.#meet(this.#known.numberOf(hash), tenthsOf(value))
  }
}
