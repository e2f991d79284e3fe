import type { Signal } from '../../vocabulary.ts'
import file from './signals.json' with { type: 'json' }
import type { KnownFeatures, Vector } from './vector.ts'

/** A chance this high names a signal; chosen by cross-validation (docs/triage.md). */
const NAMED = 0.15

function bytesOf(packed: string): ArrayBuffer {
  const bytes = Buffer.from(packed, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

/** For each feature a stretch of pulls: which signal, how strongly. */
type Pulls = { from: Int32Array; signals: Uint8Array; weights: Float32Array }

function pullsOf(known: KnownFeatures): Pulls {
  const each = file.signals.map(({ hashes, weights, scale }) => ({
    features: new Int32Array(bytesOf(hashes)).map((hash) => known.numberOf(hash)),
    weights: new Int8Array(bytesOf(weights)),
    scale,
  }))
  const from = new Int32Array(known.size + 1)
  for (const { features } of each) {
    for (const feature of features) {
      if (feature >= 0) from[feature + 1] = (from[feature + 1] as number) + 1
    }
  }
  for (let feature = 0; feature < known.size; feature += 1) {
    from[feature + 1] = (from[feature + 1] as number) + (from[feature] as number)
  }
  const next = from.slice()
  const signals = new Uint8Array(from[known.size] as number)
  const pulls = new Float32Array(signals.length)
  for (const [signal, { features, weights, scale }] of each.entries()) {
    for (const [index, feature] of features.entries()) {
      if (feature < 0) continue
      const place = next[feature] as number
      next[feature] = place + 1
      signals[place] = signal
      pulls[place] = (weights[index] as number) * scale
    }
  }
  return { from, signals, weights: pulls }
}

/** What names the signals of a text that a reader found worth looking at. */
export function signalReader(known: KnownFeatures): (vector: Vector) => Signal[] {
  const { from, signals, weights } = pullsOf(known)
  const limit = Math.log(NAMED / (1 - NAMED))
  return ({ features, values }) => {
    const scores = Float64Array.from(file.signals, (one) => one.bias)
    for (let index = 0; index < features.length; index += 1) {
      const feature = features[index] as number
      const value = values[index] as number
      const end = from[feature + 1] as number
      for (let place = from[feature] as number; place < end; place += 1) {
        const signal = signals[place] as number
        scores[signal] = (scores[signal] as number) + (weights[place] as number) * value
      }
    }
    return file.signals.flatMap((one, index) =>
      (scores[index] as number) >= limit ? [one.signal as Signal] : [],
    )
  }
}
