/**
 * The triage on one core: posts of 80 words a second, beside a pass that only splits the same texts into
 * words; the longest text; and a text made to be slow.
 */
import { readFileSync } from 'node:fs'
import { assess } from '#moderation/triage/assess.ts'
import { tokenise } from '#moderation/triage/tokens.ts'
import type { Bench } from './bench.ts'

const WORDS = 80
const POSTS = 2_000
/** The machine code of what runs often settles within the first six. */
const ROUNDS = 12
const LONGEST = 20_000

/** Posts of 80 words each, made of the labelled ones in their order. */
function postsOf80Words(): string[] {
  const words = ['dev', 'train-a', 'train-b', 'train-e'].flatMap((name) =>
    readFileSync(`tests/data/triage/${name}.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/\s+/)),
  )
  return Array.from({ length: POSTS }, (_, post) =>
    Array.from(
      { length: WORDS },
      (_word, index) => words[(post * WORDS + index) % words.length],
    ).join(' '),
  )
}

/** Milliseconds of this process's own time, the best of some rounds: others at work count less. */
function best(rounds: number, deed: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage()
    deed()
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

function aSecond(milliseconds: number): number {
  return Math.round((POSTS / milliseconds) * 1000)
}

export const triage: Bench = {
  name: 'triage',
  run() {
    const posts = postsOf80Words()
    const board = 'partner-violence' as const
    const assessing = best(ROUNDS, () => {
      for (const post of posts) assess(post, { board })
    })
    const splitting = best(ROUNDS, () => {
      for (const post of posts) tokenise(post)
    })
    const long = posts.join(' ').slice(0, LONGEST)
    const longest = best(ROUNDS, () => assess(long))
    const slow = best(ROUNDS, () => assess('hij kneep mijn keel dicht niet nooit '.repeat(540)))
    return [
      {
        what: 'posts of 80 words a second, one core',
        measured: aSecond(assessing),
        unit: 'posts/s',
        beside: `splitting into words alone: ${aSecond(splitting)}`,
        limit: 10_000,
        atLeast: true,
      },
      {
        what: '20,000 characters',
        measured: longest,
        unit: 'ms',
        beside: `2,000 posts: ${assessing.toFixed(0)} ms`,
        limit: 10,
        atLeast: false,
      },
      {
        what: '20,000 characters made to be slow',
        measured: slow,
        unit: 'ms',
        beside: 'the line above',
        limit: 10,
        atLeast: false,
      },
    ]
  },
}
