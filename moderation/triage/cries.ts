/**
 * Texts that are nothing but a cry: "help", "dit overleef ik niet". In a sentence such words are everyday words
 * too; alone, nothing takes their meaning away, and nobody writes them to strangers for nothing.
 */
import { besideCries, type Worth } from './lexicon.ts'
import type { Span } from './phrases.ts'
import type { Token } from './tokens.ts'
import type { Level } from '../vocabulary.ts'

/** What a phrase gives that is all a text says: a cry needs a professional, a hint a person who looks. */
export const LEVEL_ALONE: Record<Exclude<Worth, 'clear'>, Level> = {
  cry: 'urgent',
  hint: 'attention',
}

/**
 * Whether the spans (token indices, inclusive) are all that a text says. Words that ask or greet say nothing more,
 * and neither do sentences without a known meaning: adding one must not lower a level.
 */
export function areAllThatIsSaid(spans: readonly Span[], tokens: readonly Token[]): boolean {
  if (spans.length === 0) return false
  const covered = new Set<number>()
  const cried = new Set<number>()
  for (const { first, last } of spans) {
    for (let at = first; at <= last; at += 1) covered.add(at)
    cried.add((tokens[first] as Token).sentence)
  }
  const telling = new Set(
    tokens.filter(({ kept }) => kept.concepts.length > 0).map(({ sentence }) => sentence),
  )
  return tokens.every(
    ({ word, sentence }, at) =>
      covered.has(at) || besideCries.has(word) || (!cried.has(sentence) && !telling.has(sentence)),
  )
}
