/**
 * Concepts: words of all languages that mean one thing ("keel", "strot", "throat", "boğaz"), so that a
 * rule and the linear reader need not know each. A form may have several words; `*` at the end stands for
 * any ending.
 */
import { bareForms } from './clitics.ts'
import { readAs, tokenise, type Token } from './tokens.ts'
import { meaning, NO_CONCEPTS, perWord, smallPerWord, wordPerWord, type Word } from './words.ts'

export type ConceptFile = { language: string; concepts: Record<string, string[]> }

type Sequence = { words: string[]; concept: string }

export type Concepts = {
  /** Every single word of every form, prefixes aside. */
  words: ReadonlySet<string>
  /** The tokens, each with the concepts that begin there. */
  mark(tokens: Token[]): Token[]
}

const NOTHING: Sequence[] = []
const NO_SEQUENCES: ReadonlyMap<string, Sequence[]> = new Map()
const BEGINS = 1
const FOLLOWS = 2
const SHORTEST_PREFIX = 2

function wordsOf(form: string): string[] {
  return tokenise(form).map((token) => token.word)
}

function put(map: Map<string, Set<string>>, key: string, concept: string): void {
  const set = map.get(key) ?? new Set()
  map.set(key, set.add(concept))
}

/** Those of some forms that stand from `at` on; their first two words are known to. */
function standing(begun: Sequence[], tokens: Token[], at: number): Sequence[] {
  return begun.filter((one) => stands(tokens, at, one.words))
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
        } else if (open) {
          put(prefixes, head, concept)
          longestPrefix = Math.max(longestPrefix, head.length)
        } else put(exact, head, concept)
      }
    }
  }

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

  /** The word with what it means alone. */
  const alone = wordPerWord((word): Word => {
    const meant = conceptsOf(word)
    return meant === NO_CONCEPTS ? word : meaning(word, meant)
  })
  /** Whether the word begins forms of several words, and whether it is the second of some. */
  const inSome = smallPerWord(
    ({ text }) => (sequences.has(text) ? BEGINS : 0) | (seconds.has(text) ? FOLLOWS : 0),
  )
  const followedBy = perWord(({ text }) => sequences.get(text) ?? NO_SEQUENCES)
  /** The word where it begins forms of several words, by what it means there. */
  const together = perWord((_word) => new Map<string, Word>())
  function beginning(word: Word, begun: Sequence[]): Word {
    const meant = [...new Set([...alone(word).concepts, ...begun.map((one) => one.concept)])]
    const key = meant.join(' ')
    const before = together(word).get(key)
    if (before !== undefined) return before
    const now = meaning(word, meant)
    together(word).set(key, now)
    return now
  }

  /** The forms of several words that begin at a token. */
  function begunAt(tokens: Token[], at: number): Sequence[] {
    const next = tokens[at + 1]
    if (next === undefined) return NOTHING
    const { kept } = tokens[at] as Token
    if ((inSome(kept) & BEGINS) === 0 || (inSome(next.kept) & FOLLOWS) === 0) return NOTHING
    const begun = followedBy(kept).get(next.word)
    return begun === undefined ? NOTHING : standing(begun, tokens, at)
  }

  return {
    words,
    mark(tokens) {
      const bound: number[] = []
      const marked: Token[] = []
      for (let at = 0; at < tokens.length; at += 1) {
        const token = tokens[at] as Token
        const { kept } = token
        const begun = begunAt(tokens, at)
        const meant = begun.length === 0 ? alone(kept) : beginning(kept, begun)
        marked.push(meant === kept ? token : readAs(token, meant))
        for (const { words: form } of begun) {
          for (let place = at; place < at + form.length; place += 1) bound.push(place)
        }
      }
      for (const place of bound) marked[place] = { ...(marked[place] as Token), bound: true }
      return marked
    },
  }
}
