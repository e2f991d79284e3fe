/** Words that stand nowhere else, and the search for what is left of them in the store's files. */
import { existsSync, readFileSync } from 'node:fs'
import { unallocated } from '#db/scrub.ts'
import type { Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { aCanary, findIn } from '#scripts/erasure/traces.ts'
import { place } from './placing.ts'

export { aCanary }

/** A long text with a canary at its end: long enough to need pages of its own. */
export function aLongTextWith(canary: string, sentences = 60): string {
  return `${'Vandaag heb ik voor het eerst weer soep gekookt. '.repeat(sentences)}${canary}.`
}

/** Which of the named words have left a trace in the bytes of the store, its log or its shared memory. */
export function tracesOf(store: Store, words: Record<string, string>): string[] {
  const bytes = ['', '-wal', '-shm']
    .map((end) => store.file + end)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file))
  const found = findIn(words, bytes)
  return Object.keys(words).filter((name) => found.has(name))
}

/** How many pages of the store's file hold something between their row pointers and their rows. */
export function filledGaps(store: Store): number {
  const size = store.sqlite.pragma('page_size', { simple: true }) as number
  const bytes = readFileSync(store.file)
  const pages = Array.from({ length: bytes.length / size }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  return pages.filter((page, index) => {
    const gap = unallocated(page, index === 0)
    return gap !== undefined && page.subarray(gap.from, gap.to).some((byte) => byte !== 0)
  }).length
}

/** Words by what they stand in. */
export type Canaries = Record<string, string>

/** A canary for each name. */
export function canaries(...names: string[]): Canaries {
  return Object.fromEntries(names.map((name) => [name, aCanary()]))
}

/** A visible post with a canary in everything that its author can write. */
export async function aPostWith(store: Store, author: Actor, words: Canaries): Promise<string> {
  const { title = '', body = '', warning = '', link = '' } = words
  const { postId } = await place(store, author, {
    title: `Over ${title}`,
    body: aLongTextWith(`${body} [hier](https://hulp.example/${link})`),
    warning,
  })
  return postId
}
