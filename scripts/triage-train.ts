/**
 * `npm run triage:train [-- FILE…]`: trains the linear reader and writes its weights. Thresholds are
 * chosen by five-fold cross-validation on the same files: the highest recall that keeps false acute
 * alarms among ordinary posts under a limit.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { examine } from '#moderation/triage/assess.ts'
import { probabilities, train, type Example, type Model } from '#moderation/triage/reader/train.ts'
import { featuresOf, PLACES } from '#moderation/triage/reader/features.ts'
import { LEVELS } from '#moderation/vocabulary.ts'
import { readLabelled } from './triage/labelled.ts'

const FOLDER = 'tests/data/triage'
const WEIGHTS = 'moderation/triage/reader/weights.json'
const FOLDS = 5

const given = process.argv.slice(2)
const files =
  given.length > 0
    ? given
    : readdirSync(FOLDER)
        .filter((name) => name.startsWith('train-'))
        .map((name) => `${FOLDER}/${name}`)
const posts = files.flatMap(readLabelled)

const examples: Example[] = posts.map((post) => {
  const { tokens, hits } = examine(post.text)
  return { features: featuresOf(tokens, hits, post.board), level: post.level, weight: 1 }
})

function foldOf(id: string): number {
  // Contrast groups (train-c) stay together: their ids share all but the last part.
  const group = id
    .replace(/[a-z]?$/, '')
    .replace(/-\d+$/, (tail) => `-${Math.floor(Number(tail.slice(1)) / 4)}`)
  let hash = 0
  for (const sign of group) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0
  return hash % FOLDS
}

const guesses: number[][] = []
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = train(examples.filter((_, index) => foldOf(posts[index]?.id ?? '') !== fold))
  for (const [index, example] of examples.entries()) {
    if (foldOf(posts[index]?.id ?? '') === fold)
      guesses[index] = probabilities(model, example.features)
  }
  process.stdout.write(`fold ${fold + 1} of ${FOLDS}\n`)
}

/** The lowest threshold at which precision and the share of harmless posts above it are good enough. */
function threshold(
  score: (guess: number[]) => number,
  positive: (level: string) => boolean,
  limits: { precision: number; harmless: number },
): number {
  const harmless = posts.filter((post) => post.level === 'none').length
  for (let limit = 0.2; limit < 0.95; limit += 0.01) {
    const above = posts.filter((_, index) => score(guesses[index] as number[]) >= limit)
    const right = above.filter((post) => positive(post.level)).length
    const wrongHarmless = above.filter((post) => post.level === 'none').length
    const precise = above.length > 0 && right / above.length >= limits.precision
    if (precise && wrongHarmless / harmless <= limits.harmless) return Math.round(limit * 100) / 100
  }
  return 0.95
}

const [acute, urgent, attention] = [0, 1, 2]
const thresholds = {
  acute: threshold(
    (g) => g[acute] ?? 0,
    (l) => l === 'acute',
    { precision: 0.84, harmless: 0.01 },
  ),
  urgent: threshold(
    (g) => (g[acute] ?? 0) + (g[urgent] ?? 0),
    (l) => l === 'acute' || l === 'urgent',
    { precision: 0.88, harmless: 0.05 },
  ),
  attention: threshold(
    (g) => (g[acute] ?? 0) + (g[urgent] ?? 0) + (g[attention] ?? 0),
    (l) => l !== 'none',
    { precision: 0.88, harmless: 0.12 },
  ),
}

function pack(model: Model) {
  const scale: number[] = []
  const weights = model.weights.map((row) => {
    const most = row.reduce((highest, value) => Math.max(highest, Math.abs(value)), 1e-9)
    scale.push(most / 127)
    return Buffer.from(Int8Array.from(row, (value) => Math.round((value / most) * 127))).toString(
      'base64',
    )
  })
  return { places: PLACES, scale, bias: model.bias, weights }
}

const model = train(examples)
writeFileSync(
  WEIGHTS,
  `${JSON.stringify({ ...pack(model), thresholds, levels: LEVELS, posts: posts.length })}\n`,
)
process.stdout.write(`${posts.length} posts, thresholds ${JSON.stringify(thresholds)}\n`)
