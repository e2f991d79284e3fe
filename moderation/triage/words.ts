import { randomInt } from 'node:crypto'

/**
 * Words met in texts, each kept once, so that what has to be known of a word (what it means, which rules it
 * can begin, which features it has) is found out once and not at each place where it stands. Words have
 * numbers in the order in which they are met, and what is known of them is kept in lists by that number: the
 * words of most texts are met early, so what is needed of them lies close together.
 */
export type Word = {
  readonly text: string
  /** What it means (see concepts.ts); nothing until it was looked up. */
  readonly concepts: readonly string[]
  /** Never given twice; below 0 for a word that is not kept. */
  readonly number: number
}

export const NO_CONCEPTS: readonly string[] = []

/** When so many are kept the next text starts anew, so it never grows with what people write. */
const MOST_KEPT = 20_000
/** And beyond this nothing more is kept until then. A text adds far less; what is compiled may meet more. */
export const MOST_AT_ALL = 50_000
/** Longer ones are not kept: they are rare, and no word. */
const LONGEST_KEPT = 48
const NOT_KEPT = -1
/** Where the list without a number stands for all words, and the first that has some. */
const NO_NUMBERS = 1
const FIRST_LIST = 2

// Open addressing over FNV-1a (from a secret beginning), so that a word is found by its letters in the text, without a string of it.
const PLACES = 65_536
/** The number of the word at a place, from the first that is kept, and one more (50,000 at most); 0 for none. */
const table = new Uint16Array(PLACES)
const words: Word[] = []
/** The letters of all words, and where those of each begin and end. */
let letters = new Uint16Array(1 << 16)
const begins = new Int32Array(MOST_AT_ALL + 1)
let first = 0
let times = 0
/** What was answered of each word, a list for each question. */
const answers: unknown[][] = []
// Where a word stands in the table must not be known outside: words chosen to stand in one place would make
// everybody's texts slow. What is read out of a text does not depend on it.
const SEED = randomInt(2 ** 31)

/** Forgets every word that was met: among them are those of texts that are gone by now. */
export function forgetWords(): void {
  table.fill(0)
  letters.fill(0)
  first += words.length
  words.length = 0
  for (const list of answers) list.length = 0
  times += 1
}

/**
 * Before a text is read: words are forgotten between two texts and never within one, where a word met before and
 * after would be two, and what was found of it would be gone.
 */
export function makeRoomForWords(): void {
  if (words.length >= MOST_KEPT) forgetWords()
}

/** How often words were forgotten: who keeps answers beside them begins anew with it. */
export function timesForgotten(): number {
  return times
}

/** Where what is known of a word is kept, below `MOST_AT_ALL`; less than 0 when it is not kept, or no more. */
export function placeOf(word: Word): number {
  return word.number - first
}

/** The word that is kept at a place. */
export function wordAt(place: number): Word {
  return words[place] as Word
}

function isWritten(at: number, codes: Uint16Array, from: number, to: number): boolean {
  const begin = begins[at] as number
  if ((begins[at + 1] as number) - begin !== to - from) return false
  for (let next = from; next < to; next += 1) {
    if (letters[begin + next - from] !== codes[next]) return false
  }
  return true
}

/** As many units as one call takes. */
const AT_ONCE = 1024
function textOf(codes: Uint16Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += AT_ONCE) {
    text += String.fromCharCode(...codes.subarray(at, Math.min(at + AT_ONCE, to)))
  }
  return text
}

/** Keeps a word, with the letters it is found by: none for one that is reached from another word. */
function keep(text: string, concepts: readonly string[], written: Uint16Array): Word {
  const at = words.length
  const begin = begins[at] as number
  if (begin + written.length > letters.length) {
    const before = letters
    letters = new Uint16Array(before.length * 2)
    letters.set(before)
  }
  letters.set(written, begin)
  begins[at + 1] = begin + written.length
  const word = { text, concepts, number: first + at }
  words.push(word)
  return word
}

