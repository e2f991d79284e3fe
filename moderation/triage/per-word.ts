/** Questions about words, each answered once for a word as long as it is kept. */
import {
  A_LINE,
  FIRST_ANSWER,
  lines,
  listByPlace,
  placeOf,
  timesForgotten,
  wordAt,
  type Word,
} from './words.ts'

/** A question about words, answered once for each that is kept; an answer is never undefined. */
export function perWord<T extends NonNullable<unknown> | null>(
  answer: (word: Word) => T,
): (word: Word) => T {
  const mine = listByPlace<T | undefined>()
  return (word) => {
    const at = placeOf(word)
    if (at < 0) return answer(word)
    const before = mine[at]
    if (before !== undefined) return before
    const now = answer(word)
    // In order, so that the list has no holes.
    while (mine.length < at) mine.push(undefined)
    mine[at] = now
    return now
  }
}

let answersInLine = 0
/** The place in a line of an answer that is asked of nearly every word; there are as many as a line has room for. */
function answerInLine(): number {
  const at = FIRST_ANSWER + answersInLine
  if (at >= A_LINE) throw new Error('A word’s line has no room for another answer.')
  answersInLine += 1
  return at
}

/** Bits left in the number that small answers share. */
let bitsAt = -1
let bitsUsed = 32

/**
 * A question asked of nearly every word of every text, by its place, with a small number of so many bits for an
 * answer: it stands in the word's line. For what the program itself asks, not for what a site adds.
 */
export function bitsPerWord(
  bits: number,
  answer: (word: Word) => number,
): (place: number) => number {
  // One bit more says that it was asked.
  if (bitsUsed + bits + 1 > 32) {
    bitsAt = answerInLine()
    bitsUsed = 0
  }
  const at = bitsAt
  const asked = 1 << bitsUsed
  const shift = bitsUsed + 1
  const mask = (1 << bits) - 1
  bitsUsed += bits + 1
  return (place) => {
    const before = lines[place * A_LINE + at] as number
    if ((before & asked) !== 0) return (before >>> shift) & mask
    const now = answer(wordAt(place))
    // What was answered meanwhile stands there too.
    lines[place * A_LINE + at] = (lines[place * A_LINE + at] as number) | asked | (now << shift)
    return now
  }
}

/** The same for an answer of 32 bits; one that is 0 is computed each time. */
export function numberPerWord(answer: (word: Word) => number): (place: number) => number {
  const at = answerInLine()
  return (place) => {
    const before = lines[place * A_LINE + at] as number
    if (before !== 0) return before
    const now = answer(wordAt(place))
    lines[place * A_LINE + at] = now
    return now
  }
}

/** The same for a question which words answer; each is kept as long as the one that is asked. */
export function wordPerWord(answer: (word: Word) => Word): (place: number) => number {
  const next = numberPerWord((word) => placeOf(answer(word)) + 1)
  return (place) => next(place) - 1
}

/** Where the list without a number stands for all words, and the first that has some. */
export const NO_NUMBERS = 1
const FIRST_LIST = 2

/**
 * A question answered by lists of numbers: all of them lie in one list after another, so that a word's is
 * reached at once.
 */
export class NumbersPerWord {
  readonly #answer: (word: Word) => readonly number[]
  /** Where in a word's line it stands where its list begins; -1 when in `#starts`. */
  readonly #at: number
  // Not among the lists that are emptied for everybody: a site's rules come and go.
  readonly #starts: number[] = []
  /** How many numbers a list has stands where it begins, and they follow. Another list after each `startOf`. */
  numbers = new Int32Array(4096)
  #end = FIRST_LIST
  #since = timesForgotten()

  /** @param inLine whether it is asked of nearly every word of every text: then where a list begins stands in its line. */
  constructor(answer: (word: Word) => readonly number[], inLine: boolean) {
    this.#answer = answer
    this.#at = inLine ? answerInLine() : -1
  }

  /** Where the list of the word at a place begins; `NO_NUMBERS` when it has none. */
  startOf(place: number): number {
    if (this.#at >= 0) {
      const before = lines[place * A_LINE + this.#at] as number
      return before === 0 ? this.#ask(place) : before
    }
    this.#beginAnewIfForgotten()
    const before = this.#starts[place] ?? 0
    return before === 0 ? this.#ask(place) : before
  }

  #beginAnewIfForgotten(): void {
    if (this.#since === timesForgotten()) return
    this.#since = timesForgotten()
    this.#end = FIRST_LIST
    this.#starts.length = 0
  }

  #ask(place: number): number {
    this.#beginAnewIfForgotten()
    const start = this.#write(this.#answer(wordAt(place)))
    if (this.#at < 0) {
      // In order, so that the list has no holes.
      while (this.#starts.length < place) this.#starts.push(0)
      this.#starts[place] = start
    } else lines[place * A_LINE + this.#at] = start
    return start
  }

  #write(list: readonly number[]): number {
    if (list.length === 0) return NO_NUMBERS
    const start = this.#end
    this.#end = start + 1 + list.length
    if (this.#end > this.numbers.length) {
      const before = this.numbers
      this.numbers = new Int32Array(this.#end * 2)
      this.numbers.set(before)
    }
    this.numbers[start] = list.length
    this.numbers.set(list, start + 1)
    return start
  }
}

/** A number that is put to nearly every word of every text, and changes with each text. */
export class MarkPerWord {
  readonly #at = answerInLine()

  /** Marks the word at a place; whether it was not marked so before. */
  isNew(place: number, mark: number): boolean {
    const at = place * A_LINE + this.#at
    if (lines[at] === mark) return false
    lines[at] = mark
    return true
  }
}
