import { describe, expect, it } from 'vitest'
import { train } from '#moderation/triage/reader/train.ts'
import { trainSignals } from '#moderation/triage/reader/train-signals.ts'
import { crossValidate, knownFeaturesOf, prepare, vectorise } from '../../scripts/triage/cross.ts'
import { inThread } from '../../scripts/triage/crew.ts'
import { readLabelled } from '../../scripts/triage/labelled.ts'

const posts = prepare(readLabelled('tests/data/triage/dev.jsonl').slice(0, 120))
const hashes = knownFeaturesOf(posts)
const examples = vectorise(posts, hashes)
const size = hashes.length

describe('training in threads', () => {
  it('gives the weights that one thread gives, to the last bit', async () => {
    const [views, signals] = await Promise.all([
      inThread({ kind: 'views', examples, size }),
      inThread({ kind: 'signals', examples, size }),
    ])
    expect(views).toEqual(train(examples, size))
    expect(signals).toEqual(trainSignals(examples, size))
  })

  it('judges each post once, whatever thread is ready first', async () => {
    const [once, again] = await Promise.all([
      crossValidate(posts, examples, hashes),
      crossValidate(posts, examples, hashes),
    ])
    expect(once).toHaveLength(posts.length)
    expect(again).toEqual(once)
    for (const chances of once) expect(chances.reduce((sum, one) => sum + one)).toBeCloseTo(1)
  })

  it('says what went wrong in a thread', async () => {
    const broken = { ...examples[0], vector: null } as unknown as (typeof examples)[number]
    await expect(inThread({ kind: 'views', examples: [broken], size })).rejects.toThrow(/null/)
  })
})
