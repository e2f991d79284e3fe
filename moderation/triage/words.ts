import { randomInt } from 'node:crypto'

/**
 * Words met in texts, each kept once, so that what has to be known of a word (what it means, which rules it
 * can begin, which features it has) is found out once and not at each place where it stands. Each word has a place,
 * in the order in which they are met, and what is asked of it in every text stands there in one line of the
 * processor's memory: its letters, and the answers about it. To ask memory for as many lines as there are questions
 * took longer than all else.
 */
export type Word = {
  readonly text: string
  /** What it means (see concepts.ts); nothing until it was looked up. */
  readonly concepts: readonly string[]
  /** Never given twice. */
  readonly number: number
}

export const NO_CONCEPTS: readonly string[] = []

/** When so many are kept the next text starts anew, so it never grows with what people write. */
const MOST_KEPT = 30_000
/** The same for their letters, in UTF-16 units. */
const MOST_UNITS = 1_000_000
/** A word beyond this is met anew each time it stands somewhere. A text adds far less; what is compiled may meet more. */
export const MOST_FOUND = 50_000
/** Longer ones are met anew each time: they are rare, and no word. */
const LONGEST_FOUND = 48

// Open addressing over FNV-1a (from a secret beginning), so that a word is found by its letters in the text, without a string of it.
const PLACES = 65_536
/** The place of the word that is found here, and one more; 0 for none. */
const table = new Uint16Array(PLACES)
const words: Word[] = []

/** How many numbers a word's line has: 64 bytes are what a processor's memory gives at once. */
export const A_LINE = 16
const UNITS_OF_A_LINE = 2 * A_LINE
/** A line begins with the word's hash, how many letters it has (with 0 it is not found by them), and the first of them. */
const LENGTH = 2
const LETTERS = 3
const IN_LINE = 12
/** Then come the answers (see per-word.ts). */
export const FIRST_ANSWER = (LETTERS + IN_LINE + 1) / 2

export let lines = new Int32Array(MOST_KEPT * A_LINE)
let units = new Uint16Array(lines.buffer)
/** The letters of words that have more of them than their line holds, from the first on, and where those of each begin. */
let long = new Uint16Array(1 << 14)
let longEnd = 0
const longBegins: number[] = []

let first = 0
let times = 0
let unitsKept = 0
/** What is known of words beside their lines, in lists by place. */
const beside: unknown[][] = []
// Where a word stands in the table must not be known outside: words chosen to stand in one place would make
// everybody's texts slow. What is read out of a text does not depend on it.
const SEED = randomInt(2 ** 31)

/** Forgets every word that was met: among them are those of texts that are gone by now. */
export function forgetWords(): void {
  table.fill(0)
  lines.fill(0, 0, words.length * A_LINE)
  long.fill(0)
  longEnd = 0
  longBegins.length = 0
  unitsKept = 0
  first += words.length
  words.length = 0
  for (const list of beside) list.length = 0
  times += 1
}

/**
 * Before a text is read: words are forgotten between two texts and never within one, where a word met before and
 * after would be two, and what was found of it would be gone.
 */
export function makeRoomForWords(): void {
  if (words.length >= MOST_KEPT || unitsKept >= MOST_UNITS) forgetWords()
}

/** A list by place, which is emptied whenever words are forgotten. */
export function listByPlace<T>(): T[] {
  const list: T[] = []
  beside.push(list)
  return list
}

/** How often words were forgotten: who keeps answers beside them begins anew with it. */
export function timesForgotten(): number {
  return times
}

/** The word that is kept at a place. */
export function wordAt(place: number): Word {
  return words[place] as Word
}

/** Where a word is kept; less than 0 when it was forgotten. */
export function placeOf(word: Word): number {
  return word.number - first
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

function twice(before: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const now = new Int32Array(before.length * 2)
  now.set(before)
  return now
}

/** Keeps a word; its place. */
function keep(text: string, concepts: readonly string[], hash: number): number {
  const place = words.length
  if ((place + 1) * A_LINE > lines.length) {
    lines = twice(lines)
    units = new Uint16Array(lines.buffer)
  }
  lines[place * A_LINE] = hash
  words.push({ text, concepts, number: first + place })
  unitsKept += text.length
  return place
}

/** A number of the letters of the word at a place: equal words have one, and others hardly ever. Anew in each process. */
export function lettersOf(place: number): number {
  return lines[place * A_LINE] as number
}

/** Writes the letters by which the word at a place is found. */
function writeLetters(place: number, codes: Uint16Array, from: number, to: number): void {
  const line = place * UNITS_OF_A_LINE
  const length = to - from
  units[line + LENGTH] = length
  if (length <= IN_LINE) {
    units.set(codes.subarray(from, to), line + LETTERS)
    return
  }
  if (longEnd + length > long.length) {
    const before = long
    long = new Uint16Array(before.length * 2)
    long.set(before)
  }
  long.set(codes.subarray(from, to), longEnd)
  longBegins[place] = longEnd
  longEnd += length
}

/** Whether the letters of the word at a place are these. */
function isWritten(place: number, codes: Uint16Array, from: number, to: number): boolean {
  const line = place * UNITS_OF_A_LINE
  const length = to - from
  if (units[line + LENGTH] !== length) return false
  if (length > IN_LINE) {
    const begin = longBegins[place] as number
    for (let next = 0; next < length; next += 1) {
      if (long[begin + next] !== codes[from + next]) return false
    }
    return true
  }
  for (let next = 0; next < length; next += 1) {
    if (units[line + LETTERS + next] !== codes[from + next]) return false
  }
  return true
}

const PRIME = 0x01000193

/** A word's hash grows by each of its units from this. */
export const NO_UNITS = SEED
export function withUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

/** The place of the word of the units from `from` until `to`, without its meaning. */
export function placeIn(codes: Uint16Array, from: number, to: number): number {
  let hash = NO_UNITS
  for (let at = from; at < to; at += 1) hash = withUnit(hash, codes[at] as number)
  return placeOfHashed(hash, codes, from, to)
}

/** The same for units whose hash is known. */
export function placeOfHashed(grown: number, codes: Uint16Array, from: number, to: number): number {
  const hash = grown ^ (grown >>> 15)
  let there = hash & (PLACES - 1)
  for (;;) {
    const place = (table[there] as number) - 1
    if (place < 0) break
    if (lines[place * A_LINE] === hash && isWritten(place, codes, from, to)) return place
    there = (there + 1) & (PLACES - 1)
  }
  const place = keep(textOf(codes, from, to), NO_CONCEPTS, hash)
  if (to - from <= LONGEST_FOUND && place < MOST_FOUND) {
    writeLetters(place, codes, from, to)
    table[there] = place + 1
  }
  return place
}

/** The word that is written so, without its meaning. */
export function wordOf(text: string): Word {
  const codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return wordAt(placeIn(codes, 0, codes.length))
}

/** A word with a meaning. It is another word; who asks keeps it beside the one without. */
export function meaning(word: Word, concepts: readonly string[]): Word {
  return wordAt(keep(word.text, concepts, lettersOf(placeOf(word))))
}
