/** Words of every script leave the search index whole, also where they stand between two of its pages. */
import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { leaveNoTrace } from '#db/scrub.ts'
import { owesMerge } from '#db/search-anew.ts'
import { forgetPost, indexPost } from '#db/search.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { tracesOf } from '../helpers/canaries.ts'
import { aStore } from '../helpers/store.ts'

const WORDS = 1_200
const HALF = 10

function half(letters: string): string {
  return Array.from({ length: HALF }, () => letters[randomInt(letters.length)]).join('')
}

function between(store: Store): Set<string> {
  const terms = store.reading.prepare('SELECT term FROM post_search_idx').pluck().all() as Buffer[]
  return new Set(terms.map((term) => term.toString().slice(1)))
}

const apart = (first: string, second: string) => [first, second]

test.each([
  ['Hebrew, cut at its vowels', 'אבגדהוזחטיכלמנסעפצקרשת', '\u05B7', apart],
  ['Hindi, cut at its vowels', 'कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह', '\u093E', apart],
  [
    'Arabic, without its vowels',
    'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
    '\u064E',
    (first: string, second: string) => [first + second],
  ],
  [
    'Greek, whose letters are folded',
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ',
    'Ά',
    (first: string, second: string) => [
      Array.from(`${first}Ά${second}`, (letter) => letter.toLowerCase()).join(''),
    ],
  ],
])('%s', async (_, letters, mark, wordsOf) => {
  const store = await aStore()
  const all = Array.from({ length: WORDS }, () => [half(letters), half(letters)] as const)
  const flush = store.sqlite.prepare(`INSERT INTO post_search (post_search) VALUES ('flush')`)
  await inTransaction(store, async (trx) => {
    for (const [at, halves] of all.entries()) {
      await indexPost(trx, { sequence: at + 1, title: '', body: `samen ${halves.join(mark)}` })
      if (at % 300 === 0) flush.run()
    }
  })
  // Page by page, as FTS5 does now and then when something is written: each time it notes a whole word.
  const merge = store.sqlite.prepare(
    `INSERT INTO post_search (post_search, rank) VALUES ('merge', ?)`,
  )
  merge.run(-1)
  for (let page = 0; page < 200; page += 1) merge.run(1)
  const noted = between(store)
  const going = all.flatMap((halves, at) => {
    const words = wordsOf(...halves).filter((word) => noted.has(word))
    return words.length > 0 ? [{ sequence: at + 1, words }] : []
  })
  const words = Object.fromEntries(going.flatMap((one) => one.words).map((word) => [word, word]))
  expect(tracesOf(store, words).length).toBeGreaterThan(0)
  for (const { sequence } of going) await inTransaction(store, (trx) => forgetPost(trx, sequence))
  expect(await owesMerge(store.read)).toBe(true)
  expect(await leaveNoTrace(store)).toBe(true)
  expect(tracesOf(store, words)).toEqual([])
})
