/**
 * `npm run triage:train [-- FILE…]`: trains the linear reader on labelled posts and writes its weights.
 * Thresholds are chosen by cross-validation. Posts of the kept fifth are left out. The same files give the
 * same weights.
 */
import { writeFileSync } from 'node:fs'
import { packed } from '#moderation/triage/reader/packed.ts'
import {
  chancesByPost,
  crossValidate,
  knownFeaturesOf,
  prepare,
  vectorise,
} from './triage/cross.ts'
import { inThread } from './triage/crew.ts'
import { isKept } from './triage/halves.ts'
import { labelledFiles, readLabelled } from './triage/labelled.ts'
import { packSignals, packViews } from './triage/pack.ts'
import { hearingsOf } from './triage/thresholds.ts'

const WEIGHTS = 'moderation/triage/reader/weights.json'
const SIGNAL_WEIGHTS = 'moderation/triage/reader/signals.json'

/** What a signal is named by: features met in fewer posts say more of a post than of a signal. */
const FEWEST_POSTS_OF_A_SIGNAL = 8

const files = labelledFiles(process.argv.slice(2))
const prepared = prepare(files.flatMap(readLabelled).filter((post) => !isKept(post)))

const hashes = knownFeaturesOf(prepared)
const examples = vectorise(prepared, hashes)
// In order of how often they are met, so these are the first of the others.
const frequent = knownFeaturesOf(prepared, FEWEST_POSTS_OF_A_SIGNAL)
const [chances, views, signals] = await Promise.all([
  crossValidate(prepared, examples, hashes),
  inThread({ kind: 'views', examples, size: hashes.length }),
  inThread({ kind: 'signals', examples: vectorise(prepared, frequent), size: frequent.length }),
])
const hearings = hearingsOf(chancesByPost(prepared, chances))

const { views: packedViews, weights } = packViews(views)
const file = {
  posts: prepared.length,
  hearings,
  views: packedViews,
  hashes: packed(hashes),
  weights,
}
writeFileSync(WEIGHTS, `${JSON.stringify(file)}\n`)
writeFileSync(
  SIGNAL_WEIGHTS,
  `${JSON.stringify(packSignals(signals))}
`,
)

function shareOf({ called, of }: { called: number; of: number }, times: number): string {
  return ((called / Math.max(1, of)) * times).toFixed(times === 1 ? 2 : 0)
}
process.stdout.write(
  `${prepared.length} posts, ${hashes.length} features\nhearing, thresholds, acute heard, ordinary called acute in 1,000, the same for acute or urgent\n`,
)
for (const [name, { thresholds, acute, urgent }] of Object.entries(hearings)) {
  const figures = [acute, urgent].flatMap(({ danger, ordinary }) => [
    shareOf(danger, 1),
    shareOf(ordinary, 1000),
  ])
  process.stdout.write(`${[name, JSON.stringify(thresholds), ...figures].join('  ')}\n`)
}
