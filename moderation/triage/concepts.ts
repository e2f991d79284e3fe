/**
 * Concepts: words of all languages that mean one thing ("keel", "strot", "throat", "boğaz"), so that a
 * rule and the linear reader need not know each. A form may have several words; `*` at the end stands for
 * any ending.
 */
import { bareForms } from './clitics.ts'
import { tokenise, type Token } from './tokens.ts'
import { KnownHashes } from './hashes.ts'
import { bitsPerWord, perWord } from './per-word.ts'
import { lettersOf, meaning, NO_CONCEPTS, placeOf, wordOf, type Word } from './words.ts'

export type ConceptFile = { language: string; concepts: Record<string, string[]> }

type Sequence = { words: string[]; concept: string }

export type Concepts = {
  /** Every single word of every form, prefixes aside. */
  words: ReadonlySet<string>
  /** A word with what it means alone. */
  alone(word: Word): Word
  /** Gives the tokens of words with what each means alone what they mean together too. */
  together(tokens: Token[]): void
}

const NOTHING: Sequence[] = []
const BEGINS = 1
const FOLLOWS = 2
const SHORTEST_PREFIX = 2

function wordsOf(form: string): string[] {
  return tokenise(form).map((token) => token.word)
}

function lettersOfWord(word: string): number {
  return lettersOf(placeOf(wordOf(word)))
}

function put(map: Map<string, Set<string>>, key: string, concept: string): void {
  const set = map.get(key) ?? new Set()
  map.set(key, set.add(concept))
}

/** A number of two words by that of the letters of each. */
function pairOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

/** Those of some forms that stand from `at` on; their first two words are known to. */
function standing(begun: Sequence[], tokens: Token[], at: number): Sequence[] {
  return begun.every(({ words }) => words.length === 2)
    ? begun
    : begun.filter((one) => stands(tokens, at, one.words))
}

/** Whether the words of a form stand from `at` on; its first two are known to. */
function stands(tokens: Token[], at: number, sequence: string[]): boolean {
  for (let index = 2; index < sequence.length; index += 1) {
    if (tokens[at + index]?.word !== sequence[index]) return false
  }
  return true
}

export function compileConcepts(files: ConceptFile[]): Concepts {
  const exact = new Map<string, Set<string>>()
  const prefixes = new Map<string, Set<string>>()
  /** Forms of several words, by their first and second. */
  const sequences = new Map<string, Map<string, Sequence[]>>()
  const seconds = new Set<string>()
  const begunBy = new Set<number>()
  const words = new Set<string>()
  let longestPrefix = 0
  for (const { concepts } of files) {
    for (const [concept, forms] of Object.entries(concepts)) {
      for (const form of forms) {
        const open = form.endsWith('*')
        const parts = wordsOf(open ? form.slice(0, -1) : form)
        const [head, second] = parts
        if (head === undefined) continue
        if (!open) for (const part of parts) words.add(part)
        if (second !== undefined) {
          const byNext = sequences.get(head) ?? new Map<string, Sequence[]>()
          byNext.set(second, [...(byNext.get(second) ?? []), { words: parts, concept }])
          sequences.set(head, byNext)
          seconds.add(second)
          begunBy.add(pairOf(lettersOfWord(head), lettersOfWord(second)))
        } else if (open) {
          put(prefixes, head, concept)
          longestPrefix = Math.max(longestPrefix, head.length)
        } else put(exact, head, concept)
      }
    }
  }

  /** Two words that begin none of the forms are told at once: to look them up as words takes long. */
  const pairs = new KnownHashes(Int32Array.from(begunBy))

  function conceptsAsWritten(word: string): readonly string[] {
    const found = new Set(exact.get(word) ?? NO_CONCEPTS)
    const longest = Math.min(word.length, longestPrefix)
    for (let size = SHORTEST_PREFIX; size <= longest; size += 1) {
      for (const concept of prefixes.get(word.slice(0, size)) ?? NO_CONCEPTS) found.add(concept)
    }
    return found.size === 0 ? NO_CONCEPTS : [...found]
  }

  /** What a word means as it is written, or else without what was written onto it. */
  function conceptsOf(word: Word): readonly string[] {
    const written = conceptsAsWritten(word.text)
    if (written.length > 0) return written
    for (const bare of bareForms(word)) {
      const meant = conceptsAsWritten(bare)
      if (meant.length > 0) return meant
    }
    return NO_CONCEPTS
  }

  /** One word for all that are read as it, or it would be counted more than once. */
  const alone = perWord((word): Word => {
    const meant = conceptsOf(word)
    return meant === NO_CONCEPTS ? word : meaning(word, meant)
  })

  /** Whether the word begins forms of several words, and whether it is the second of some. */
  const inSome = bitsPerWord(
    2,
    ({ text }) => (sequences.has(text) ? BEGINS : 0) | (seconds.has(text) ? FOLLOWS : 0),
  )
  /** Where the word is kept that begins some forms, by what it means there. */
  const begun = perWord((_word) => new Map<string, number>())
  function beginning(word: Word, forms: Sequence[]): number {
    const meant = [...new Set([...word.concepts, ...forms.map((one) => one.concept)])]
    const key = meant.join(' ')
    const now = begun(word).get(key) ?? placeOf(meaning(word, meant))
    begun(word).set(key, now)
    return now
  }

  /** The forms of several words that begin at a token; the word of the next is the second of some. */
  function begunAt(tokens: Token[], at: number): Sequence[] {
    const byNext = sequences.get((tokens[at] as Token).word)
    const forms = byNext?.get((tokens[at + 1] as Token).word)
    return forms === undefined ? NOTHING : standing(forms, tokens, at)
  }

  /** Reads what begins at a token as what it means together with the next. */
  function readBegun(tokens: Token[], at: number): void {
    const forms = begunAt(tokens, at)
    if (forms.length === 0) return
    const token = tokens[at] as Token
    token.readAs(beginning(token.kept, forms))
    for (const { words: form } of forms) {
      for (let place = at; place < at + form.length; place += 1) {
        ;(tokens[place] as Token).bound = true
      }
    }
  }

  return {
    words,
    alone,
    together(tokens) {
      let may = false
      let before = 0
      for (let at = 0; at < tokens.length; at += 1) {
        const { place } = tokens[at] as Token
        const some = inSome(place)
        const letters = some === 0 ? 0 : lettersOf(place)
        if (may && (some & FOLLOWS) !== 0 && pairs.numberOf(pairOf(before, letters)) >= 0) {
          readBegun(tokens, at - 1)
        }
        may = (some & BEGINS) !== 0
        before = letters
      }
    },
  }
}
