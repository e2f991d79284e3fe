import { higherLevel, type Level, type Theme } from '../../vocabulary.ts'
import type { Hit } from '../assess.ts'
import type { Token } from '../tokens.ts'
import { featuresOf, type Features } from './features.ts'
import file from './weights.json' with { type: 'json' }

export type LinearReading = {
  level: Level
  /** Probability of acute, and of acute or urgent, and of anything but none. */
  acute: number
  danger: number
  flagged: number
  /** The words that weighed most for it. */
  terms: string[]
  /** The level of both readers: this one may raise, never lower. */
  judge(rules: Level): Level
}

const weights = file.weights.map((packed) => {
  const bytes = Buffer.from(packed, 'base64')
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
})

function scoreOf(level: number, { places, values }: Features): number {
  const row = weights[level] as Int8Array
  let sum = 0
  for (let index = 0; index < places.length; index += 1) {
    sum += (row[places[index] as number] ?? 0) * (values[index] as number)
  }
  return sum * (file.scale[level] as number) + (file.bias[level] as number)
}

/** The five words that pull most towards `level` and away from none. */
function strongestTerms(features: Features, level: number): string[] {
  const row = weights[level] as Int8Array
  const none = weights[3] as Int8Array
  const pulls: Array<[number, string]> = []
  for (let index = 0; index < features.places.length; index += 1) {
    const place = features.places[index] as number
    const word = features.words.get(place)
    if (word === undefined) continue
    const pull =
      ((row[place] ?? 0) * (file.scale[level] as number) -
        (none[place] ?? 0) * (file.scale[3] as number)) *
      (features.values[index] as number)
    if (pull > 0) pulls.push([pull, word])
  }
  return pulls
    .toSorted((a, b) => b[0] - a[0])
    .slice(0, 5)
    .map(([, word]) => word)
}

/** Reads a text with the shipped weights. */
export function readLinear(tokens: Token[], hits: Hit[], board: Theme | undefined): LinearReading {
  const features = featuresOf(tokens, hits, board)
  const scores = [0, 1, 2, 3].map((level) => scoreOf(level, features))
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  const [acute = 0, urgent = 0, attention = 0] = powers.map((power) => power / sum)
  const danger = acute + urgent
  const flagged = danger + attention
  const limits = file.thresholds
  const level: Level =
    acute >= limits.acute
      ? 'acute'
      : danger >= limits.urgent
        ? 'urgent'
        : flagged >= limits.attention
          ? 'attention'
          : 'none'
  return {
    level,
    acute,
    danger,
    flagged,
    terms:
      level === 'none'
        ? []
        : strongestTerms(features, level === 'acute' ? 0 : level === 'urgent' ? 1 : 2),
    judge: (rules) => higherLevel(rules, level),
  }
}
