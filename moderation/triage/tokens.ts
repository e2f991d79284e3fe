import { normalise } from './normalise.ts'

/** A word as the rules read it, with where it stood in the original and which clause it is in. */
export type Token = {
  word: string
  start: number
  end: number
  clause: number
  sentence: number
  /** What the word means (see concepts.ts); nothing until it was looked up. */
  concepts: readonly string[]
  /** Part of a form of several words that has a meaning together: "niet meer wakker". */
  bound: boolean
}

const NONE: readonly string[] = []

/** A word (with @, * and $ inside, as people hide letters), an end, a pause, or an emoji. */
const WORD = /[\p{L}\p{N}'@][\p{L}\p{N}'@*$]*|[.!?…\n]+|[;:,()*]|\p{Extended_Pictographic}/gu
const SENTENCE_END = new Set(['.', '!', '?', '…', '\n'])
const CLAUSE_END = new Set([';', ':', '(', ')'])
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
  'але',
])

/** Letters stretched for feeling: "hellllp" is "hellp", as the lexicon's own repeats are. */
function unstretch(word: string): string {
  let run = 1
  let stretched = false
  for (let at = 1; at < word.length; at += 1) {
    run = word[at] === word[at - 1] ? run + 1 : 1
    if (run > 2) stretched = true
  }
  return stretched ? word.replace(/(\p{L})\1{2,}/gu, '$1$1') : word
}

/** Signs around a word that are not of it: 'hij', *hij*. */
const AROUND = new Set(["'", '*'])

/** Where the word itself stands in a piece: [first, last). All of it when there is nothing else. */
function within(piece: string): [number, number] {
  let first = 0
  let last = piece.length
  while (first < last && AROUND.has(piece[first] as string)) first += 1
  while (last > first && AROUND.has(piece[last - 1] as string)) last -= 1
  return first === last ? [0, piece.length] : [first, last]
}

/** The words of a text. A comma ends no clause: people write "toen, gisteren, sloeg hij me". */
export function tokenise(original: string): Token[] {
  const { text, from, to } = normalise(original)
  const tokens: Token[] = []
  let clause = 0
  let sentence = 0
  for (const match of text.matchAll(WORD)) {
    const piece = match[0]
    const sign = piece[0] as string
    if (SENTENCE_END.has(sign)) {
      clause += 1
      sentence += 1
      continue
    }
    if (CLAUSE_END.has(sign)) {
      clause += 1
      continue
    }
    if (sign === ',') continue
    if (CLAUSE_WORDS.has(piece)) clause += 1
    const [first, last] = within(piece)
    tokens.push({
      word: unstretch(piece.slice(first, last)),
      start: from[match.index + first] as number,
      end: to[match.index + last - 1] as number,
      clause,
      sentence,
      concepts: NONE,
      bound: false,
    })
  }
  return tokens
}
