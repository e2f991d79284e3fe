import type { Language, PrivateDetailKind } from '../vocabulary.ts'
import type { Finding } from './find.ts'
import words from './words.json' with { type: 'json' }

export type TakenWords = Record<PrivateDetailKind, string>

/** What stands in the place of what was taken away, in a language. */
export function wordsFor(language: Language): TakenWords {
  return words[language]
}

/** The text with every finding replaced: "06-…" becomes "[nummer weggehaald]". */
export function takeAway(text: string, findings: Finding[], taken: TakenWords): string {
  let result = ''
  let at = 0
  for (const found of findings) {
    result += `${text.slice(at, found.start)}[${taken[found.kind]}]`
    at = found.end
  }
  return result + text.slice(at)
}
