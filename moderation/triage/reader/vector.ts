import type { Token } from '../tokens.ts'
import { perWord, type Word } from '../words.ts'
import {
  conceptHashes,
  KINDS,
  pairHash,
  visitFeatures,
  wordHashes,
  type Kind,
  type TextToRead,
} from './features.ts'

/** Known features by their number, with values of length 1 together. */
export type Vector = { features: Int32Array; values: Float64Array }

const KIND_NAMES = Object.keys(KINDS) as Kind[]
const WEIGHTS = Float64Array.from(KIND_NAMES, (kind) => KINDS[kind])
const NUMBER = Object.fromEntries(KIND_NAMES.map((kind, index) => [kind, index])) as Record<
  Kind,
  number
>
/** Counts are kept in halves: letters count half, as a word has many. */
const WHOLE = 2
const HALF = 1
/** Added to the square of a text's length: a few words weigh less than many. */
const SHORT = 20

/** The first ones are computed once. */
const LOGS = Float64Array.from({ length: 256 }, (_, halves) => Math.log1p(halves / WHOLE))
function scaled(halves: number): number {
  return halves < LOGS.length ? (LOGS[halves] as number) : Math.log1p(halves / WHOLE)
}

/** The features a model knows: an open-addressed table of 32-bit hashes. */
export class KnownFeatures {
  readonly size: number
  readonly #mask: number
  readonly #hashes: Int32Array
  readonly #numbers: Int32Array

  constructor(hashes: Int32Array) {
    this.size = hashes.length
    let places = 1024
    while (places < hashes.length * 2) places *= 2
    this.#mask = places - 1
    this.#hashes = new Int32Array(places)
    this.#numbers = new Int32Array(places).fill(-1)
    for (const [number, hash] of hashes.entries()) {
      let place = hash & this.#mask
      while (this.#numbers[place] !== -1) place = (place + 1) & this.#mask
      this.#hashes[place] = hash
      this.#numbers[place] = number
    }
  }

  /** The number of a feature, or -1. */
  numberOf(hash: number): number {
    let place = hash & this.#mask
    for (;;) {
      const number = this.#numbers[place] as number
      if (number === -1 || this.#hashes[place] === hash) return number
      place = (place + 1) & this.#mask
    }
  }
}

/** A word's hash, its number, and the numbers of the letters in it. */
type KnownWord = { hash: number; word: number; letters: readonly number[] }

/** Turns texts into vectors. It keeps what it found out of words as long as they live: made once. */
export class Vectoriser {
  readonly #known: KnownFeatures
  /** What is met in the text at hand: how often by feature, and in their order, with their kinds. */
  readonly #halves: Uint16Array
  readonly #met: Int32Array
  readonly #kinds: Uint8Array
  #length = 0
  readonly #knownWord: (word: Word) => KnownWord

  constructor(known: KnownFeatures) {
    this.#known = known
    this.#halves = new Uint16Array(known.size)
    this.#met = new Int32Array(known.size)
    this.#kinds = new Uint8Array(known.size)
    this.#knownWord = perWord((word) => {
      const [hash = 0, ...letters] = wordHashes(word)
      const numbers = letters.map((one) => known.numberOf(one)).filter((one) => one >= 0)
      return { hash, word: known.numberOf(hash), letters: numbers }
    })
  }

  #add(feature: number, kind: number, halves: number): void {
    if (feature < 0) return
    const before = this.#halves[feature] as number
    if (before === 0) {
      this.#met[this.#length] = feature
      this.#kinds[this.#length] = kind
      this.#length += 1
    }
    this.#halves[feature] = before + halves
  }

  vectorOf(text: TextToRead): Vector {
    visitFeatures(
      text,
      (word) => {
        const kept = this.#knownWord(word)
        this.#add(kept.word, NUMBER.word, WHOLE)
        const { letters } = kept
        for (let one = 0; one < letters.length; one += 1) {
          this.#add(letters[one] as number, NUMBER.letters, HALF)
        }
        return kept.hash
      },
      (hash, kind) => this.#add(this.#known.numberOf(hash), NUMBER[kind], WHOLE),
    )
    const features = this.#met.slice(0, this.#length)
    const values = new Float64Array(features.length)
    let square = 0
    for (let index = 0; index < features.length; index += 1) {
      const feature = features[index] as number
      const weight = WEIGHTS[this.#kinds[index] as number] as number
      const value = scaled(this.#halves[feature] as number) * weight
      values[index] = value
      square += value * value
      this.#halves[feature] = 0
    }
    this.#length = 0
    const length = Math.sqrt(square + SHORT)
    for (let index = 0; index < values.length; index += 1) {
      values[index] = (values[index] as number) / length
    }
    return { features, values }
  }

  /**
   * Calls `visit` for each feature of a text that a person can read, with the words it stands for: those of
   * the tokens `first` to `last`, which are one (words, concepts) or two (pairs).
   */
  visitReadable(
    { tokens }: TextToRead,
    visit: (feature: number, first: number, last: number) => void,
  ): void {
    let previous = 0
    for (let at = 0; at < tokens.length; at += 1) {
      const { kept } = tokens[at] as Token
      const { hash, word } = this.#knownWord(kept)
      if (word >= 0) visit(word, at, at)
      const pair = at === 0 ? -1 : this.#known.numberOf(pairHash(previous, hash))
      if (pair >= 0) visit(pair, at - 1, at)
      const concepts = conceptHashes(kept)
      for (let one = 0; one < concepts.length; one += 1) {
        const concept = this.#known.numberOf(concepts[one] as number)
        if (concept >= 0) visit(concept, at, at)
      }
      previous = hash
    }
  }
}
