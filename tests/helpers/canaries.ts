/** Words that stand nowhere else, and the search for what is left of them in the store's files. */
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Store } from '#db/store.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const LENGTH = 18
/** A search index keeps a word without the beginning it shares with its neighbour: its end is looked for. */
const TAIL = 9

/** A word of 18 random letters. */
export function aCanary(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** A long text with a canary at its end: long enough to need pages of its own. */
export function aLongTextWith(canary: string, sentences = 60): string {
  return `${'Vandaag heb ik voor het eerst weer soep gekookt. '.repeat(sentences)}${canary}.`
}

/** Which of the named canaries have left a trace in the bytes of the store, its log or its shared memory. */
export function tracesOf(store: Store, canaries: Record<string, string>): string[] {
  const bytes = ['', '-wal', '-shm']
    .map((end) => store.file + end)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file))
  return Object.entries(canaries)
    .filter(([, canary]) => {
      const tail = canary.slice(-TAIL)
      return bytes.some((one) => one.includes(tail, 'latin1') || one.includes(tail, 'utf16le'))
    })
    .map(([name]) => name)
}
