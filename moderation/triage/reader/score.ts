/**
 * What a text weighs, by many measures at once (columns). A text's score is the sum of what its different
 * words weigh, and of the features beyond them, over its length: so each word's weights, its letters'
 * among them, are added up once and kept, and a text costs some additions a word. All sums are of whole
 * numbers (bytes times tenths), so they are the same in any order.
 */
import { MOST_FOUND, timesForgotten, wordAt, type Word } from '../words.ts'
import { KINDS, LONGEST_READ } from './features.ts'
import { MOST_FEATURES, type FoundFeatures } from './found.ts'
import { Pulls } from './pulls.ts'
import { SHORT, SQUARE_OF_TENTHS, tenthsOf } from './vector.ts'

/** Weights of the first so many features, the columns beside one another, as bytes with a scale for each column. */
export type Weights = { bytes: Int8Array; scale: readonly number[] }

const OF_A_WORD = tenthsOf(KINDS.word)
const OF_A_LETTER = tenthsOf(KINDS.letters)
const OF_A_SENSE = tenthsOf(KINDS.sense)
const OF_A_CONCEPT = tenthsOf(KINDS.concept)
const OF_A_PAIR = tenthsOf(KINDS.pair)

/** So many columns are added up at once. */
const AT_ONCE = 4

/** A row of numbers begins where a line of the processor's memory does. */
const A_LINE = 32

export class Scorer {
  readonly #found: FoundFeatures
  readonly #weights: Weights
  readonly #columns: number
  readonly #features: number
  readonly #sums: Int32Array
  readonly #pulls = new Pulls()
  /** Of the text at hand: where the rows of its words begin, and the weights of its features, with their values. */
  readonly #rowsOfText = new Int32Array(LONGEST_READ)
  readonly #placesOfText = new Int32Array(MOST_FEATURES)
  readonly #tenthsOfText = new Int32Array(MOST_FEATURES)
  #known = 0
  /**
   * What each kept word weighs by column, and then the square of its length; the last rows are for the others.
   * It fits into 16 bits: a word has 69 groups of letters at most, of 2 tenths each.
   */
  readonly #rows: Int16Array
  readonly #width: number
  /** Nothing: what was read only to have it near is put here, so that it is read at all. */
  protected near = 0
  readonly #isFilled = new Uint8Array(MOST_FOUND)
  #since = timesForgotten()

  /** Made once for each set of weights: it keeps what it found out of words as long as they live. */
  constructor(found: FoundFeatures, weights: Weights) {
    this.#found = found
    this.#columns = weights.scale.length
    this.#features = weights.bytes.length / this.#columns
    // What is added up beyond the last column is of no use, but it has to be there.
    const bytes = new Int8Array(weights.bytes.length + AT_ONCE)
    bytes.set(weights.bytes)
    this.#weights = { ...weights, bytes }
    this.#sums = new Int32Array(this.#columns + AT_ONCE)
    this.#width = Math.ceil((this.#columns + AT_ONCE) / A_LINE) * A_LINE
    this.#rows = new Int16Array((MOST_FOUND + LONGEST_READ) * this.#width)
  }

  #fill(word: Word, row: number): void {
    const { word: itself, letters, senses } = this.#found.knownWord(word)
    const columns = this.#columns
    const rows = this.#rows
    rows.fill(0, row, row + columns + 1)
    const add = (feature: number, tenths: number): void => {
      if (feature < 0 || feature >= this.#features) return
      const place = feature * columns
      for (let column = 0; column < columns; column += 1) {
        rows[row + column] =
          (rows[row + column] as number) + (this.#weights.bytes[place + column] as number) * tenths
      }
      rows[row + columns] = (rows[row + columns] as number) + tenths * tenths
    }
    add(itself, OF_A_WORD)
    for (const one of letters) add(one, OF_A_LETTER)
    for (const one of senses) add(one, OF_A_SENSE)
  }

  /** Where the row begins of the word that was found as the so manieth; of one beyond all rows, until the next text. */
  #rowOf(found: number): number {
    const place = this.#found.words[found] as number
    if (place >= MOST_FOUND) {
      const row = (MOST_FOUND + found) * this.#width
      this.#fill(wordAt(place), row)
      return row
    }
    const row = place * this.#width
    if (this.#isFilled[place] === 0) {
      this.#fill(wordAt(place), row)
      this.#isFilled[place] = 1
    }
    return row
  }

  #beginAnewIfForgotten(): void {
    if (this.#since === timesForgotten()) return
    this.#isFilled.fill(0)
    this.#since = timesForgotten()
  }

