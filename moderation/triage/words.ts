import { randomInt } from 'node:crypto'

/**
 * Words met in texts, each kept once, so that what has to be known of a word (what it means, which rules it
 * can begin, which features it has) is found out once and not at each place where it stands.
 */
export type Word = {
  readonly text: string
  /** What it means (see concepts.ts); nothing until it was looked up. */
  readonly concepts: readonly string[]
  /** What the readers found out of it, by the number of what was asked. */
  readonly facts: unknown[]
}

export const NO_CONCEPTS: readonly string[] = []

/** When so many are kept the next text starts anew, so it never grows with what people write. */
const MOST_KEPT = 20_000
/** More than one text adds to those; what is compiled may meet more. */
const MOST_AT_ALL = 50_000
/** Longer ones are not kept: they are rare, and no word. */
const LONGEST_KEPT = 48

// Open addressing over FNV-1a (from a secret beginning), so that a word is found by its letters in the text, without a string of it.
const PLACES = 65_536
const table: Array<Word | undefined> = Array.from({ length: PLACES }, () => undefined)
let size = 0
let times = 0
// Where a word stands in the table must not be known outside: words chosen to stand in one place would make
// everybody's texts slow. What is read out of a text does not depend on it.
const SEED = randomInt(2 ** 31)

/** Forgets every word that was met: among them are those of texts that are gone by now. */
export function forgetWords(): void {
  table.fill(undefined)
  size = 0
  times += 1
}

/**
 * Before a text is read: words are forgotten between two texts, never within one, where a word met before and
 * after would be two.
 */
export function makeRoomForWords(): void {
  if (size >= MOST_KEPT) forgetWords()
}

/** How often words were forgotten: who keeps answers beside them begins anew with it. */
export function timesForgotten(): number {
  return times
}

function isWritten(text: string, codes: Uint16Array, first: number, last: number): boolean {
  if (text.length !== last - first) return false
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== codes[first + at]) return false
  }
  return true
}

/** As many units as one call takes. */
const AT_ONCE = 1024
function textOf(codes: Uint16Array, first: number, last: number): string {
  let text = ''
  for (let at = first; at < last; at += AT_ONCE) {
    text += String.fromCharCode(...codes.subarray(at, Math.min(at + AT_ONCE, last)))
  }
  return text
}

/** The word of the units from `first` until `last`, without its meaning. */
export function wordIn(codes: Uint16Array, first: number, last: number): Word {
  let hash = SEED
  for (let at = first; at < last; at += 1) {
    hash = Math.imul(hash ^ (codes[at] as number), 0x01000193)
  }
  const home = (hash ^ (hash >>> 15)) & (PLACES - 1)
  let place = home
  for (;;) {
    const there = table[place]
    if (there === undefined) break
    if (isWritten(there.text, codes, first, last)) return there
    place = (place + 1) & (PLACES - 1)
  }
  const text = textOf(codes, first, last)
  const word = { text, concepts: NO_CONCEPTS, facts: [] }
  if (last - first > LONGEST_KEPT) return word
  if (size >= MOST_AT_ALL) {
    forgetWords()
    place = home
  }
  table[place] = word
  size += 1
  return word
}

/** The word that is written so, without its meaning. */
export function wordOf(text: string): Word {
  const codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return wordIn(codes, 0, codes.length)
}

let asked = 0

/** A question about words, answered once for each; an answer is never undefined. */
export function perWord<T extends NonNullable<unknown> | null>(
  answer: (word: Word) => T,
): (word: Word) => T {
  const number = asked
  asked += 1
  return (word) => {
    const before = word.facts[number] as T | undefined
    if (before !== undefined) return before
    const now = answer(word)
    // In order, so that the list has no holes.
    while (word.facts.length < number) word.facts.push(undefined)
    word.facts[number] = now
    return now
  }
}
