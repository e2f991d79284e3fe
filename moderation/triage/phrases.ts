/**
 * Phrases as experts write them, compiled to something that can be looked up. Three signs: `…` a gap of
 * up to six words inside one clause, in any order (`>` instead: in this order); `/` a choice; `(x)` may
 * miss. `*` at the end of a word: any ending. Words for who is hurt and who does it stand for one another
 * (me, haar, ons; hij, mijn ex, mijn vader), so that one phrase serves every writer.
 */
import { tokenise, type Token } from './tokens.ts'

type Slot = { words: Set<string>; prefixes: string[]; optional: boolean }
type Segment = Slot[]
export type Phrase = { segments: Segment[]; ordered: boolean; anchor: string | null }

const GAP = 6
/** Words that may stand between two words of a phrase: "hij pakte gisteren een mes". */
const FILLERS = 2

const SELF = ['me', 'mij', 'mijn', "m'n", 'mn', 'ons', 'onze', 'haar', 'hem', 'mezelf', 'mezelve']
const PERPETRATOR = [
  'hij',
  'ie',
  'man',
  'ex',
  'vriend',
  'partner',
  'vader',
  'papa',
  'broer',
  'broers',
  'oom',
  'stiefvader',
  'zij',
  'ze',
  'vrouw',
  'vriendin',
  'moeder',
  'schoonvader',
  'zoon',
]
const IS_SELF = new Set(SELF)
// Only "hij" in a phrase stands for whoever does it.
const CLASS: Record<string, string[]> = { hij: PERPETRATOR }

const STOP = new Set([
  'de',
  'het',
  'een',
  'n',
  't',
  'is',
  'en',
  'in',
  'op',
  'van',
  'te',
  'met',
  'aan',
  'om',
  'dat',
  'die',
  'ik',
  'je',
  'er',
  'al',
  'ook',
  'zo',
  'wel',
  'heeft',
  'had',
  'zijn',
  'was',
  'naar',
  'voor',
  'bij',
  'of',
  'als',
  'nu',
  'dan',
  'mijn',
  'me',
  'mij',
  'a',
  'the',
  'to',
  'my',
  'i',
  'he',
  'of',
  'and',
  'niet',
  'geen',
])

function slotOf(written: string): Slot | undefined {
  const optional = /^\(.*\)$/.test(written)
  const bare = optional ? written.slice(1, -1) : written
  const words = new Set<string>()
  const prefixes: string[] = []
  for (const choice of bare.split('/')) {
    const prefix = choice.endsWith('*')
    const [token] = tokenise(choice.replace(/\*$/, ''))
    if (token === undefined) continue
    if (prefix && token.word.length >= 4) prefixes.push(token.word)
    else words.add(token.word)
  }
  for (const word of [...words]) {
    for (const other of CLASS[word] ?? (IS_SELF.has(word) ? SELF : [])) words.add(other)
  }
  return words.size + prefixes.length === 0 ? undefined : { words, prefixes, optional }
}

function anchorOf(segments: Segment[]): string | null {
  let best: string | null = null
  for (const slot of segments.flat()) {
    if (slot.optional || slot.words.size !== 1 || slot.prefixes.length > 0) continue
    const [word] = slot.words
    if (word === undefined || STOP.has(word)) continue
    if (best === null || word.length > best.length) best = word
  }
  return best
}

/** Compiles one phrase; undefined when nothing of it can be matched. */
export function compilePhrase(written: string): Phrase | undefined {
  const ordered = written.includes(' > ')
  const segments = written
    .split(/\s*…\s*|\s>\s/)
    .map((part) =>
      part
        .trim()
        .split(/\s+/)
        .filter(Boolean)
        .map(slotOf)
        .filter((slot) => slot !== undefined),
    )
    .filter((segment) => segment.some((slot) => !slot.optional))
  if (segments.length === 0) return undefined
  return { segments, ordered, anchor: anchorOf(segments) }
}

function fits(slot: Slot, word: string): boolean {
  return slot.words.has(word) || slot.prefixes.some((prefix) => word.startsWith(prefix))
}

/** The end (exclusive) of a segment that begins at `at`, or -1. */
function segmentEnd(segment: Segment, tokens: Token[], at: number, free: boolean[]): number {
  let position = at
  const clause = tokens[at]?.clause
  let first = true
  for (const slot of segment) {
    let found = -1
    const reach = first ? 0 : FILLERS
    for (let skip = 0; skip <= reach && position + skip < tokens.length; skip += 1) {
      const token = tokens[position + skip] as Token
      if (token.clause !== clause || !free[position + skip]) break
      if (fits(slot, token.word)) {
        found = position + skip
        break
      }
    }
    if (found === -1) {
      if (slot.optional) continue
      return -1
    }
    position = found + 1
    first = false
  }
  return first ? -1 : position
}

export type Span = { first: number; last: number }

/** Where a phrase stands in the tokens: the first place, as token indices (inclusive), or undefined. */
export function findPhrase(
  phrase: Phrase,
  tokens: Token[],
  free: boolean[],
  near: number,
): Span | undefined {
  const low = Math.max(0, near - 24)
  const high = Math.min(tokens.length, near + 24)
  const [head, ...rest] = phrase.segments
  for (let at = low; at < high; at += 1) {
    const end = segmentEnd(head as Segment, tokens, at, free)
    if (end === -1) continue
    let first = at
    let last = end - 1
    let all = true
    for (const segment of rest) {
      const from = phrase.ordered ? last + 1 : Math.max(low, first - GAP)
      let found = false
      for (let other = from; other <= last + GAP && other < high; other += 1) {
        if (tokens[other]?.clause !== tokens[at]?.clause) continue
        if (other >= first && other <= last) continue
        const otherEnd = segmentEnd(segment, tokens, other, free)
        if (otherEnd === -1) continue
        first = Math.min(first, other)
        last = Math.max(last, otherEnd - 1)
        found = true
        break
      }
      if (!found) {
        all = false
        break
      }
    }
    if (all) return { first, last }
  }
  return undefined
}
