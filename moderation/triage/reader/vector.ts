import {
  conceptHash,
  evenOf,
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
const WEIGHTS = KIND_NAMES.map((kind) => KINDS[kind])
const NUMBER = Object.fromEntries(KIND_NAMES.map((kind, index) => [kind, index])) as Record<
  Kind,
  number
>
/** Letters count half: a word has many. */
const LETTERS_COUNT = 0.5
/** Added to the square of a text's length: a few words weigh less than many. */
const SHORT = 20

/** Counts are halves; the first ones are computed once. */
const LOGS = Float64Array.from({ length: 256 }, (_, halves) => Math.log1p(halves / 2))
function scaled(count: number): number {
  return LOGS[count * 2] ?? Math.log1p(count)
}

/** Words met before; when it is full it starts anew. */
const MOST_KEPT = 20_000

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

type KeptWord = { hash: number; word: number; letters: Int32Array }

/** Turns texts into vectors; keeps what words it met, so it is made once. */
export class Vectoriser {
  readonly #known: KnownFeatures
  readonly #counts: Float64Array
  readonly #kinds: Uint8Array
  readonly #kept = new Map<string, KeptWord>()
  readonly #touched: Int32Array
  #length = 0

  constructor(known: KnownFeatures) {
    this.#known = known
    this.#counts = new Float64Array(known.size)
    this.#kinds = new Uint8Array(known.size)
    this.#touched = new Int32Array(known.size)
  }

  #add(feature: number, kind: number, count: number): void {
    if (feature < 0) return
    if (this.#counts[feature] === 0) {
      this.#touched[this.#length] = feature
      this.#length += 1
      this.#kinds[feature] = kind
    }
    this.#counts[feature] = (this.#counts[feature] as number) + count
  }

  #keptWord(word: string): KeptWord {
    const before = this.#kept.get(word)
    if (before !== undefined) return before
    const [hash = 0, ...letters] = wordHashes(word)
    const numbers = letters.map((one) => this.#known.numberOf(one)).filter((one) => one >= 0)
    const kept = { hash, word: this.#known.numberOf(hash), letters: Int32Array.from(numbers) }
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(word, kept)
    return kept
  }

  vectorOf(text: TextToRead): Vector {
    visitFeatures(
      text,
      (word) => {
        const kept = this.#keptWord(word)
        this.#add(kept.word, NUMBER.word, 1)
        for (const letters of kept.letters) this.#add(letters, NUMBER.letters, LETTERS_COUNT)
        return kept.hash
      },
      (hash, kind) => this.#add(this.#known.numberOf(hash), NUMBER[kind], 1),
    )
    const features = this.#touched.slice(0, this.#length)
    const values = new Float64Array(features.length)
    let square = 0
    for (let index = 0; index < features.length; index += 1) {
      const feature = features[index] as number
      const weight = WEIGHTS[this.#kinds[feature] as number] as number
      const value = scaled(this.#counts[feature] as number) * weight
      values[index] = value
      square += value * value
      this.#counts[feature] = 0
    }
    this.#length = 0
    const length = Math.sqrt(square + SHORT)
    for (let index = 0; index < values.length; index += 1) {
      values[index] = (values[index] as number) / length
    }
    return { features, values }
  }

  /** The features of a text that a person can read (words, pairs, concepts), with their numbers. */
  readableFeatures(text: TextToRead): Map<number, string> {
    const out = new Map<number, string>()
    let previous: { hash: number; word: string } | undefined
    const note = (hash: number, said: string) => {
      const number = this.#known.numberOf(hash)
      if (number >= 0 && !out.has(number)) out.set(number, said)
    }
    for (const token of text.tokens) {
      const { hash } = this.#keptWord(evenOf(token.word))
      note(hash, token.word)
      if (previous !== undefined) {
        note(pairHash(previous.hash, hash), `${previous.word} ${token.word}`)
      }
      for (const concept of token.concepts) note(conceptHash(concept), token.word)
      previous = { hash, word: token.word }
    }
    return out
  }
}
