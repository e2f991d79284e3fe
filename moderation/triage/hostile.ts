/**
 * Insults aimed at somebody here. bad-words with our own Dutch list finds the words; they count only
 * when said to "you": a survivor who quotes what was shouted at her is never marked.
 */
import { Filter } from 'bad-words'
import insults from '../lexicon/insults.json' with { type: 'json' }
import type { Hit } from './examine.ts'
import type { Token } from './tokens.ts'
import { bitsPerWord } from './per-word.ts'

const filter = new Filter({ emptyList: true })
filter.addWords(...insults.words)

/** bad-words makes a pattern of each of its words each time, so it is asked only where one is in it. */
const isInsult = bitsPerWord(1, ({ text }) =>
  insults.words.some((word) => text.includes(word)) && filter.isProfane(text) ? 1 : 0,
)

const AIMED = new Set(insults.aimed)
const REPORTED = new Set(insults.reported)
const NEAR = 4

function reportedSentences(tokens: Token[]): ReadonlySet<number> {
  return new Set(tokens.filter(({ word }) => REPORTED.has(word)).map(({ sentence }) => sentence))
}

/** Whether a word near the token at `at`, in its sentence, aims it at somebody here. */
function isAimed(tokens: Token[], at: number, sentence: number): boolean {
  return tokens
    .slice(Math.max(0, at - NEAR), at + NEAR + 1)
    .some((one) => one.sentence === sentence && AIMED.has(one.word))
}

export function hostileHits(tokens: Token[]): Hit[] {
  const hits: Hit[] = []
  let reported: ReadonlySet<number> | undefined
  for (let at = 0; at < tokens.length; at += 1) {
    const { place, sentence, start, end } = tokens[at] as Token
    if (isInsult(place) === 0 || !isAimed(tokens, at, sentence)) continue
    reported ??= reportedSentences(tokens)
    if (reported.has(sentence)) continue
    hits.push({
      rule: 'hostile.insult',
      signal: 'hostile',
      start,
      end,
      level: 'attention',
      when: 'running',
    })
  }
  return hits
}
