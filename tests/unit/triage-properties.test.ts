import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readLabelled } from '#scripts/triage/labelled.ts'
import { isKept } from '#scripts/triage/halves.ts'
import { assess } from '#moderation/triage/assess.ts'
import { examine } from '#moderation/triage/examine.ts'
import { wordsOf } from '#moderation/triage/lexicon.ts'
import { normalise } from '#moderation/triage/normalise.ts'
import { tokenise } from '#moderation/triage/tokens.ts'
import { LEVELS, type Level } from '#moderation/vocabulary.ts'

const posts = ['dev', 'train-a', 'train-d']
  .flatMap((name) => readLabelled(`tests/data/triage/${name}.jsonl`))
  .filter((post) => !isKept(post))
  .map((post) => post.text)

// Hundreds of texts a test; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

function normal(text: string): string {
  const { codes, length } = normalise(text)
  return Array.from(codes.subarray(0, length), (code) => String.fromCharCode(code)).join('')
}

const RUNS = { numRuns: 300 }
const anyText = oneof(
  string({ unit: 'binary', maxLength: 400 }),
  string({ unit: 'grapheme', maxLength: 400 }),
  array(
    constantFrom(...posts.flatMap((post) => post.split(' ')), '🔪', '😂', '\u202E', 'e\u0301'),
    {
      maxLength: 60,
    },
  ).map((words) => words.join(' ')),
)

function rank(level: Level): number {
  return LEVELS.indexOf(level)
}

describe('any text', () => {
  it('is assessed, and its marks lie within it, in order, on whole characters', () => {
    assert(
      property(anyText, (text) => {
        const { matches, suppressed, level } = assess(text)
        expect(LEVELS).toContain(level)
        for (const { start, end } of [...matches, ...suppressed]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      RUNS,
    )
  })

  it('gives words that stand where they say they do', () => {
    assert(
      property(anyText, (text) => {
        let last = 0
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last)
          // One sign can hold several words (ﷺ): they stand at the same place.
          last = token.start
          const there = normal(text.slice(token.start, token.end))
          const unstretched = there.replace(/(\p{L})\1{2,}/gu, '$1$1')
          expect(unstretched).toContain(token.word)
        }
      }),
      RUNS,
    )
  })

  it('is read the same way twice, whatever was read between', () => {
    assert(
      property(anyText, anyText, (text, other) => {
        const first = assess(text)
        assess(other)
        expect(assess(text)).toEqual(first)
      }),
      RUNS,
    )
  })

  it('is normalised once: again changes nothing', () => {
    assert(
      property(anyText, (text) => {
        const once = normal(text)
        expect(normal(once)).toBe(once)
      }),
      RUNS,
    )
  })
})

// Words without a meaning that the lexicon knows; a sentence of them is unrelated to anything.
const unrelated = ['Zwaluwen zweven ver', 'Kastanjes rijpen langzaam', 'Tulpen bloeien'].filter(
  (sentence) => wordsOf(sentence).every((one) => one.concepts.length === 0),
)

describe('an unrelated sentence', () => {
  it('is one without known meaning', () => {
    expect(unrelated.length).toBeGreaterThan(1)
  })

  it('never lowers a level, at the end', () => {
    assert(
      property(constantFrom(...posts), constantFrom(...unrelated), (post, sentence) => {
        const before = assess(post).level
        const after = assess(`${post}\n${sentence}.`).level
        expect([post, rank(after)]).toEqual([post, Math.min(rank(after), rank(before))])
      }),
      RUNS,
    )
  })

  it('never lowers a level, at the beginning', () => {
    assert(
      property(constantFrom(...posts), constantFrom(...unrelated), (post, sentence) => {
        const before = assess(post).level
        const after = assess(`${sentence}.\n${post}`).level
        expect([post, rank(after)]).toEqual([post, Math.min(rank(after), rank(before))])
      }),
      RUNS,
    )
  })

  it('never lowers one of a text without any known meaning', () => {
    const post = 'you deserved it tbh'
    expect(assess(post).level).toBe('attention')
    for (const sentence of unrelated) {
      expect(assess(`${sentence}.\n${post}`).level).toBe('attention')
      expect(assess(`${post}\n${sentence}.`).level).toBe('attention')
    }
  })

  it('takes no hit of a rule away', () => {
    assert(
      property(constantFrom(...posts), constantFrom(...unrelated), (post, sentence) => {
        const before = examine(post).hits.map((hit) => hit.rule)
        const after = examine(`${post}\n${sentence}.`).hits.map((hit) => hit.rule)
        expect(after).toEqual(expect.arrayContaining(before))
      }),
      RUNS,
    )
  })
})

describe('a text made to be slow', () => {
  const LONGEST_MS = 400
  it.each([
    ['one word over and over', 'keel '.repeat(4000)],
    ['one long word', 'a'.repeat(20_000)],
    ['letters apart', 'z e l f '.repeat(2500)],
    ['signs alone', '*'.repeat(20_000)],
    ['denials', 'niet geen nooit hij slaat me '.repeat(700)],
    ['times', 'gisteren vandaag nu hij slaat me '.repeat(600)],
    ['masks', 'z*lf***rd '.repeat(2000)],
    ['insults', 'jij hoer '.repeat(2200)],
  ])('is read all the same: %s', (_, text) => {
    assess(text)
    const start = process.cpuUsage()
    assess(text)
    const used = process.cpuUsage(start)
    expect((used.user + used.system) / 1000).toBeLessThan(LONGEST_MS)
  })
})
