/**
 * Which of many words are in a text, wherever in it, seen in one pass over its units (Aho and Corasick 1975: one
 * step a unit, however many words there are). Capitals and small letters are the same, as for the patterns.
 */

/** Groups of words; of each is told whether one of its words is there. */
export type WordsThere = {
  /** What the state is before the first unit of a text. */
  readonly start: number
  /** The state after one more unit; and what was met on the way is marked in `met`, by group. */
  step(state: number, code: number, met: Uint8Array): number
}

/** A unit in small letters; the signs that patterns take for a letter too. */
function smallOf(code: number): number {
  const small = String.fromCharCode(code).toLowerCase()
  return small === 'ſ' ? 's'.charCodeAt(0) : small.charCodeAt(0)
}

/** No unit of any word. */
const OTHER = 1

class Units {
  /** The class of each unit; 0 for one that was not met yet. */
  readonly #classes = new Uint8Array(0x10000)
  readonly #known = new Map<number, number>()

  constructor(words: readonly string[]) {
    for (const word of words) {
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at)
        if (!this.#known.has(code)) this.#known.set(code, OTHER + 1 + this.#known.size)
      }
    }
  }

  /** How many classes there are, with that of none. */
  get count(): number {
    return OTHER + 1 + this.#known.size
  }

  classOf(code: number): number {
    const before = this.#classes[code] as number
    if (before !== 0) return before
    const now = this.#known.get(smallOf(code)) ?? OTHER
    this.#classes[code] = now
    return now
  }
}

/** The words as a tree of their beginnings: for each beginning what follows by class, and the groups it ends. */
function treeOf(groups: ReadonlyArray<readonly string[]>, units: Units) {
  const next: Array<Map<number, number>> = [new Map()]
  const ends: Array<Set<number>> = [new Set()]
  for (const [group, words] of groups.entries()) {
    for (const word of words) {
      let state = 0
      for (let at = 0; at < word.length; at += 1) {
        const one = units.classOf(word.charCodeAt(at))
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
  const units = new Units(groups.flat())
  const { next, ends } = treeOf(groups, units)
  const width = units.count
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
  return {
    start: 0,
    step(state, code, met) {
      const after = steps[state * width + units.classOf(code)] as number
      if (isEnd[after] === 1) for (const group of ended[after] as Uint16Array) met[group] = 1
      return after
    },
  }
}
