/**
 * What a text weighs, by many measures at once (columns). A text's score is the sum of what its different
 * words weigh, and of the features beyond them, over its length: so each word's weights, its letters'
 * among them, are added up once and kept, and a text costs some additions a word.
 */
import type { KnownHashes } from '../hashes.ts'
import { perWord, type Word } from '../words.ts'
import {
  conceptHashes,
  deniedHashes,
  KINDS,
  pairHash,
  visitFeatures,
  type TextToRead,
  type Visitor,
} from './features.ts'
import { knownWords, SHORT, type KnownWord } from './vector.ts'

/** Weights by feature, the columns beside one another, as bytes with a scale for each column. */
export type Weights = { bytes: Int8Array; scale: readonly number[] }

type Weighed = {
  known: KnownWord
  /** What the word, its letters and its senses weigh, by column, before the scale. */
  sums: Float64Array
  /** The features of what it means, and of what of it is denied. */
  concepts: readonly number[]
  denied: readonly number[]
  /** In which text, counted over all, it was last met. */
  met: number
}

/** A word or a pair of words of a text, with what it weighs. */
export type Term = { first: number; last: number; pull: number }

export class Scorer implements Visitor {
  readonly #known: KnownHashes
  readonly #weights: Weights
  readonly #weighed: (word: Word) => Weighed
  /** In which text each feature beyond the words was last met. */
  readonly #met: Uint32Array
  /** The text at hand: its number, what it weighs so far, and the square of its length. */
  #text = 0
  readonly #sums: Float64Array
  #square = 0

  /** Made once for each set of weights: it keeps what it found out of words as long as they live. */
  constructor(known: KnownHashes, weights: Weights) {
    this.#known = known
    this.#weights = weights
    this.#sums = new Float64Array(weights.scale.length)
    this.#met = new Uint32Array(known.size)
    const knownWord = knownWords(known)
    const numbersOf = (hashes: readonly number[]) =>
      hashes.map((hash) => known.numberOf(hash)).filter((number) => number >= 0)
    this.#weighed = perWord((word) => {
      const mine = knownWord(word)
      const sums = new Float64Array(weights.scale.length)
      if (mine.word >= 0) this.#add(mine.word, KINDS.word, sums)
      for (const one of mine.letters) this.#add(one, KINDS.letters, sums)
      for (const one of mine.senses) this.#add(one, KINDS.sense, sums)
      const concepts = numbersOf(conceptHashes(word))
      return { known: mine, sums, concepts, denied: numbersOf(deniedHashes(word)), met: 0 }
    })
  }

  #add(feature: number, value: number, sums: Float64Array): void {
    const { bytes } = this.#weights
    const place = feature * sums.length
    for (let column = 0; column < sums.length; column += 1) {
      sums[column] = (sums[column] as number) + (bytes[place + column] as number) * value
    }
  }

  #meet(feature: number, value: number): void {
    if (feature < 0 || this.#met[feature] === this.#text) return
    this.#met[feature] = this.#text
    this.#square += value * value
    this.#add(feature, value, this.#sums)
  }

  word(word: Word): number {
    const weighed = this.#weighed(word)
    const { known, sums } = weighed
    if (weighed.met !== this.#text) {
      weighed.met = this.#text
      this.#square += known.square
      for (let column = 0; column < sums.length; column += 1) {
        this.#sums[column] = (this.#sums[column] as number) + (sums[column] as number)
      }
    }
    return known.hash
  }

  meaning(word: Word, denied: boolean): void {
    const weighed = this.#weighed(word)
    for (let one = 0; one < weighed.concepts.length; one += 1) {
      this.#meet(weighed.concepts[one] as number, KINDS.concept)
    }
    if (denied) for (const one of weighed.denied) this.#meet(one, KINDS.denied)
  }

  other(hash: number, value: number): void {
    this.#meet(this.#known.numberOf(hash), value)
  }

  /** The score of a text by each column. */
  scoresOf(text: TextToRead): Float64Array {
    this.#text += 1
    this.#square = SHORT
    this.#sums.fill(0)
    visitFeatures(text, this)
    const length = Math.sqrt(this.#square)
    const { scale } = this.#weights
    return this.#sums.map((sum, column) => (sum * (scale[column] as number)) / length)
  }

  /** The words and pairs of a text that pull towards one column and away from another, in no order. */
  pullsOf({ tokens }: TextToRead, to: number, from: number): Term[] {
    const { bytes, scale } = this.#weights
    const columns = scale.length
    const pullOf = (sums: ArrayLike<number>, place: number) =>
      (sums[place + to] as number) * (scale[to] as number) -
      (sums[place + from] as number) * (scale[from] as number)
    const terms: Term[] = []
    let previous = 0
    for (const [at, { kept }] of tokens.entries()) {
      const { known, sums, concepts } = this.#weighed(kept)
      let pull = pullOf(sums, 0)
      for (const one of concepts) pull += pullOf(bytes, one * columns) * KINDS.concept
      terms.push({ first: at, last: at, pull })
      const pair = at === 0 ? -1 : this.#known.numberOf(pairHash(previous, known.hash))
      if (pair >= 0) {
        terms.push({ first: at - 1, last: at, pull: pullOf(bytes, pair * columns) * KINDS.pair })
      }
      previous = known.hash
    }
    return terms
  }
}
