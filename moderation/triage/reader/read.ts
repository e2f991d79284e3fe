import { LEVELS, type Level, type Signal } from '../../vocabulary.ts'
import type { TextToRead } from './features.ts'
import { signalReader } from './read-signals.ts'
import { softmax } from './train.ts'
import { KnownFeatures, Vectoriser, type Vector } from './vector.ts'
import file from './weights.json' with { type: 'json' }

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

const CLASSES = LEVELS.length
const NONE = LEVELS.indexOf('none')
const MOST_TERMS = 5

function bytesOf(packed: string): ArrayBuffer {
  const bytes = Buffer.from(packed, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

const known = new KnownFeatures(new Int32Array(bytesOf(file.hashes)))
const weights = new Int8Array(bytesOf(file.weights))
const vectoriser = new Vectoriser(known)
const signalsOf = signalReader(known)

/** Chosen by cross-validation when the weights were trained. */
export const shippedThresholds: Thresholds = file.thresholds

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

/** The chance of each level. Written out for the four: a text has a thousand features. */
function chancesOf({ features, values }: Vector): Float64Array {
  let acute = 0
  let urgent = 0
  let attention = 0
  let none = 0
  for (let index = 0; index < features.length; index += 1) {
    const place = (features[index] as number) * CLASSES
    const value = values[index] as number
    acute += (weights[place] as number) * value
    urgent += (weights[place + 1] as number) * value
    attention += (weights[place + 2] as number) * value
    none += (weights[place + 3] as number) * value
  }
  const scores = Float64Array.of(acute, urgent, attention, none)
  for (let level = 0; level < CLASSES; level += 1) {
    scores[level] =
      (scores[level] as number) * (file.scale[level] as number) + (file.bias[level] as number)
  }
  softmax(scores)
  return scores
}

/** The place of each feature in the vector at hand, plus one; 0 for those that are not in it. */
const placeOf = new Int32Array(known.size)

/** The words that pull most towards a level and away from none. */
function strongestTerms(text: TextToRead, { features, values }: Vector, level: Level): string[] {
  const mine = LEVELS.indexOf(level)
  const ours = file.scale[mine] as number
  const nones = file.scale[NONE] as number
  for (let index = 0; index < features.length; index += 1) {
    placeOf[features[index] as number] = index + 1
  }
  const pulls: Array<{ first: number; last: number; pull: number; at: number }> = []
  vectoriser.visitReadable(text, (feature, first, last) => {
    const at = (placeOf[feature] as number) - 1
    if (at < 0) return
    // The first to say it names it.
    placeOf[feature] = 0
    const place = feature * CLASSES
    const pull =
      ((weights[place + mine] as number) * ours - (weights[place + NONE] as number) * nones) *
      (values[at] as number)
    if (pull > 0) pulls.push({ first, last, pull, at })
  })
  for (const feature of features) placeOf[feature] = 0
  const terms = new Set<string>()
  for (const { first, last } of pulls.toSorted((a, b) => b.pull - a.pull || a.at - b.at)) {
    const said = text.tokens.slice(first, last + 1).map((token) => token.word)
    terms.add(said.join(' '))
    if (terms.size === MOST_TERMS) break
  }
  return [...terms]
}

/** Reads a text with the shipped weights. */
export function readLinear(text: TextToRead): LinearReading {
  const vector = vectoriser.vectorOf(text)
  const reading = readingOf(chancesOf(vector))
  const level = levelOf(reading, file.thresholds)
  return {
    ...reading,
    level,
    terms: level === 'none' ? [] : strongestTerms(text, vector, level),
    signals: level === 'none' ? [] : signalsOf(vector),
  }
}
