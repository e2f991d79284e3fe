/**
 * Everyday senses: words that mean nearly the same, in all their forms ("bel, belde, opgebeld"). They are
 * for the linear reader alone: a word that no labelled post holds stands for what the others taught. No
 * rule uses them; what rules and combinations need are concepts (concepts.ts).
 */
import { bareForms } from './clitics.ts'
import { hashOf, KnownHashes } from './hashes.ts'
import { perWord } from './per-word.ts'
import type { Word } from './words.ts'

/** Forms are single words as the reader sees them: in small letters, without accents, made alike. */
export type SenseFile = { language: string; senses: Record<string, string[]> }

/** A word stands in so many senses at most. */
export const MOST_SENSES = 2
const NONE = 0xffff

/**
 * What answers the senses of a word, by number, from what the files say; and the names by number. The same
 * name in two languages is one sense. Words are kept as hashes: there are tens of thousands of them.
 */
export function compileSenses(files: Iterable<SenseFile>): {
  names: string[]
  sensesOf(word: Word): readonly number[]
} {
  const numbers = new Map<string, number>()
  const byHash = new Map<number, number[]>()
  for (const { senses } of files) {
    for (const [name, forms] of Object.entries(senses)) {
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      for (const form of forms) {
        const hash = hashOf(form)
        const before = byHash.get(hash) ?? []
        if (before.length < MOST_SENSES && !before.includes(number)) {
          byHash.set(hash, [...before, number])
        }
      }
    }
  }
  const known = new KnownHashes(Int32Array.from(byHash.keys()))
  const table = new Uint16Array(known.size * MOST_SENSES).fill(NONE)
  for (const [place, senses] of [...byHash.values()].entries()) {
    table.set(senses, place * MOST_SENSES)
  }
  return {
    names: [...numbers.keys()],
    // As it is written, or else without what was written onto it.
    sensesOf: perWord((word) => {
      const form = [word.text, ...bareForms(word)].find((one) => known.numberOf(hashOf(one)) >= 0)
      if (form === undefined) return []
      const place = known.numberOf(hashOf(form)) * MOST_SENSES
      return [...table.subarray(place, place + MOST_SENSES)].filter((one) => one !== NONE)
    }),
  }
}
