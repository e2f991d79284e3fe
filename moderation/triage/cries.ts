/**
 * Texts that are nothing but a cry: "help", "dit overleef ik niet". In a sentence such words are everyday words
 * too; alone, nothing takes their meaning away, and nobody writes them to strangers for nothing.
 */
import { besideCries, type CompiledRule, type Worth } from './lexicon.ts'
import type { FoundPhrase } from './phrase-index.ts'
import type { Token } from './tokens.ts'
import type { Level } from '../vocabulary.ts'

type Found = FoundPhrase<Pick<CompiledRule, 'slots'>>

/** Whether other words stand among those of a phrase. */
function isBroken({ value, span }: Found): boolean {
  return span.last - span.first >= value.slots
}

/** How much of a text what was found is: `part`, or all of it, with other words between or without (`whole`). */
export type Share = 'part' | 'all' | 'whole'

/**
 * How much of a text (its tokens) what was found in it is. Words that ask or greet say nothing more, and neither do
 * sentences without a known meaning: adding one must not lower a level.
 */
export function shareOf(found: readonly Found[], tokens: readonly Token[]): Share {
  if (found.length === 0) return 'part'
  const covered = new Set<number>()
  const cried = new Set<number>()
  for (const { span } of found) {
    for (let at = span.first; at <= span.last; at += 1) covered.add(at)
    cried.add((tokens[span.first] as Token).sentence)
  }
  const telling = new Set(tokens.filter(({ means }) => means).map(({ sentence }) => sentence))
  const saysMore = tokens.some(
    ({ word, sentence }, at) =>
      !covered.has(at) && !besideCries.has(word) && (cried.has(sentence) || telling.has(sentence)),
  )
  return saysMore ? 'part' : found.some(isBroken) ? 'all' : 'whole'
}

/**
 * What a cry or a hint gives by its share of the text; `clear` is what a clear phrase of its rule gives. Of 28
 * labelled texts of nothing but a hint 24 were danger, and so were all 15 of a hand that wrote short ones.
 */
export function levelBy(share: Share, worth: Exclude<Worth, 'clear'>, clear: Level): Level {
  if (share === 'part') return 'none'
  if (worth === 'cry' || (share === 'whole' && clear === 'acute')) return 'urgent'
  return 'attention'
}
