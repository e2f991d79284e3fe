/**
 * Places that the organisation keeps secret: where its shelters are, what they are called. The list stands in
 * the store as keyed hashes: whoever reads the store, or a backup without its key, learns no address by it.
 * A text is searched for them as typed, but for capitals, accents and what stands between the words.
 *
 * To find them without hashing every row of words in a text, a place also has two bytes of the hash of its
 * first word. Many words share these two bytes: they tell nobody which word it is.
 */
import type { SecretPlaceRow } from '#db/queries/secret-places.ts'
import type { Keys } from '#db/keys.ts'
import type { Match } from '../triage/examine.ts'

/** What the triage calls a match with the list. */
export const SECRET_PLACE_RULE = 'secret-place'

const WORDS_AT_MOST = 8
/** One short word would stop nearly every text. */
const LETTERS_AT_LEAST = 4

const FIRST_BYTES = 2
/** Letters, or digits: "12a" and "12 A" are the same two words, as are "1234AB" and "1234 ab". */
const WORD = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu

type Word = { word: string; start: number; end: number }

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    word: found.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
    start: index,
    end: index + found.length,
  }))
}

function wholeKey(keys: Keys, words: readonly Word[]): Buffer {
  return keys.hash('secret-place', words.map(({ word }) => word).join(' '))
}

function firstKey(keys: Keys, word: string): Buffer {
  return keys.hash('secret-place-first', word).subarray(0, FIRST_BYTES)
}

/** A place as it is kept; undefined when it has too few letters or too many words to be found by. */
export function secretPlaceRow(keys: Keys, place: string): SecretPlaceRow | undefined {
  const words = wordsOf(place)
  const [first] = words
  const signs = words.reduce((sum, { word }) => sum + word.length, 0)
  if (first === undefined || signs < LETTERS_AT_LEAST || words.length > WORDS_AT_MOST) {
    return undefined
  }
  return {
    whole: wholeKey(keys, words),
    first: firstKey(keys, first.word),
    words: words.length,
  }
}

/** Where a text names a place of the list. Each word is hashed once, and a row of words only after its first. */
export function findSecretPlaces(
  text: string,
  places: readonly SecretPlaceRow[],
  keys: Keys,
): Match[] {
  const lengths = new Map<string, Set<number>>()
  for (const { first, words } of places) {
    const name = first.toString('hex')
    lengths.set(name, (lengths.get(name) ?? new Set()).add(words))
  }
  const wholes = new Set(places.map(({ whole }) => whole.toString('hex')))
  const begins = new Map<string, Set<number> | undefined>()
  const all = wordsOf(text)
  return all.flatMap(({ word, start }, index) => {
    if (!begins.has(word)) begins.set(word, lengths.get(firstKey(keys, word).toString('hex')))
    return [...(begins.get(word) ?? [])].flatMap((length) => {
      const row = all.slice(index, index + length)
      const last = row.at(-1)
      const isPlace =
        row.length === length && wholes.has(wholeKey(keys, row).toString('hex')) && last
      return isPlace
        ? {
            rule: SECRET_PLACE_RULE,
            signal: 'identifying-details',
            start,
            end: isPlace.end,
            note: SECRET_PLACE_RULE,
          }
        : []
    })
  })
}
