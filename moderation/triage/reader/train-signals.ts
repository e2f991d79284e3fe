/** Trains what names the signals: for each a logistic regression of its own, over the same vectors. */
import { SIGNALS, type Signal } from '../../vocabulary.ts'
import { shuffled, type Example } from './train.ts'
import type { Vector } from './vector.ts'

export type SignalModel = { signal: Signal; weights: Float64Array; bias: number }

const EPOCHS = 12
const RATE = 0.6
const BIAS_RATE = 0.02
const DECAY = 1.5e-4
const FIRST_SQUARE = 1e-4
const SEED = 7
/** Each signal is rare among the posts: one that has it counts for several that have not. */
const OF_THOSE_THERE = 5
/** A signal seen less often is left to the rules. */
const FEWEST_POSTS = 12

function chanceOf(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

function scoreOf(weights: Float64Array, bias: number, { features, values }: Vector): number {
  let score = bias
  for (let one = 0; one < features.length; one += 1) {
    score += (weights[features[one] as number] as number) * (values[one] as number)
  }
  return score
}

function trainOne(examples: Example[], size: number, signal: Signal): SignalModel {
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(FIRST_SQUARE)
  let bias = -2
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of shuffled(examples.length, SEED + epoch)) {
      const { vector, signals } = examples[index] as Example
      const { features, values } = vector
      const there = signals.includes(signal)
      const weight = there ? OF_THOSE_THERE : 1
      const error = (chanceOf(scoreOf(weights, bias, vector)) - (there ? 1 : 0)) * weight
      bias -= BIAS_RATE * error
      for (let one = 0; one < features.length; one += 1) {
        const place = features[one] as number
        const slope = error * (values[one] as number) + DECAY * (weights[place] as number)
        const square = (squares[place] as number) + slope * slope
        squares[place] = square
        weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(square)
      }
    }
  }
  return { signal, weights, bias }
}

/** A model for each signal that is met often enough. */
export function trainSignals(examples: Example[], size: number): SignalModel[] {
  return SIGNALS.filter(
    (signal) => examples.filter(({ signals }) => signals.includes(signal)).length >= FEWEST_POSTS,
  ).map((signal) => trainOne(examples, size, signal))
}
