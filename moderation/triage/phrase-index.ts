import { findPhrase, fits, type Phrase, type Readable, type Slot, type Span } from './phrases.ts'
import type { Token } from './tokens.ts'
import { NO_NUMBERS, NumbersPerWord } from './per-word.ts'
import type { Word } from './words.ts'

export type Indexed<T> = { phrase: Phrase; value: T }
export type FoundPhrase<T> = { value: T; span: Span }

/** Many phrases, looked up by what each needs, so that a text is read once for all of them. */
export type PhraseIndex<T> = {
  findAll(text: Readable): Array<FoundPhrase<T>>
}

/** A phrase's number, and those of the slots that must be filled in its clause. */
type Candidate = { number: number; needs: readonly number[] }

/** Slots that say the same are one, so that a word fills few. */
function slotNumbers() {
  const byContent = new Map<string, number>()
  const numbers = new Map<Slot, number>()
  const slots: Slot[] = []
  function byWhatItSays(slot: Slot): number {
    const { words, prefixes, concepts } = slot
    const content = JSON.stringify([[...words].toSorted(), prefixes, concepts])
    const before = byContent.get(content)
    if (before !== undefined) return before
    byContent.set(content, slots.length)
    return slots.push(slot) - 1
  }
  return {
    slots,
    numberOf(slot: Slot): number {
      const number = numbers.get(slot) ?? byWhatItSays(slot)
      numbers.set(slot, number)
      return number
    },
  }
}

function put<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [one])
  else list.push(one)
}

/** Clauses are counted in 32 bits, and then anew. */
const LAST_CLAUSE = 2 ** 32 - 1

/** @param ofAll whether it is asked of every text there is, and not of one site's: see `NumbersPerWord`. */
export function phraseIndex<T>(phrases: Array<Indexed<T>>, ofAll: boolean): PhraseIndex<T> {
  type Found = Array<FoundPhrase<T>>
  const byWord = new Map<string, Candidate[]>()
  const byConcept = new Map<string, Candidate[]>()
  const everywhere: Candidate[] = []
  const { slots, numberOf } = slotNumbers()
  for (const [number, { phrase }] of phrases.entries()) {
    const candidate = { number, needs: phrase.needs.map(numberOf) }
    const { words, concepts, prefixes } = phrase.anchor.at
    if (prefixes.length > 0) everywhere.push(candidate)
    else {
      for (const word of words) put(byWord, word, candidate)
      for (const concept of concepts) put(byConcept, concept, candidate)
    }
  }
  const slotsByWord = new Map<string, number[]>()
  const slotsByConcept = new Map<string, number[]>()
  const openSlots: number[] = []
  for (const [number, { words, concepts, prefixes }] of slots.entries()) {
    for (const word of words) put(slotsByWord, word, number)
    for (const concept of concepts) put(slotsByConcept, concept, number)
    if (prefixes.length > 0) openSlots.push(number)
  }

  const anchorOf = (number: number) => (phrases[number] as Indexed<T>).phrase.anchor.at
  /**
   * What a word is to the index: how many slots it fills, and which; and of the phrases looked up by it each one's
   * number, how many slots it needs, and which. Most lack one, and that is seen without looking at the phrase.
   */
  function roleOf({ text, concepts }: Word): number[] {
    const fills = new Set(slotsByWord.get(text))
    for (const concept of concepts) {
      for (const number of slotsByConcept.get(concept) ?? []) fills.add(number)
    }
    for (const number of openSlots) {
      if (fits(slots[number] as Slot, text, concepts)) fills.add(number)
    }
    const candidates = [
      ...(byWord.get(text) ?? []),
      ...concepts.flatMap((concept) => byConcept.get(concept) ?? []),
      ...everywhere.filter(({ number }) => fits(anchorOf(number), text, concepts)),
    ]
    if (candidates.length === 0 && fills.size === 0) return []
    const lookedUp = candidates.flatMap(({ number, needs }) => [number, needs.length, ...needs])
    return [fills.size, ...fills, ...lookedUp]
  }

  const roles = new NumbersPerWord(roleOf, ofAll)
  /** Whether phrases are looked up by the word at a place: few are, and a clause without one is passed over. */
  function looksUp(place: number): boolean {
    const start = roles.startOf(place)
    if (start === NO_NUMBERS) return false
    const length = roles.numbers[start] as number
    return length > 1 + (roles.numbers[start + 1] as number)
  }

  /** In which clause, counted over all texts, each slot was last filled. */
  const filledIn = new Uint32Array(slots.length)
  let clause = 0
  function beginClause(): void {
    clause += 1
    if (clause <= LAST_CLAUSE) return
    filledIn.fill(0)
    clause = 1
  }

  function fillBy(place: number): void {
    const start = roles.startOf(place)
    if (start === NO_NUMBERS) return
    const { numbers } = roles
    const end = start + 2 + (numbers[start + 1] as number)
    const now = clause
    const filled = filledIn
    for (let at = start + 2; at < end; at += 1) filled[numbers[at] as number] = now
  }

  /** Whether the slots from one place of a list until another are filled. */
  function areFilled(numbers: Int32Array, from: number, to: number): boolean {
    const now = clause
    const filled = filledIn
    for (let at = from; at < to; at += 1) {
      if (filled[numbers[at] as number] !== now) return false
    }
    return true
  }

  /** The phrases that are looked up by a token, and have all they need in its clause. */
  function findAt(text: Readable, at: number, found: Found): void {
    const start = roles.startOf((text.tokens[at] as Token).place)
    const { numbers } = roles
    const end = start + 1 + (numbers[start] as number)
    let next = start + 2 + (numbers[start + 1] as number)
    while (next < end) {
      const needs = next + 2
      const after = needs + (numbers[next + 1] as number)
      if (areFilled(numbers, needs, after)) {
        const { phrase, value } = phrases[numbers[next] as number] as Indexed<T>
        const span = findPhrase(phrase, text, at)
        if (span !== undefined) found.push({ value, span })
      }
      next = after
    }
  }

  function findIn(text: Readable, from: number, to: number, found: Found): void {
    beginClause()
    for (let at = from; at < to; at += 1) fillBy((text.tokens[at] as Token).place)
    for (let at = from; at < to; at += 1) {
      if (looksUp((text.tokens[at] as Token).place)) findAt(text, at, found)
    }
  }

  return {
    findAll(text) {
      const { tokens } = text
      const found: Found = []
      let from = 0
      let asks = false
      for (let at = 0; at < tokens.length; at += 1) {
        const { place, clause: mine } = tokens[at] as Token
        if (mine !== (tokens[from] as Token).clause) {
          if (asks) findIn(text, from, at, found)
          from = at
          asks = false
        }
        asks ||= looksUp(place)
      }
      if (asks) findIn(text, from, tokens.length, found)
      return found
    },
  }
}
