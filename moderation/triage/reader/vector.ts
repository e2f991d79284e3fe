import type { KnownHashes } from '../hashes.ts'
import { perWord, type Word } from '../words.ts'
import {
  KINDS,
  meaningAsOthers,
  senseHashes,
  visitFeatures,
  wordHashes,
  type TextToRead,
} from './features.ts'

/** Known features by their number, with values of length 1 together. */
export type Vector = { features: Int32Array; values: Float64Array }

/** Added to the square of a text's length: a few words weigh less than many. */
export const SHORT = 20

/** A word as a text's features see it: its hash, and the numbers of it, its letters and its senses. */
export type KnownWord = {
  hash: number
  word: number
  letters: readonly number[]
  senses: readonly number[]
  /** The square of the word's own length. */
  square: number
}

/** What is known of each word; `known` lives as long as the words do. */
export function knownWords(known: KnownHashes): (word: Word) => KnownWord {
  return perWord((word) => {
    const [hash = 0, ...letters] = wordHashes(word)
    const number = known.numberOf(hash)
    const numbersOf = (hashes: readonly number[]) =>
      hashes.map((one) => known.numberOf(one)).filter((one) => one >= 0)
    const numbers = numbersOf(letters)
    const senses = numbersOf(senseHashes(word))
    const square =
      (number >= 0 ? KINDS.word ** 2 : 0) +
      numbers.length * KINDS.letters ** 2 +
      senses.length * KINDS.sense ** 2
    return { hash, word: number, letters: numbers, senses, square }
  })
}

/**
 * Turns texts into vectors, to train on. Each word and each feature beyond counts once, however often it
 * stands there, so that a text's score is the sum of what its words weigh (see score.ts).
 */
export class Vectoriser {
  readonly #known: KnownHashes
  readonly #knownWord: (word: Word) => KnownWord

  constructor(known: KnownHashes) {
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
        for (const one of known.senses) add(one, KINDS.sense)
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
