import type { Span } from '../phrases.ts'
import { LONGEST_READ } from './features.ts'

/** A word and a pair for each word that is read. */
const MOST = 2 * LONGEST_READ

/** How strongly words and pairs of words pull a text, without an object for each: they are many, and few are named. */
export class Pulls {
  readonly #firsts = new Int32Array(MOST)
  readonly #lasts = new Int32Array(MOST)
  readonly #pulls = new Float64Array(MOST)
  #count = 0

  /** Lets go of those of the text before. */
  beginAnew(): void {
    this.#count = 0
  }

  /** Of those that pull away, or not at all, nothing is kept. */
  add(first: number, last: number, pull: number): void {
    if (pull <= 0) return
    this.#firsts[this.#count] = first
    this.#lasts[this.#count] = last
    this.#pulls[this.#count] = pull
    this.#count += 1
  }

  /** Where the strongest stands that was not taken yet, of equal ones the first; undefined when none is left. */
  takeStrongest(): Span | undefined {
    let strongest = -1
    let most = 0
    for (let one = 0; one < this.#count; one += 1) {
      const pull = this.#pulls[one] as number
      if (pull <= most) continue
      most = pull
      strongest = one
    }
    if (strongest === -1) return undefined
    this.#pulls[strongest] = 0
    return { first: this.#firsts[strongest] as number, last: this.#lasts[strongest] as number }
  }
}
