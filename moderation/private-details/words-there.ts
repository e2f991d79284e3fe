/**
 * Which of many words are in a text, wherever in it, seen in one pass over its units (Aho and Corasick 1975: one
 * step a unit, however many words there are). Capitals and small letters are the same, as for the patterns.
 */

/** Writes 1 into a list, from a place on, for each group of words of which one is in the text. */
export type WordsThere = (text: string, there: Uint8Array, from: number) => void

const A_SPACE = ' '.charCodeAt(0)
const ANY_SPACE = /\s/

/** A unit in small letters; the signs that patterns take for a letter or a space too. */
function smallOf(code: number): number {
  const sign = String.fromCharCode(code)
  if (ANY_SPACE.test(sign)) return A_SPACE
  const small = sign.toLowerCase()
  return small === 'ſ' ? 's'.charCodeAt(0) : small.charCodeAt(0)
}

/** No unit of any word. */
const OTHER = 1

/** The class of each unit that a word has, by the unit in small letters; and one for all others. */
function classesOf(words: readonly string[]): Map<number, number> {
  const classes = new Map<number, number>()
  for (const word of words) {
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at)
      if (!classes.has(code)) classes.set(code, OTHER + 1 + classes.size)
    }
  }
  return classes
}

/** The words as a tree of their beginnings: for each beginning what follows by class, and the groups it ends. */
function treeOf(groups: ReadonlyArray<readonly string[]>, classes: Map<number, number>) {
  const next: Array<Map<number, number>> = [new Map()]
  const ends: Array<Set<number>> = [new Set()]
  for (const [group, words] of groups.entries()) {
    for (const word of words) {
      let state = 0
      for (let at = 0; at < word.length; at += 1) {
        const one = classes.get(word.charCodeAt(at)) ?? OTHER
        let after = next[state]?.get(one)
        if (after === undefined) {
          after = next.push(new Map()) - 1
          ends.push(new Set())
          next[state]?.set(one, after)
        }
        state = after
      }
      ends[state]?.add(group)
    }
  }
  return { next, ends }
}

/** @param groups words in small letters, of at least one unit each. */
export function wordsThere(groups: ReadonlyArray<readonly string[]>): WordsThere {
  const classes = classesOf(groups.flat())
  const { next, ends } = treeOf(groups, classes)
  const width = OTHER + 1 + classes.size
  const steps = new Uint16Array(next.length * width)
  // The longest other beginning that a state ends with: what it ends and what follows it hold here too.
  const shorter = new Uint16Array(next.length)
  const inOrder: number[] = [0]
  for (let at = 0; at < inOrder.length; at += 1) {
    const state = inOrder[at] as number
    const from = shorter[state] as number
    for (const group of ends[from] ?? []) ends[state]?.add(group)
    for (let one = 0; one < width; one += 1) {
      const otherwise = state === 0 ? 0 : (steps[from * width + one] as number)
      const after = next[state]?.get(one)
      steps[state * width + one] = after ?? otherwise
      if (after === undefined) continue
      shorter[after] = otherwise
      inOrder.push(after)
    }
  }
  const ended = ends.map((some) => Uint16Array.from(some))
  const isEnd = Uint8Array.from(ended, ({ length }) => (length > 0 ? 1 : 0))
  /** The class of each unit as it is written; 0 for one that was not met yet. */
  const known = new Uint8Array(0x10000)
  function classOf(code: number): number {
    const now = classes.get(smallOf(code)) ?? OTHER
    known[code] = now
    return now
  }
  return (text, there, from) => {
    const [table, kinds, final, columns] = [steps, known, isEnd, width]
    let state = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      const before = kinds[code] as number
      state = table[state * columns + (before === 0 ? classOf(code) : before)] as number
      if (final[state] === 0) continue
      for (const group of ended[state] as Uint16Array) there[from + group] = 1
    }
  }
}
