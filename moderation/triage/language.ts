import common from '../lexicon/common-words.json' with { type: 'json' }
import { concepts } from './lexicon.ts'
import { tokenise, type Token } from './tokens.ts'
import { perWord } from './words.ts'

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

/** What a word tells of the language; nothing when there is no letter in it. */
const wordTells = perWord(({ text }) =>
  LETTER.test(text)
    ? {
        strange: !COVERED_SCRIPT.test(text),
        covered: COVERED.has(text),
        other: OTHER.has(text),
        known: COVERED.has(text) || concepts.words.has(text),
      }
    : null,
)

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
  const counts = { words: 0, strange: 0, covered: 0, other: 0, known: 0 }
  for (let at = 0; at < tokens.length; at += 1) {
    const tells = wordTells((tokens[at] as Token).kept)
    if (tells === null) continue
    counts.words += 1
    if (tells.strange) counts.strange += 1
    if (tells.covered) counts.covered += 1
    if (tells.other) counts.other += 1
    if (tells.known) counts.known += 1
  }
  const { words, strange, covered, other, known } = counts
  if (strange >= FEWEST_STRANGE_LETTERS && strange * 2 > words) return true
  if (other >= FEWEST_OTHER && other > covered) return true
  return words >= ENOUGH_WORDS && known / words < ENOUGH_KNOWN
}
