/**
 * `npm run triage:train [-- FILE…]`: trains the linear reader on labelled posts and writes its weights.
 * Thresholds are chosen by cross-validation. Posts of the kept fifth are left out. The same files give the
 * same weights.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { LEVELS } from '#moderation/vocabulary.ts'
import { train, type Model } from '#moderation/triage/reader/train.ts'
import { trainSignals, type SignalModel } from '#moderation/triage/reader/train-signals.ts'
import { crossValidate, knownFeaturesOf, prepare, vectorise } from './triage/cross.ts'
import { isKept, isOrdinary } from './triage/halves.ts'
import { readLabelled } from './triage/labelled.ts'
import { chooseThresholds } from './triage/thresholds.ts'

const FOLDER = 'tests/data/triage'
const WEIGHTS = 'moderation/triage/reader/weights.json'
const SIGNAL_WEIGHTS = 'moderation/triage/reader/signals.json'
/** Features that name a signal: the strongest are enough. */
const MOST_OF_A_SIGNAL = 4_000
/** A feature whose weights all stay under this says nothing, and is not shipped. */
const LEAST_WEIGHT = 0.02
const STEPS = 127

const given = process.argv.slice(2)
const files =
  given.length > 0
    ? given
    : readdirSync(FOLDER)
        .filter((name) => name.endsWith('.jsonl'))
        .toSorted()
        .map((name) => `${FOLDER}/${name}`)
const building = files.flatMap(readLabelled).filter((post) => !isKept(post))
const prepared = prepare(building)

const chances = crossValidate(prepared)
const thresholds = chooseThresholds(
  building.flatMap((post, index) => {
    const mine = chances[index]
    if (mine === undefined) return []
    return [{ level: post.level, chances: mine, ordinary: isOrdinary(post) }]
  }),
)

/** The weights as bytes, a scale for each level; features that say nothing are left out. */
function pack(hashes: Int32Array, { weights, bias }: Model) {
  const classes = LEVELS.length
  const scale = LEVELS.map((_, level) => {
    let most = 1e-9
    for (let place = level; place < weights.length; place += classes) {
      most = Math.max(most, Math.abs(weights[place] as number))
    }
    return most / STEPS
  })
  const kept = [...hashes.keys()].filter((feature) =>
    LEVELS.some(
      (_, level) => Math.abs(weights[feature * classes + level] as number) >= LEAST_WEIGHT,
    ),
  )
  const bytes = Int8Array.from(
    kept.flatMap((feature) =>
      LEVELS.map((_, level) =>
        Math.round((weights[feature * classes + level] as number) / (scale[level] as number)),
      ),
    ),
  )
  const names = Int32Array.from(kept, (feature) => hashes[feature] as number)
  return {
    scale,
    bias: [...bias],
    hashes: Buffer.from(names.buffer).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  }
}

function packSignal(hashes: Int32Array, { signal, weights, bias }: SignalModel) {
  const strongest = [...weights.keys()]
    .toSorted((a, b) => Math.abs(weights[b] as number) - Math.abs(weights[a] as number))
    .slice(0, MOST_OF_A_SIGNAL)
  const scale = Math.abs(weights[strongest[0] ?? 0] as number) / STEPS
  const names = Int32Array.from(strongest, (feature) => hashes[feature] as number)
  const bytes = Int8Array.from(strongest, (feature) =>
    Math.round((weights[feature] as number) / scale),
  )
  return {
    signal,
    bias,
    scale,
    hashes: Buffer.from(names.buffer).toString('base64'),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  }
}

const hashes = knownFeaturesOf(prepared)
const examples = vectorise(prepared, hashes)
const model = train(examples, hashes.length)
const signals = trainSignals(
  examples.map(({ vector }, index) => ({
    vector,
    signals: building[index]?.signals ?? [],
  })),
  hashes.length,
)
const file = { posts: prepared.length, thresholds, ...pack(hashes, model) }
writeFileSync(WEIGHTS, `${JSON.stringify(file)}\n`)
writeFileSync(
  SIGNAL_WEIGHTS,
  `${JSON.stringify({ signals: signals.map((one) => packSignal(hashes, one)) })}\n`,
)
process.stdout.write(
  `${prepared.length} posts, ${hashes.length} features, thresholds ${JSON.stringify(thresholds)}\n`,
)