/** The word of the units from `from` until `to`, without its meaning. */
export function wordIn(codes: Uint16Array, from: number, to: number): Word {
  let hash = SEED
  for (let at = from; at < to; at += 1) {
    hash = Math.imul(hash ^ (codes[at] as number), 0x01000193)
  }
  let place = (hash ^ (hash >>> 15)) & (PLACES - 1)
  for (;;) {
    const there = table[place] as number
    if (there === 0) break
    if (isWritten(there - 1, codes, from, to)) return words[there - 1] as Word
    place = (place + 1) & (PLACES - 1)
  }
  const text = textOf(codes, from, to)
  if (to - from > LONGEST_KEPT || words.length >= MOST_AT_ALL) {
    return { text, concepts: NO_CONCEPTS, number: NOT_KEPT }
  }
  const word = keep(text, NO_CONCEPTS, codes.subarray(from, to))
  table[place] = words.length
  return word
}

/** The word that is written so, without its meaning. */
export function wordOf(text: string): Word {
  const codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return wordIn(codes, 0, codes.length)
}

const NO_LETTERS = new Uint16Array(0)

/** A word with a meaning. It is another word; who asks keeps it beside the one without. */
export function meaning({ text, number }: Word, concepts: readonly string[]): Word {
  return number < first || words.length >= MOST_AT_ALL
    ? { text, concepts, number: NOT_KEPT }
    : keep(text, concepts, NO_LETTERS)
}

/** A question about words, answered once for each that is kept; an answer is never undefined. */
export function perWord<T extends NonNullable<unknown> | null>(
  answer: (word: Word) => T,
): (word: Word) => T {
  const mine: Array<T | undefined> = []
  answers.push(mine)
  return (word) => {
    const at = word.number - first
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

/**
 * The same for answers that are small numbers, 0 to 254: where most words have nothing to tell, what is asked of
 * memory for it is little. It begins anew by itself when words were forgotten, so that one which nobody holds any
 * longer is gone.
 */
export function smallPerWord(answer: (word: Word) => number): (word: Word) => number {
  // One more than the answer; 0 for none yet.
  const mine = new Uint8Array(MOST_AT_ALL)
  let since = times
  return (word) => {
    if (since !== times) {
      since = times
      mine.fill(0)
    }
    const at = word.number - first
    if (at < 0) return answer(word)
    const before = mine[at] as number
    if (before > 0) return before - 1
    const now = answer(word)
    mine[at] = now + 1
    return now
  }
}

/** The same for questions which most words answer with themselves. */
export function wordPerWord(answer: (word: Word) => Word): (word: Word) => Word {
  const other = perWord(answer)
  const isOther = smallPerWord((word) => (other(word) === word ? 0 : 1))
  return (word) => (isOther(word) === 0 ? word : other(word))
}

/**
 * The same for answers that are lists of numbers: all of them lie in one list after another, so that a word's is
 * reached at once.
 */
export class NumbersPerWord {
  readonly #answer: (word: Word) => readonly number[]
  /** Where the list of each word begins; 0 for one that was not asked yet. */
  readonly #starts = new Int32Array(MOST_AT_ALL)
  /** How many numbers a list has stands where it begins, and they follow. Another list after each `startOf`. */
  numbers = new Int32Array(4096)
  #end = FIRST_LIST
  #since = times

  constructor(answer: (word: Word) => readonly number[]) {
    this.#answer = answer
  }

  /** Where the list of a word begins; that of a word that is not kept is good until the next is asked. */
  startOf(word: Word): number {
    if (this.#since !== times) this.#beginAnew()
    const place = placeOf(word)
    const before = place < 0 ? 0 : (this.#starts[place] as number)
    if (before !== 0) return before
    const list = this.#answer(word)
    const start = list.length === 0 ? NO_NUMBERS : this.#write(list, place >= 0)
    if (place >= 0) this.#starts[place] = start
    return start
  }

  #write(list: readonly number[], isKept: boolean): number {
    const start = this.#end
    const end = start + 1 + list.length
    if (end > this.numbers.length) {
      const before = this.numbers
      this.numbers = new Int32Array(end * 2)
      this.numbers.set(before)
    }
    this.numbers[start] = list.length
    this.numbers.set(list, start + 1)
    if (isKept) this.#end = end
    return start
  }

  #beginAnew(): void {
    this.#since = times
    this.#starts.fill(0)
    this.#end = FIRST_LIST
  }
}
