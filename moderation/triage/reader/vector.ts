import { perWord, type Word } from '../words.ts'
import { KINDS, meaningAsOthers, visitFeatures, wordHashes, type TextToRead } from './features.ts'

/** Known features by their number, with values of length 1 together. */
export type Vector = { features: Int32Array; values: Float64Array }

/** Added to the square of a text's length: a few words weigh less than many. */
export const SHORT = 20

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

/** A word as a text's features see it: its hash, its number, and the numbers of the letters in it. */
export type KnownWord = {
  hash: number
  word: number
  letters: readonly number[]
  /** The square of the word's own length. */
  square: number
}

/** What is known of each word; `known` lives as long as the words do. */
export function knownWords(known: KnownFeatures): (word: Word) => KnownWord {
  return perWord((word) => {
    const [hash = 0, ...letters] = wordHashes(word)
    const number = known.numberOf(hash)
    const numbers = letters.map((one) => known.numberOf(one)).filter((one) => one >= 0)
    const square = (number >= 0 ? KINDS.word ** 2 : 0) + numbers.length * KINDS.letters ** 2
    return { hash, word: number, letters: numbers, square }
  })
}

/**
 * Turns texts into vectors, to train on. Each word and each feature beyond counts once, however often it
 * stands there, so that a text's score is the sum of what its words weigh (see score.ts).
 */
export class Vectoriser {
  readonly #known: KnownFeatures
  readonly #knownWord: (word: Word) => KnownWord

  constructor(known: KnownFeatures) {
    this.#known = known
    this.#knownWord = knownWords(known)
  }

  vectorOf(text: TextToRead): Vector {
    const values = new Map<number, number>()
    const words = new Set<KnownWord>()
    let square = SHORT
    const add = (feature: number, value: number): void => {
      values.set(feature, (values.get(feature) ?? 0) + value)
    }
    const other = (hash: number, value: number): void => {
      const feature = this.#known.numberOf(hash)
      if (feature < 0 || values.has(feature)) return
      square += value ** 2
      add(feature, value)
    }
    visitFeatures(text, {
      word: (word) => {
        const known = this.#knownWord(word)
        if (words.has(known)) return known.hash
        words.add(known)
        square += known.square
        if (known.word >= 0) add(known.word, KINDS.word)
        for (const one of known.letters) add(one, KINDS.letters)
        return known.hash
      },
      meaning: meaningAsOthers(other),
      other,
    })
    const length = Math.sqrt(square)
    return {
      features: Int32Array.from(values.keys()),
      values: Float64Array.from(values.values(), (value) => value / length),
    }
  }
}
