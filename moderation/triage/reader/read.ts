import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { HEARINGS, LEVELS, type Hearing, type Level, type Signal } from '../../vocabulary.ts'
import { KnownHashes } from '../hashes.ts'
import { once } from '../once.ts'
import { wordsAt } from '../tokens.ts'
import { KINDS, makeSensesReady, type TextToRead } from './features.ts'
import { FoundFeatures } from './found.ts'
import { bytesOf, type PackedSignals } from './packed.ts'
import { Scorer } from './score.ts'
import { softmax } from './train.ts'
import { SHORT } from './vector.ts'

export type LinearReading = {
  level: Level
  /** Probability of acute, and of acute or urgent, and of anything but none. */
  acute: number
  danger: number
  flagged: number
  /** The words that weighed most for its level. */
  terms: string[]
  /** What it seems to be about, when it is about something. */
  signals: Signal[]
}

type Chances = Pick<LinearReading, 'acute' | 'danger' | 'flagged'>

export type Thresholds = { acute: number; urgent: number; attention: number }

const MOST_TERMS = 5
/** The same words can be picked more than once, written otherwise: not for ever. */
const MOST_PICKS = 25
/** A chance this high names a signal; of those named five in six are right (docs/triage.md). */
const NAMED = 0.25
const NAMED_SCORE = Math.log(NAMED / (1 - NAMED))

/** Of how many posts how many were called so, judged by a reader that had not seen them. */
type Found = { of: number; called: number }
/** What a threshold does: whom it finds, and how many ordinary posts it takes for one of them. */
export type Hearings = Record<
  Hearing,
  {
    thresholds: Thresholds
    acute: { danger: Found; ordinary: Found }
    urgent: { danger: Found; ordinary: Found }
  }
>

/** What was learnt, as it is kept: the weights of the shipped features, in their order, by view and column. */
export type Trained = {
  views: Array<{ levels: number[]; bias: number[]; scale: number[] }>
  /** Bytes as base64, see packed.ts. */
  weights: string
  /** Chosen and counted by cross-validation when the weights were trained. */
  hearings: Hearings
}

/** Every reader weighs the features that are shipped, and no others. */
export type Shipped = Trained & {
  /** Their hashes, see packed.ts. */
  hashes: string
  /** How many posts it was trained on. */
  posts: number
}

const WEIGHTS = new URL('./weights.json', import.meta.url)
const SIGNALS = new URL('./signals.json', import.meta.url)

/** What is shipped, as its file says. It is large and needed once: nothing keeps it. */
export function readShipped(): Shipped {
  return JSON.parse(readFileSync(WEIGHTS, 'utf8')) as Shipped
}

/** The linear reader at work, with the weights that are shipped or those that a site trained. */
export type LinearReader = {
  read(text: TextToRead, hearing: Hearing): LinearReading
  hearings: Hearings
  /** Tells it from others; empty for the shipped one. */
  version: string
}

/** The level that probabilities make, by the thresholds that experts chose. */
export function levelOf(reading: Chances, limits: Thresholds): Level {
  if (reading.acute >= limits.acute) return 'acute'
  if (reading.danger >= limits.urgent) return 'urgent'
  return reading.flagged >= limits.attention ? 'attention' : 'none'
}

export function readingOf(chances: Float64Array): Chances {
  const [acute = 0, urgent = 0, attention = 0] = chances
  return { acute, danger: acute + urgent, flagged: acute + urgent + attention }
}

/** The chance of each level: the mean of what each view makes of the scores. */
function chancesOf(views: Trained['views'], scores: Float64Array): Float64Array {
  const chances = new Float64Array(LEVELS.length)
  let first = 0
  for (const { bias, levels: told } of views) {
    const mine = scores.subarray(first, first + bias.length)
    for (let column = 0; column < bias.length; column += 1) {
      mine[column] = (mine[column] as number) + (bias[column] as number)
    }
    softmax(mine)
    for (let column = 0; column < bias.length; column += 1) {
      const level = told[column] as number
      chances[level] = (chances[level] as number) + (mine[column] as number) / views.length
    }
    first += bias.length
  }
  return chances
}

