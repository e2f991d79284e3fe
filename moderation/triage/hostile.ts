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

const AIMED = new Set([
  'jij',
  'je',
  'jou',
  'jullie',
  'u',
  'you',
  "you're",
  'ur',
  'gij',
  'bent',
  'ben',
])
const REPORTED =
  /^(noem\p{L}*|scheld\p{L}*|schold\p{L}*|zei|zegt|riep|roept|schreeuw\p{L}*|uitgemaakt|called|calls|said|says|volgens|appte|stuurde)$/u
const NEAR = 4

export function hostileHits(tokens: Token[]): Hit[] {
  return tokens.flatMap((token, at) => {
    if (!filter.isProfane(token.word)) return []
    const around = tokens
      .slice(Math.max(0, at - NEAR), at + NEAR + 1)
      .filter((one) => one.sentence === token.sentence)
    const sentence = tokens.filter((one) => one.sentence === token.sentence)
    if (sentence.some((one) => REPORTED.test(one.word))) return []
    if (!around.some((one) => AIMED.has(one.word))) return []
    return [
      {
        rule: 'hostile.insult',
        signal: 'hostile',
        start: token.start,
        end: token.end,
        level: 'attention',
        when: 'running',
      },
    ]
  })
}
