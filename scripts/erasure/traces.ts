/** Words that stand nowhere else, and the search for what is left of them in bytes. */
import { randomInt } from 'node:crypto'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const LENGTH = 18
/** A search index keeps a word without the beginning it shares with its neighbour: its end is looked for. */
const TAIL = 9

/** What is looked for, by its name: a word as somebody typed it, or bytes as they stand in a file. */
export type Needles = Record<string, string | Buffer>

/** A word of 18 random letters. */
export function aCanary(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

type Needle = { name: string; bytes: Buffer }

function formsOf([name, needle]: [string, string | Buffer]): Needle[] {
  if (typeof needle !== 'string') return [{ name, bytes: needle }]
  const tail = needle.slice(-TAIL)
  // As the store has it, and as a script has it in memory: a byte a letter, or two.
  const forms = [Buffer.from(tail, 'utf8'), Buffer.from(tail, 'utf16le')]
  if (/^[\0-\xff]*$/.test(tail)) forms.push(Buffer.from(tail, 'latin1'))
  const once = new Map(forms.map((bytes) => [bytes.toString('hex'), bytes]))
  return [...once.values()].map((bytes) => ({ name, bytes }))
}

/** The first three bytes of a needle as a number: a place in a table of 2^24. */
function beginning(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
}

export type Search = {
  /** The longest needle, in bytes: parts that are searched one after the other must overlap by it. */
  longest: number
  /** The names of what stands in `bytes`, as far as they are needed again: each call adds to `found`. */
  look(bytes: Buffer, found: Set<string>): void
}

/** A search for all needles in one pass, however many there are. */
export function searchFor(needles: Needles): Search {
  const all = Object.entries(needles).flatMap(formsOf)
  // One bit for each: so small that it stays close to the processor.
  const begins = new Uint8Array(1 << 21)
  const byBeginning = Map.groupBy(all, ({ bytes }) => beginning(bytes, 0))
  for (const start of byBeginning.keys()) {
    begins[start >> 3] = (begins[start >> 3] ?? 0) | (1 << (start & 7))
  }
  return {
    longest: Math.max(1, ...all.map(({ bytes }) => bytes.length)),
    look(bytes, found) {
      let start = beginning(bytes, 0) >> 8
      for (let at = 2; at < bytes.length; at += 1) {
        start = ((start << 8) | (bytes[at] as number)) & 0xffffff
        if (((begins[start >> 3] as number) & (1 << (start & 7))) === 0) continue
        for (const needle of byBeginning.get(start) ?? []) {
          const [from, to] = [at - 2, at - 2 + needle.bytes.length]
          if (to > bytes.length || found.has(needle.name)) continue
          if (needle.bytes.compare(bytes, from, to) === 0) found.add(needle.name)
        }
      }
    },
  }
}

/** The names of the needles that stand in any of these bytes. */
export function findIn(needles: Needles, parts: readonly Buffer[]): Set<string> {
  const search = searchFor(needles)
  const found = new Set<string>()
  for (const bytes of parts) search.look(bytes, found)
  return found
}
