/**
 * Phrases as experts write them, compiled to something that can be looked up. The signs: `…` a gap of up
 * to six words inside one clause, in any order (`>` instead: in this order); `/` a choice; `(x)` may miss;
 * `*` at the end of a word: any ending; `{throat}` any word of a concept. Words for who is hurt and who does
 * it stand for one another (me, haar, ons; hij, mijn ex, mijn vader), so that one phrase serves every writer.
 */
import { isClauseWord, tokenise, type Token } from './tokens.ts'

export type Slot = {
  words: ReadonlySet<string>
  prefixes: readonly string[]
  concepts: readonly string[]
  optional: boolean
}

/** Slots in a row, taken up at one of them: that one, those before it (nearest first), those after. */
type Segment = { at: Slot; before: readonly Slot[]; after: readonly Slot[] }

/** A phrase to look for: the segment it is looked up by, and the others with where they must stand. */
export type Phrase = {
  anchor: Segment
  others: ReadonlyArray<{ segment: Segment; side: 'before' | 'after' | 'any' }>
  /** What must stand in the clause besides the word it is looked up by, the rarest first. */
  needs: readonly Slot[]
  /** Whether it holds a word that begins a clause ("kon ik maar"): it is looked for in the whole sentence then. */
  acrossClauses: boolean
}
export type Span = { first: number; last: number }

const GAP = 6
/** Words that may stand between two words of a phrase: "hij pakte gisteren een mes". */
const FILLERS = 2
/** Letters that a word with an open ending has at least. */
export const SHORTEST_PREFIX = 4

export type WhoWords = { hurt: string[]; doing: string[] }

/** Too common to look a phrase up by. */
export type CommonWords = { words: ReadonlySet<string>; concepts: ReadonlySet<string> }

export type PhraseCompiler = (written: string) => Phrase | undefined

function slotOf(written: string, who: WhoWords): Slot | undefined {
  const optional = written.startsWith('(') && written.endsWith(')')
  const bare = optional ? written.slice(1, -1) : written
  const words = new Set<string>()
  const prefixes: string[] = []
  const concepts: string[] = []
  for (const choice of bare.split('/')) {
    if (choice.startsWith('{') && choice.endsWith('}')) {
      concepts.push(choice.slice(1, -1))
      continue
    }
    const [token] = tokenise(choice.replace(/\*$/, ''))
    if (token === undefined) continue
    const open = choice.endsWith('*') && token.word.length >= SHORTEST_PREFIX
    if (open) prefixes.push(token.word)
    else words.add(token.word)
  }
  for (const word of Array.from(words)) {
    // Only "hij" in a phrase stands for whoever does it.
    const others = word === 'hij' ? who.doing : who.hurt.includes(word) ? who.hurt : []
    for (const other of others) words.add(other)
  }
  const size = words.size + prefixes.length + concepts.length
  return size === 0 ? undefined : { words, prefixes, concepts, optional }
}

const OF_A_COMMON_ONE = 1000
const OF_A_CONCEPT = 20

/** How often a slot is met, roughly: a phrase is looked up by its rarest. */
function oftenness(slot: Slot, common: CommonWords): number {
  if (slot.optional || slot.prefixes.length > 0) return Number.POSITIVE_INFINITY
  let sum = 0
  for (const word of slot.words) sum += common.words.has(word) ? OF_A_COMMON_ONE : 1
  for (const one of slot.concepts) sum += common.concepts.has(one) ? OF_A_COMMON_ONE : OF_A_CONCEPT
  return sum
}

function segmentOf(slots: Slot[], at: number): Segment {
  return {
    at: slots[at] as Slot,
    before: slots.slice(0, at).toReversed(),
    after: slots.slice(at + 1),
  }
}

function needed(slots: Slot[]): number {
  return Math.max(
    0,
    slots.findIndex((slot) => !slot.optional),
  )
}

/** A compiler of phrases; undefined for what has no word in it. */
export function phraseCompiler(who: WhoWords, common: CommonWords): PhraseCompiler {
  // Phrases share most of their slots: each is made once.
  const made = new Map<string, Slot | undefined>()
  function slotFor(written: string): Slot | undefined {
    if (!made.has(written)) made.set(written, slotOf(written, who))
    return made.get(written)
  }
  return (written) => {
    const parts = written
      .split(/\s*…\s*|\s>\s/)
      .map((part) =>
        part
          .trim()
          .split(/\s+/)
          .filter(Boolean)
          .map(slotFor)
          .filter((slot) => slot !== undefined),
      )
      .filter((slots) => slots.some((slot) => !slot.optional))
    if (parts.length === 0) return undefined
    const places = parts.flatMap((slots, part) =>
      slots.map((slot, at) => ({ part, at, often: oftenness(slot, common) })),
    )
    const [rarest, ...rest] = places.toSorted((a, b) => a.often - b.often)
    if (rarest === undefined) return undefined
    const { part, at } = rarest
    const required = rest
      .map((one) => (parts[one.part] as Slot[])[one.at] as Slot)
      .filter((slot) => !slot.optional)
    const acrossClauses = parts.flat().some(({ words }) => [...words].some(isClauseWord))
    const ordered = written.includes(' > ')
    return {
      anchor: segmentOf(parts[part] as Slot[], at),
      // Of ordered ones the nearest first, as the next is looked for beyond it.
      others: [...parts.keys()]
        .toSorted((a, b) => Math.abs(a - part) - Math.abs(b - part))
        .flatMap((index) => {
          if (index === part) return []
          const slots = parts[index] as Slot[]
          const side = !ordered ? 'any' : index < part ? 'before' : 'after'
          return [{ segment: segmentOf(slots, needed(slots)), side }]
        }),
      // What it needs is counted by clause.
      needs: acrossClauses ? [] : required,
      acrossClauses,
    }
  }
}

