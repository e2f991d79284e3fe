import { normalise } from './normalise.ts'

/** A word as the rules read it, with where it stood in the original and which clause it is in. */
export type Token = { word: string; start: number; end: number; clause: number; sentence: number }

const WORD = /[\p{L}\p{N}'@]+|[.!?…\n]+|[;:,()]|\p{Extended_Pictographic}/gu
const CLAUSE_WORDS = new Set([
  'maar',
  'want',
  'dus',
  'echter',
  'behalve',
  'omdat',
  'terwijl',
  'totdat',
  'daarna',
  'but',
  'because',
  'ama',
  'لكن',
  'ale',
])

/** Letters stretched for feeling: "hellllp" is "hellp", as the lexicon's own repeats are. */
function unstretch(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1$1')
}

/** The words of a text. A comma ends no clause: people write "toen, gisteren, sloeg hij me". */
export function tokenise(original: string): Token[] {
  const { text, from, to } = normalise(original)
  const tokens: Token[] = []
  let clause = 0
  let sentence = 0
  for (const match of text.matchAll(WORD)) {
    const piece = match[0]
    if (/^[.!?…\n]/.test(piece)) {
      clause += 1
      sentence += 1
      continue
    }
    if (/^[;:()]/.test(piece)) {
      clause += 1
      continue
    }
    if (piece === ',') continue
    if (CLAUSE_WORDS.has(piece)) clause += 1
    tokens.push({
      word: unstretch(piece.replace(/^'+|'+$/g, '') || piece),
      start: from[match.index] as number,
      end: to[match.index + piece.length - 1] as number,
      clause,
      sentence,
    })
  }
  return tokens
}
