/**
 * Insults aimed at somebody here. bad-words with our own Dutch list finds the words; they count only
 * when said to "you": a survivor who quotes what was shouted at her is never marked.
 */
import { Filter } from 'bad-words'
import insults from '../lexicon/insults.json' with { type: 'json' }
import type { Hit } from './assess.ts'
import type { Token } from './tokens.ts'

const filter = new Filter({ emptyList: true })
filter.addWords(...insults.words)

/** Words looked up before: bad-words makes a pattern of each of its words each time. */
const MOST_KEPT = 20_000
const looked = new Map<string, boolean>()
function isInsult(word: string): boolean {
  const before = looked.get(word)
  if (before !== undefined) return before
  const now = filter.isProfane(word)
  if (looked.size >= MOST_KEPT) looked.clear()
  looked.set(word, now)
  return now
}

const AIMED = new Set(insults.aimed)
const REPORTED = new Set(insults.reported)
const NEAR = 4

export function hostileHits(tokens: Token[]): Hit[] {
  const reported = new Set(
    tokens.filter(({ word }) => REPORTED.has(word)).map(({ sentence }) => sentence),
  )
  return tokens.flatMap((token, at) => {
    if (reported.has(token.sentence) || !isInsult(token.word)) return []
    const aimed = tokens
      .slice(Math.max(0, at - NEAR), at + NEAR + 1)
      .some((one) => one.sentence === token.sentence && AIMED.has(one.word))
    if (!aimed) return []
    const { start, end } = token
    return [
      {
        rule: 'hostile.insult',
        signal: 'hostile',
        start,
        end,
        level: 'attention',
        when: 'running',
      },
    ]
  })
}
