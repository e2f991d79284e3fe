import known from '../lexicon/common-words.json' with { type: 'json' }
import type { Token } from './tokens.ts'

const KNOWN = new Set(Object.values(known.languages).flat())
const ENOUGH_WORDS = 8
const ENOUGH_KNOWN = 0.08

/**
 * Whether a text is in a language the lexicon does not cover: long enough, and hardly one of the
 * commonest words of those it does. Then a person has to look.
 */
export function isUnknownLanguage(tokens: Token[]): boolean {
  const words = tokens.filter((token) => /\p{L}/u.test(token.word))
  if (words.length < ENOUGH_WORDS) return false
  const hits = words.filter((token) => KNOWN.has(token.word)).length
  return hits / words.length < ENOUGH_KNOWN
}