/** The words that pull most towards a level and away from none, by the view that knows levels alone. */
function strongestTerms(scorer: Scorer, { tokens }: TextToRead, level: Level): string[] {
  const terms = new Set<string>()
  const pulls = scorer.pulls(LEVELS.indexOf(level), LEVELS.indexOf('none'))
  for (let pick = 0; pick < MOST_PICKS && terms.size < MOST_TERMS; pick += 1) {
    const strongest = pulls.takeStrongest()
    if (strongest === undefined) break
    terms.add(wordsAt(tokens, strongest))
  }
  return [...terms]
}

/** Reads texts with these weights of the shipped features. */
function readerWith(found: FoundFeatures, trained: Trained, version: string): LinearReader {
  const { views, hearings } = trained
  const scale = views.flatMap((view) => view.scale)
  const scorer = new Scorer(found, { bytes: new Int8Array(bytesOf(trained.weights)), scale })
  return {
    hearings,
    version,
    read(text, hearing) {
      found.read(text)
      const reading = readingOf(chancesOf(views, scorer.scores()))
      const level = levelOf(reading, hearings[hearing].thresholds)
      const terms = level === 'none' ? [] : strongestTerms(scorer, text, level)
      const signals = level === 'none' ? [] : shipped().signals()
      return { ...reading, level, terms, signals }
    },
  }
}

/** Names what the text that was found last is about, by the shipped weights of each signal. */
function signalNamer(found: FoundFeatures): () => Signal[] {
  const { signals, weights } = JSON.parse(readFileSync(SIGNALS, 'utf8')) as PackedSignals
  const scale = signals.map((one) => one.scale)
  const scorer = new Scorer(found, { bytes: new Int8Array(bytesOf(weights)), scale })
  return () => {
    const scores = scorer.scores()
    const named: Signal[] = []
    for (let column = 0; column < signals.length; column += 1) {
      const { signal, bias } = signals[column] as PackedSignals['signals'][number]
      if ((scores[column] as number) + bias >= NAMED_SCORE) named.push(signal)
    }
    return named
  }
}

function versionOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12)
}

/** What weights are read by, beside the features: other weights would say something else. */
const WEIGHED_BY = JSON.stringify([KINDS, SHORT])

/** What is shipped, made when the first text comes: a start need not wait for it. */
const shipped = once(() => {
  const file = readShipped()
  makeSensesReady()
  const known = new KnownHashes(new Int32Array(bytesOf(file.hashes)))
  const found = new FoundFeatures(known)
  return {
    size: known.size,
    found,
    features: versionOf(file.hashes, WEIGHED_BY),
    reader: readerWith(found, file, ''),
    signals: signalNamer(found),
  }
})

export const shippedReader: LinearReader = {
  get hearings() {
    return shipped().reader.hearings
  },
  version: '',
  read: (text, hearing) => shipped().reader.read(text, hearing),
}

/** Which features are shipped; weights that were trained beside others say nothing of them. */
export function featuresVersion(): string {
  return shipped().features
}

/** Whether what was kept can be read by: a damaged one would hear nothing, and not say so. */
function isWhole({ views, weights, hearings }: Trained): boolean {
  const columns = views.flatMap(({ bias, scale, levels }) =>
    bias.map((one, column) => [one, scale[column], levels[column]]),
  )
  return (
    columns.length > 0 &&
    columns.flat().every((one) => Number.isFinite(one)) &&
    bytesOf(weights).byteLength === shipped().size * columns.length &&
    HEARINGS.every((hearing) => Number.isFinite(hearings[hearing].thresholds.acute))
  )
}

/**
 * A site's own reader, from what it trained beside the shipped features. What the shipped one calls acute
 * stays acute: no number of decisions, mistaken or meant ill, can teach deafness to that.
 * @throws Error when what was kept is damaged.
 */
export function siteReader(trained: Trained): LinearReader {
  if (!isWhole(trained)) throw new Error('What the triage learnt here is damaged.')
  const own = readerWith(shipped().found, trained, versionOf(trained.weights))
  return {
    ...own,
    read(text, hearing) {
      const mine = own.read(text, hearing)
      if (mine.level === 'acute') return mine
      const theirs = shippedReader.read(text, hearing)
      return theirs.level === 'acute' ? theirs : mine
    },
  }
}