  /**
   * Asks memory for the rows of all that was found, before any is used: they lie far apart, and so they come at
   * once instead of one after the other. What is read is of no use.
   */
  #bringNear(): void {
    const { words, wordCount, features, count } = this.#found
    const { bytes } = this.#weights
    const columns = this.#columns
    const known = this.#features
    const rows = this.#rows
    const width = this.#width
    let near = 0
    for (let one = 0; one < wordCount; one += 1) {
      near ^= rows[(words[one] as number) * width] as number
    }
    for (let one = 0; one < count; one += 1) {
      const feature = features[one] as number
      if (feature < known) near ^= bytes[feature * columns] as number
    }
    this.near = near
  }

  /** Where the rows begin of the words that were found, and the weights of its other features; the square of its length. */
  #findRows(): number {
    const { wordCount, features, tenths, count } = this.#found
    let square = SHORT * SQUARE_OF_TENTHS
    for (let one = 0; one < wordCount; one += 1) {
      const row = this.#rowOf(one)
      this.#rowsOfText[one] = row
      square += this.#rows[row + this.#columns] as number
    }
    let known = 0
    for (let one = 0; one < count; one += 1) {
      const feature = features[one] as number
      if (feature >= this.#features) continue
      const value = tenths[one] as number
      this.#placesOfText[known] = feature * this.#columns
      this.#tenthsOfText[known] = value
      known += 1
      square += value * value
    }
    this.#known = known
    return square
  }

  /** Adds up four columns of the text, from one on: what is added stays at hand. */
  #addUp(column: number): void {
    const rows = this.#rows
    const { bytes } = this.#weights
    const { wordCount } = this.#found
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    const rowsOfText = this.#rowsOfText
    const placesOfText = this.#placesOfText
    const tenthsOfText = this.#tenthsOfText
    const known = this.#known
    for (let one = 0; one < wordCount; one += 1) {
      const row = (rowsOfText[one] as number) + column
      first += rows[row] as number
      second += rows[row + 1] as number
      third += rows[row + 2] as number
      fourth += rows[row + 3] as number
    }
    for (let one = 0; one < known; one += 1) {
      const place = (placesOfText[one] as number) + column
      const value = tenthsOfText[one] as number
      first += (bytes[place] as number) * value
      second += (bytes[place + 1] as number) * value
      third += (bytes[place + 2] as number) * value
      fourth += (bytes[place + 3] as number) * value
    }
    const sums = this.#sums
    sums[column] = first
    sums[column + 1] = second
    sums[column + 2] = third
    sums[column + 3] = fourth
  }

  /** The score by each column of the text that was found last. */
  scores(): Float64Array {
    this.#beginAnewIfForgotten()
    this.#bringNear()
    const { scale } = this.#weights
    const columns = this.#columns
    const length = Math.sqrt(this.#findRows())
    for (let column = 0; column < columns; column += AT_ONCE) this.#addUp(column)
    const scores = new Float64Array(columns)
    for (let column = 0; column < columns; column += 1) {
      scores[column] = ((this.#sums[column] as number) * (scale[column] as number)) / length
    }
    return scores
  }

  /** How far the weights from a place of a list on pull towards one column and away from another. */
  #pull(weights: Int8Array | Int16Array, at: number, to: number, from: number): number {
    const { scale } = this.#weights
    return (
      (weights[at + to] as number) * (scale[to] as number) -
      (weights[at + from] as number) * (scale[from] as number)
    )
  }

  #pullOfFeature(feature: number, to: number, from: number): number {
    return this.#pull(this.#weights.bytes, feature * this.#columns, to, from)
  }

  /** How far the word that was found as the so manieth pulls, with what it means. */
  #pullOfWord(found: number, to: number, from: number): number {
    const { words, concepts } = this.#found
    let pull = this.#pull(this.#rows, this.#rowOf(found), to, from)
    const start = concepts.startOf(words[found] as number)
    const { numbers } = concepts
    const end = start + (numbers[start] as number)
    for (let at = start + 1; at <= end; at += 1) {
      pull += this.#pullOfFeature(numbers[at] as number, to, from) * OF_A_CONCEPT
    }
    return pull
  }

  /**
   * The words and pairs of the text that was found last which pull towards one column and away from another, each
   * where it stands first; good until the next are asked.
   */
  pulls(to: number, from: number): Pulls {
    const { firsts, wordCount, pairs, pairCount } = this.#found
    const pulls = this.#pulls
    pulls.beginAnew()
    for (let one = 0; one < wordCount; one += 1) {
      const first = firsts[one] as number
      pulls.add(first, first, this.#pullOfWord(one, to, from))
    }
    for (let last = 1; last < pairCount; last += 1) {
      const pair = pairs[last] as number
      if (pair < 0) continue
      pulls.add(last - 1, last, this.#pullOfFeature(pair, to, from) * OF_A_PAIR)
    }
    return pulls
  }
}
