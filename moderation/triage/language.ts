import common from '../lexicon/common-words.json' with { type: 'json' }
import { concepts } from './lexicon.ts'
import { tokenise, type Token } from './tokens.ts'
import { bitsPerWord } from './per-word.ts'

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

const STRANGE = 1
const IS_COVERED = 2
const IS_OTHER = 4
const KNOWN = 8
const A_WORD = 16
/** What a word tells of the language, as bits; nothing when there is no letter in it. */
const wordTells = bitsPerWord(5, ({ text }) => {
  if (!LETTER.test(text)) return 0
  const covered = COVERED.has(text)
  return (
    A_WORD |
    (COVERED_SCRIPT.test(text) ? 0 : STRANGE) |
    (covered ? IS_COVERED : 0) |
    (OTHER.has(text) ? IS_OTHER : 0) |
    (covered || concepts.words.has(text) ? KNOWN : 0)
  )
})

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
  let words = 0
  let strange = 0
  let covered = 0
  let other = 0
  let known = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const tells = wordTells((tokens[at] as Token).place)
    if (tells === 0) continue
    words += 1
    if ((tells & STRANGE) !== 0) strange += 1
    if ((tells & IS_COVERED) !== 0) covered += 1
    if ((tells & IS_OTHER) !== 0) other += 1
    if ((tells & KNOWN) !== 0) known += 1
  }
  if (strange >= FEWEST_STRANGE_LETTERS && strange * 2 > words) return true
  if (other >= FEWEST_OTHER && other > covered) return true
  return words >= ENOUGH_WORDS && known / words < ENOUGH_KNOWN
}
