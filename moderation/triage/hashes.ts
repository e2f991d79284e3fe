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
  readonly #hashes: Int32Array
  readonly #numbers: Int32Array

  constructor(hashes: Int32Array) {
    this.size = hashes.length
    let places = 1024
    while (places < hashes.length * ROOM) places *= 2
    this.#mask = places - 1
    this.#hashes = new Int32Array(places)
    this.#numbers = new Int32Array(places).fill(-1)
    for (const [number, hash] of hashes.entries()) {
      let place = hash & this.#mask
      while (this.#numbers[place] !== -1) place = (place + 1) & this.#mask
      this.#hashes[place] = hash
      this.#numbers[place] = number
    }
  }

  /** The number of a hash, or -1. */
  numberOf(hash: number): number {
    let place = hash & this.#mask
    for (;;) {
      const number = this.#numbers[place] as number
      if (number === -1 || this.#hashes[place] === hash) return number
      place = (place + 1) & this.#mask
    }
  }
}
