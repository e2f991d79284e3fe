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

function chancesOf({ features, values }: Vector): Float64Array {
  const scores = new Float64Array(CLASSES)
  for (let index = 0; index < features.length; index += 1) {
    const place = (features[index] as number) * CLASSES
    const value = values[index] as number
    for (let level = 0; level < CLASSES; level += 1) {
      scores[level] = (scores[level] as number) + (weights[place + level] as number) * value
    }
  }
  for (let level = 0; level < CLASSES; level += 1) {
    scores[level] =
      (scores[level] as number) * (file.scale[level] as number) + (file.bias[level] as number)
  }
  softmax(scores)
  return scores
}

/** The words that pull most towards a level and away from none. */
function strongestTerms(text: TextToRead, { features, values }: Vector, level: Level): string[] {
  const said = vectoriser.readableFeatures(text)
  const mine = LEVELS.indexOf(level)
  const pulls = new Map<string, number>()
  for (const [index, feature] of features.entries()) {
    const term = said.get(feature)
    if (term === undefined) continue
    const place = feature * CLASSES
    const pull =
      ((weights[place + mine] as number) * (file.scale[mine] as number) -
        (weights[place + NONE] as number) * (file.scale[NONE] as number)) *
      (values[index] as number)
    if (pull > 0) pulls.set(term, Math.max(pull, pulls.get(term) ?? 0))
  }
  return [...pulls]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_TERMS)
    .map(([term]) => term)
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
