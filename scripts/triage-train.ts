/**
 * `npm run triage:train [-- FILE…]`: trains the linear reader on labelled posts and writes its weights.
 * Thresholds are chosen by cross-validation. Posts of the kept fifth are left out. The same files give the
 * same weights.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { combine } from '#moderation/triage/combine.ts'
import { packed, type PackedSignal } from '#moderation/triage/reader/packed.ts'
import { train, type View } from '#moderation/triage/reader/train.ts'
import { trainSignals, type SignalModel } from '#moderation/triage/reader/train-signals.ts'
import { crossValidate, knownFeaturesOf, prepare, vectorise } from './triage/cross.ts'
import { isKept, isOrdinary } from './triage/halves.ts'
import { readLabelled } from './triage/labelled.ts'
import { hearingsOf } from './triage/thresholds.ts'

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
const hearings = hearingsOf(
  prepared.flatMap(({ post, examined }, index) => {
    const mine = chances[index]
    if (mine === undefined) return []
    const rules = combine(examined.hits, examined.concepts).level
    return [{ level: post.level, chances: mine, ordinary: isOrdinary(post), rules }]
  }),
)

/** The features whose weights say something, by their numbers among all. */
function tellingOf(views: View[], size: number): number[] {
  return [...Array(size).keys()].filter((feature) =>
    views.some(({ weights, bias }) =>
      weights
        .subarray(feature * bias.length, (feature + 1) * bias.length)
        .some((weight) => Math.abs(weight) >= LEAST_WEIGHT),
    ),
  )
}

function largest(weights: Iterable<number>): number {
  let most = 1e-9
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  return most
}

/** The weights as bytes, a scale for each column. */
function pack(hashes: Int32Array, kept: number[], views: View[]) {
  const columns = views.flatMap(({ weights, bias }) =>
    [...bias.keys()].map((column) =>
      kept.map((feature) => weights[feature * bias.length + column] as number),
    ),
  )
  const scales = columns.map((column) => largest(column) / STEPS)
  const bytes = Int8Array.from(
    kept.flatMap((_, feature) =>
      columns.map((column, index) =>
        Math.round((column[feature] as number) / (scales[index] as number)),
      ),
    ),
  )
  return {
    views: views.map(({ bias, levels }, view) => {
      const before = views.slice(0, view).reduce((sum, one) => sum + one.bias.length, 0)
      return { levels, bias: [...bias], scale: scales.slice(before, before + bias.length) }
    }),
    hashes: packed(Int32Array.from(kept, (feature) => hashes[feature] as number)),
    weights: packed(bytes),
  }
}

function packSignal(kept: number[], { signal, weights, bias }: SignalModel): PackedSignal {
  const weightOf = (index: number) => weights[kept[index] as number] as number
  const strongest = Int32Array.from(
    [...kept.keys()]
      .toSorted((a, b) => Math.abs(weightOf(b)) - Math.abs(weightOf(a)))
      .slice(0, MOST_OF_A_SIGNAL),
  )
  const scale = largest(Array.from(strongest, weightOf)) / STEPS
  return {
    signal,
    bias,
    scale,
    features: packed(strongest),
    weights: packed(Int8Array.from(strongest, (index) => Math.round(weightOf(index) / scale))),
  }
}

const hashes = knownFeaturesOf(prepared)
const examples = vectorise(prepared, hashes)
const views = train(examples, hashes.length)
const signals = trainSignals(examples, hashes.length)
const kept = tellingOf(views, hashes.length)
const file = { posts: prepared.length, hearings, ...pack(hashes, kept, views) }
writeFileSync(WEIGHTS, `${JSON.stringify(file)}\n`)
writeFileSync(
  SIGNAL_WEIGHTS,
  `${JSON.stringify({ signals: signals.map((one) => packSignal(kept, one)) })}\n`,
)

function shareOf({ called, of }: { called: number; of: number }, times: number): string {
  return ((called / Math.max(1, of)) * times).toFixed(times === 1 ? 2 : 0)
}
process.stdout.write(
  `${prepared.length} posts, ${kept.length} of ${hashes.length} features\nhearing, thresholds, acute heard, ordinary called acute in 1,000, the same for acute or urgent\n`,
)
for (const [name, { thresholds, acute, urgent }] of Object.entries(hearings)) {
  const figures = [acute, urgent].flatMap(({ danger, ordinary }) => [
    shareOf(danger, 1),
    shareOf(ordinary, 1000),
  ])
  process.stdout.write(`${[name, JSON.stringify(thresholds), ...figures].join('  ')}\n`)
}
