import type { KnownHashes } from '../hashes.ts'
import { perWord } from '../per-word.ts'
import type { Word } from '../words.ts'
import {
  allAsOthers,
  KINDS,
  letterHashes,
  senseHashes,
  visitFeatures,
  wordHash,
  type TextToRead,
} from './features.ts'

/** Known features by their number, with values of length 1 together. */
export type Vector = { features: Int32Array; values: Float64Array }

/** Added to the square of a text's length: a few words weigh less than many. */
export const SHORT = 20

/** Values are whole numbers of tenths, and their squares of hundredths. */
const TENTHS = 10
export const SQUARE_OF_TENTHS = TENTHS * TENTHS
export function tenthsOf(value: number): number {
  return Math.round(value * TENTHS)
}

/** A word as a text's features see it: the numbers of it (-1 when it is not known), its letters and its senses. */
export type KnownWord = {
  word: number
  letters: readonly number[]
  senses: readonly number[]
}

export function knownWordOf(known: KnownHashes, word: Word): KnownWord {
  const numbersOf = (hashes: readonly number[]) =>
    hashes.map((one) => known.numberOf(one)).filter((one) => one >= 0)
  return {
    word: known.numberOf(wordHash(word)),
    letters: numbersOf(letterHashes(word)),
    senses: numbersOf(senseHashes(word)),
  }
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
    this.#knownWord = perWord((word) => knownWordOf(known, word))
  }

  vectorOf(text: TextToRead): Vector {
    const values = new Map<number, number>()
    const words = new Set<Word>()
    let square = SHORT * SQUARE_OF_TENTHS
    const add = (feature: number, value: number): void => {
      square += tenthsOf(value) ** 2
      values.set(feature, (values.get(feature) ?? 0) + value)
    }
    const other = (hash: number, value: number): void => {
      const feature = this.#known.numberOf(hash)
      if (feature >= 0 && !values.has(feature)) add(feature, value)
    }
    visitFeatures(text, {
      ...allAsOthers(other),
      word: ({ kept: word }) => {
        if (words.has(word)) return wordHash(word)
        words.add(word)
        const known = this.#knownWord(word)
        if (known.word >= 0) add(known.word, KINDS.word)
        for (const one of known.letters) add(one, KINDS.letters)
        for (const one of known.senses) add(one, KINDS.sense)
        return wordHash(word)
      },
    })
    const length = Math.sqrt(square / SQUARE_OF_TENTHS)
    return {
      features: Int32Array.from(values.keys()),
      values: Float64Array.from(values.values(), (value) => value / length),
    }
  }
}
