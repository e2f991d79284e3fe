import common from '../lexicon/common-words.json' with { type: 'json' }
import { concepts } from './lexicon.ts'
import { tokenise, type Token } from './tokens.ts'

function wordsOf(lists: Record<string, string[]>): Set<string> {
  return new Set(
    Object.values(lists).flatMap((list) => list.flatMap((one) => tokenise(one).map((t) => t.word))),
  )
}

const COVERED = wordsOf(common.languages)
const OTHER = wordsOf(common.others)
for (const word of COVERED) OTHER.delete(word)

const LETTER = /\p{L}/u
/** Scripts that the lexicon has words in. */
const COVERED_SCRIPT = /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}]/u

const FEWEST_STRANGE_LETTERS = 2
const FEWEST_OTHER = 2
const ENOUGH_WORDS = 8
const ENOUGH_KNOWN = 0.2

/**
 * Whether a text is in a language the lexicon does not cover: in another script, or with more of the
 * commonest words of other languages than of its own, or long with hardly a word it knows. Then a person
 * has to look.
 */
export function isUnknownLanguage(tokens: Token[]): boolean {
  const words = tokens.filter((token) => LETTER.test(token.word))
  const strange = words.filter((token) => !COVERED_SCRIPT.test(token.word)).length
  if (strange >= FEWEST_STRANGE_LETTERS && strange * 2 > words.length) return true
  const covered = words.filter((token) => COVERED.has(token.word)).length
  const other = words.filter((token) => OTHER.has(token.word)).length
  if (other >= FEWEST_OTHER && other > covered) return true
  if (words.length < ENOUGH_WORDS) return false
  const known = words.filter(
    (token) => COVERED.has(token.word) || concepts.words.has(token.word),
  ).length
  return known / words.length < ENOUGH_KNOWN
}
