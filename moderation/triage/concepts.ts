/**
 * Concepts: words of all languages that mean one thing ("keel", "strot", "throat", "boğaz"), so that a
 * rule and the linear reader need not know each. A form may have several words; `*` at the end stands for
 * any ending.
 */
import { tokenise, type Token } from './tokens.ts'

export type ConceptFile = { language: string; concepts: Record<string, string[]> }

type Sequence = { words: string[]; concept: string }

export type Concepts = {
  /** Every single word of every form, prefixes aside. */
  words: ReadonlySet<string>
  /** The tokens, each with the concepts that begin there. */
  mark(tokens: Token[]): Token[]
}

const NONE: readonly string[] = []
const SHORTEST_PREFIX = 2
/** Words met before; when it is full it starts anew. */
const MOST_KEPT = 20_000

function wordsOf(form: string): string[] {
  return tokenise(form).map((token) => token.word)
}

function put(map: Map<string, Set<string>>, key: string, concept: string): void {
  const set = map.get(key) ?? new Set()
  map.set(key, set.add(concept))
}

function stands(tokens: Token[], at: number, sequence: string[]): boolean {
  for (let index = 1; index < sequence.length; index += 1) {
    if (tokens[at + index]?.word !== sequence[index]) return false
  }
  return true
}

export function compileConcepts(files: ConceptFile[]): Concepts {
  const exact = new Map<string, Set<string>>()
  const prefixes = new Map<string, Set<string>>()
  const sequences = new Map<string, Sequence[]>()
  const words = new Set<string>()
  let longestPrefix = 0
  for (const { concepts } of files) {
    for (const [concept, forms] of Object.entries(concepts)) {
      for (const form of forms) {
        const open = form.endsWith('*')
        const parts = wordsOf(open ? form.slice(0, -1) : form)
        const [head] = parts
        if (head === undefined) continue
        if (!open) for (const part of parts) words.add(part)
        if (parts.length > 1) {
          sequences.set(head, [...(sequences.get(head) ?? []), { words: parts, concept }])
        } else if (open) {
          put(prefixes, head, concept)
          longestPrefix = Math.max(longestPrefix, head.length)
        } else put(exact, head, concept)
      }
    }
  }

  const kept = new Map<string, readonly string[]>()
  function ofWord(word: string): readonly string[] {
    const before = kept.get(word)
    if (before !== undefined) return before
    const found = new Set(exact.get(word) ?? NONE)
    const longest = Math.min(word.length, longestPrefix)
    for (let size = SHORTEST_PREFIX; size <= longest; size += 1) {
      for (const concept of prefixes.get(word.slice(0, size)) ?? NONE) found.add(concept)
    }
    const list = found.size === 0 ? NONE : [...found]
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(word, list)
    return list
  }

  return {
    words,
    mark(tokens) {
      const bound = new Set<number>()
      const marked = tokens.map((token, at) => {
        const single = ofWord(token.word)
        const begun = sequences.get(token.word)?.filter((one) => stands(tokens, at, one.words))
        if (begun === undefined || begun.length === 0) {
          return single === NONE ? token : { ...token, concepts: single }
        }
        for (const { words: form } of begun) {
          for (let place = at; place < at + form.length; place += 1) bound.add(place)
        }
        const all = new Set([...single, ...begun.map((one) => one.concept)])
        return { ...token, concepts: [...all] }
      })
      for (const place of bound) marked[place] = { ...(marked[place] as Token), bound: true }
      return marked
    },
  }
}
