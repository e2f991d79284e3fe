/** FNV-1a over the UTF-16 units, mixed once more, as a 32-bit integer. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}

/** Places for each hash, at least. */
const ROOM = 1.5

/** Which of many 32-bit hashes a hash is: an open-addressed table. */
export class KnownHashes {
  readonly size: number
  readonly #mask: number
  /** Each hash with its number and one more beside it; 0 there for an empty place. */
  readonly #table: Int32Array

  constructor(hashes: Int32Array) {
    this.size = hashes.length
    let places = 1024
    while (places < hashes.length * ROOM) places *= 2
    this.#mask = places - 1
    this.#table = new Int32Array(places * 2)
    for (const [number, hash] of hashes.entries()) {
      let place = hash & this.#mask
      while (this.#table[place * 2 + 1] !== 0) place = (place + 1) & this.#mask
      this.#table[place * 2] = hash
      this.#table[place * 2 + 1] = number + 1
    }
  }

  /**
   * The numbers of the first so many hashes, each -1 when it is not known. Memory is asked for all of them first:
   * the table is large, and so it comes for many at once instead of for one after the other.
   */
  numbersOf(hashes: Int32Array, count: number, numbers: Int32Array): void {
    const table = this.#table
    const mask = this.#mask
    let near = 0
    for (let one = 0; one < count; one += 1) {
      near ^= table[((hashes[one] as number) & mask) * 2] as number
    }
    this.near = near
    for (let one = 0; one < count; one += 1) {
      numbers[one] = this.numberOf(hashes[one] as number)
    }
  }

  /** Nothing: what was read only to have it near is put here, so that it is read at all. */
  protected near = 0

  /** The number of a hash, or -1. */
  numberOf(hash: number): number {
    const table = this.#table
    const mask = this.#mask
    let place = hash & mask
    for (;;) {
      const number = table[place * 2 + 1] as number
      if (number === 0 || table[place * 2] === hash) return number - 1
      place = (place + 1) & mask
    }
  }
}