/** Whether a word can stand in a slot. */
export function fits(slot: Slot, word: string, concepts: readonly string[]): boolean {
  if (slot.words.has(word)) return true
  if (concepts.length > 0) {
    for (let one = 0; one < slot.concepts.length; one += 1) {
      if (concepts.includes(slot.concepts[one] as string)) return true
    }
  }
  for (let one = 0; one < slot.prefixes.length; one += 1) {
    if (word.startsWith(slot.prefixes[one] as string)) return true
  }
  return false
}

function isCommon(slot: Slot, common: CommonWords): boolean {
  return (
    slot.optional ||
    Array.from(slot.words).some((word) => common.words.has(word)) ||
    slot.concepts.some((one) => common.concepts.has(one))
  )
}

/** Whether each slot that must be there can be filled by a common word. */
export function saysNothing(phrase: Phrase, common: CommonWords): boolean {
  const segments = [phrase.anchor, ...phrase.others.map(({ segment }) => segment)]
  return segments.every(({ at, before, after }) =>
    [at, ...before, ...after].every((slot) => isCommon(slot, common)),
  )
}

/** Text to find phrases in; tokens that an idiom took are not free. */
export type Readable = { tokens: Token[]; free: boolean[] }

/** Where all of a phrase must stand: in one clause, or in one sentence. */
type Within = { clause: number; sentence: number; wholeSentence: boolean }

function isWithin(token: Token, { clause, sentence, wholeSentence }: Within): boolean {
  return wholeSentence ? token.sentence === sentence : token.clause === clause
}

function standsAt({ tokens, free }: Readable, at: number, slot: Slot, within: Within): boolean {
  const token = tokens[at]
  return (
    token !== undefined &&
    isWithin(token, within) &&
    free[at] === true &&
    fits(slot, token.word, token.concepts)
  )
}

/** Follows slots from `at` in one direction; the last place taken, or -1. */
function follow(
  text: Readable,
  slots: readonly Slot[],
  at: number,
  step: 1 | -1,
  within: Within,
): number {
  let last = at
  for (const slot of slots) {
    let found = -1
    for (let skip = 1; skip <= FILLERS + 1 && found === -1; skip += 1) {
      if (standsAt(text, last + step * skip, slot, within)) found = last + step * skip
    }
    if (found !== -1) last = found
    else if (!slot.optional) return -1
  }
  return last
}

/** Where a segment stands when it is taken up at token `at`. */
function segmentAt(text: Readable, segment: Segment, at: number, within: Within): Span | undefined {
  if (!standsAt(text, at, segment.at, within)) return undefined
  const first = follow(text, segment.before, at, -1, within)
  if (first === -1) return undefined
  const last = follow(text, segment.after, at, 1, within)
  return last === -1 ? undefined : { first, last }
}

/**
 * Where a phrase stands with its anchor at token `at`, as token indices (inclusive). The cost has a bound
 * that depends on the phrase alone, so reading a text is linear.
 */
export function findPhrase(phrase: Phrase, text: Readable, at: number): Span | undefined {
  const token = text.tokens[at]
  if (token === undefined) return undefined
  const { clause, sentence } = token
  const within: Within = { clause, sentence, wholeSentence: phrase.acrossClauses }
  const base = segmentAt(text, phrase.anchor, at, within)
  if (base === undefined) return undefined
  let { first, last } = base
  for (const { segment, side } of phrase.others) {
    const low = side === 'after' ? last + 1 : first - GAP
    const high = side === 'before' ? first - 1 : last + GAP
    let found: Span | undefined
    for (let other = low; other <= high && found === undefined; other += 1) {
      if (other >= first && other <= last) continue
      const span = segmentAt(text, segment, other, within)
      if (span !== undefined && (span.last < first || span.first > last)) found = span
    }
    if (found === undefined) return undefined
    first = Math.min(first, found.first)
    last = Math.max(last, found.last)
  }
  return { first, last }
}
