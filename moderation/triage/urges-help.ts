import file from '../lexicon/thread.json' with { type: 'json' }
import { denialOf, readContext } from './context.ts'
import { indexOf, wordsOf } from './lexicon.ts'
import type { Token } from './tokens.ts'
import { makeRoomForWords } from './words.ts'

const urging = indexOf(file.phrases.map((phrase): [string, true] => [phrase, true]))
const NOT_BESIDE = new Set(file.notBeside)

/**
 * Whether a reply urges somebody to call for help ("bel nu 112"): evidence about the post it answers, not
 * about itself. What its writer tells of herself, or says is not needed, does not count.
 */
export function urgesHelp(reply: string): boolean {
  makeRoomForWords()
  const tokens = wordsOf(reply)
  const text = { tokens, free: tokens.map(() => true) }
  const found = urging.findAll(text)
  if (found.length === 0) return false
  const around = readContext(text)
  return found.some(({ span }) => {
    const { clause } = tokens[span.first] as Token
    return (
      denialOf(span, tokens, around, false) === undefined &&
      !around.hypotheticalClauses.has(clause) &&
      !tokens.some((token) => token.clause === clause && NOT_BESIDE.has(token.word))
    )
  })
}
