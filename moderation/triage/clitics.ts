/**
 * Arabic words with what was written onto them: "and", "the", "in", "will" in front, whose it is behind
 * ("وبالبيت", "سيعطيها", "سكينته"). The lexicon holds the bare words; these are the readings of a word without
 * some of its additions, the ones that take least away first. As in light stemming (Larkey, Ballesteros and
 * Connell 2007), with the additions of the dialects that are written here.
 */

import { perWord } from './per-word.ts'

const ARABIC = /^[\u0621-\u06ff]+$/
/** A word must keep as much. */
const FEWEST = 3

// "And", then one of: the article with or without a preposition, a preposition, a verb's sign of present or future.
const ANDS = ['', 'و', 'ف']
const FRONTS = [
  '',
  'ال',
  'لل',
  'بال',
  'كال',
  'هال',
  'عال',
  'ب',
  'ل',
  'ك',
  'ح',
  'ه',
  'س',
  'كا',
  'غا',
]
const BEFORE = ANDS.flatMap((and) => FRONTS.map((front) => and + front))
/** What stands behind; and after a "ت" that was a "ه" at the end of a word. */
const AFTER = ['', 'ها', 'هم', 'هن', 'كم', 'كن', 'نا', 'ني', 'ه', 'ك', 'ي', 'و', 'ش']
const T = 'ت'
const H = 'ه'
const NONE: readonly string[] = []

/** The word without some of its additions, less and less of it; none for a word of another script. */
export const bareForms = perWord(({ text: word }): readonly string[] => {
  if (!ARABIC.test(word)) return NONE
  const found = new Set<string>()
  for (const before of BEFORE) {
    if (word.length - before.length < FEWEST || !word.startsWith(before)) continue
    for (const after of AFTER) {
      const length = word.length - before.length - after.length
      if (length < FEWEST || !word.endsWith(after)) continue
      const bare = word.slice(before.length, word.length - after.length)
      found.add(bare)
      if (after !== '' && bare.endsWith(T)) found.add(bare.slice(0, -1) + H)
    }
  }
  found.delete(word)
  return [...found].toSorted((a, b) => b.length - a.length)
})
