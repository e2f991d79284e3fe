/**
 * What the linear reader sees of a text: words, pairs of words, and letters in threes to fives (they
 * bear misspelling), the rules' hits and the board; each hashed to one of 2^16 places.
 */
import type { Theme } from '../../vocabulary.ts'
import type { Token } from '../tokens.ts'
import type { Hit } from '../assess.ts'

export const PLACES = 1 << 16

/** FNV-1a over the UTF-16 units, folded to a place. */
export function placeOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < feature.length; index += 1) {
    hash ^= feature.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash >>> 16) ^ hash) & (PLACES - 1)
}

export type Features = {
  places: Int32Array
  /** Log-scaled and of length 1 together. */
  values: Float64Array
  /** The words behind the first places, for the reason. */
  words: Map<number, string>
}

const LONGEST_READ = 1_500

/** The features of a text. */
export function featuresOf(tokens: Token[], hits: Hit[], board: Theme | undefined): Features {
  const counts = new Map<number, number>()
  const words = new Map<number, string>()
  function add(feature: string, weight: number, word?: string): void {
    const place = placeOf(feature)
    counts.set(place, (counts.get(place) ?? 0) + weight)
    if (word !== undefined && !words.has(place)) words.set(place, word)
  }
  let previous = '^'
  for (const { word } of tokens.slice(0, LONGEST_READ)) {
    add(`w:${word}`, 1, word)
    add(`p:${previous} ${word}`, 1, `${previous} ${word}`)
    previous = word
    const padded = `_${word}_`
    for (let size = 3; size <= 5; size += 1) {
      for (let at = 0; at + size <= padded.length; at += 1) {
        add(`c:${padded.slice(at, at + size)}`, 0.5)
      }
    }
  }
  for (const hit of hits) {
    add(`s:${hit.signal}`, 2, hit.signal)
    add(`l:${hit.level}:${hit.when}`, 2)
  }
  if (board !== undefined) add(`b:${board}`, 1)
  const places = Int32Array.from(counts.keys())
  const values = Float64Array.from(counts.values(), (count) => Math.log1p(count))
  let square = 0
  for (const value of values) square += value * value
  const length = Math.sqrt(square) || 1
  for (let index = 0; index < values.length; index += 1)
    values[index] = (values[index] as number) / length
  return { places, values, words }
}
