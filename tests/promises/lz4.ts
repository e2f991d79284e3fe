const MIN_MATCH = 4
const LAST_OFFSET = 2

/** Unpacks one block of LZ4 of a known size in bytes. Throws on what is none. */
export function unpackLz4(packed: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size)
  let from = 0
  let to = 0
  const next = (): number => {
    const byte = packed[from]
    if (byte === undefined) throw new Error('The block ends too early.')
    from += 1
    return byte
  }
  /** A length that goes on in further bytes while they are full. */
  const length = (start: number): number => {
    if (start < 15) return start
    let sum = start
    for (let more = 255; more === 255; sum += more) more = next()
    return sum
  }
  while (from < packed.length) {
    const token = next()
    const literals = length(token >> 4)
    packed.copy(out, to, from, from + literals)
    from += literals
    to += literals
    if (from + LAST_OFFSET > packed.length) break
    const offset = next() | (next() << 8)
    if (offset === 0 || offset > to) throw new Error('A match points before the start.')
    // Byte by byte: a match may overlap what it writes.
    for (let left = length(token & 15) + MIN_MATCH; left > 0; left -= 1) {
      out[to] = out[to - offset] as number
      to += 1
    }
  }
  return out.subarray(0, to)
}
