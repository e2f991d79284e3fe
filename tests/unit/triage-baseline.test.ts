import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { BASELINE, measure, type Baseline, type Figures } from '#scripts/triage/baseline.ts'
import { foldOf, isKept } from '#scripts/triage/halves.ts'
import { readLabelled } from '#scripts/triage/labelled.ts'

const last = JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline
let now: Baseline

beforeAll(() => {
  now = measure()
}, 120_000)

const NAMES = Object.keys(last.kept) as Array<keyof Figures>

describe('the figures of the triage have not fallen', () => {
  it.each(NAMES)('%s on the kept fifth', (name) => {
    expect(now.kept[name]).toBeGreaterThanOrEqual(last.kept[name])
  })

  it.each(NAMES)('%s on the sets that are kept whole', (name) => {
    expect(now.sets[name]).toBeGreaterThanOrEqual(last.sets[name])
  })

  it.each(NAMES)('%s on dev', (name) => {
    expect(now.dev[name]).toBeGreaterThanOrEqual(last.dev[name])
  })
})

describe('the kept fifth', () => {
  it('holds whole groups of contrasts', () => {
    const posts = readLabelled('tests/data/triage/train-c.jsonl')
    for (const group of new Set(posts.map((post) => post.group))) {
      const mine = posts.filter((post) => post.group === group)
      expect(new Set(mine.map((post) => isKept(post))).size).toBe(1)
      expect(new Set(mine.map((post) => foldOf(post, 5))).size).toBe(1)
    }
  })

  it('is about a fifth, and holds no post that was written for training', () => {
    const posts = ['dev', 'train-a', 'train-b', 'train-c', 'train-d', 'train-e'].flatMap((name) =>
      readLabelled(`tests/data/triage/${name}.jsonl`),
    )
    const share = posts.filter(isKept).length / posts.length
    expect(share).toBeGreaterThan(0.15)
    expect(share).toBeLessThan(0.25)
    expect(isKept({ id: 'own-f001' })).toBe(false)
  })

  it('has sets beside it that are kept whole', () => {
    for (const name of ['mixture', 'ordinary', 'hard', 'hard-2']) {
      const posts = readLabelled(`tests/data/triage/kept-${name}.jsonl`)
      expect([name, posts.length, posts.every(isKept)]).toEqual([name, posts.length, true])
      expect(posts.length).toBeGreaterThanOrEqual(400)
    }
  })

  it('is not all that is unseen: what one hand wrote for training is in one fold', () => {
    for (const hand of ['f', 'zb', 'zn']) {
      const mine = readLabelled(`tests/data/triage/train-${hand}.jsonl`)
      expect([hand, new Set(mine.map((post) => foldOf(post, 5))).size]).toEqual([hand, 1])
    }
  })
})
