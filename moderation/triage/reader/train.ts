/**
 * Trains the linear reader: multinomial logistic regression by Adagrad, deterministic (a fixed order
 * drawn from fixed seeds), several times and averaged. 3,000 posts take half a minute.
 */
import { LEVELS, type Level } from '../../vocabulary.ts'
import type { Vector } from './vector.ts'

export type Example = { vector: Vector; level: Level; weight: number }

/** Weights by feature, the levels beside one another; and a bias a level. */
export type Model = { weights: Float64Array; bias: Float64Array }

const CLASSES = LEVELS.length
const EPOCHS = 14
const RATE = 0.6
const BIAS_RATE = 0.02
/** Pulls a weight back whenever its feature is met; chosen by cross-validation (docs/triage.md). */
const DECAY = 2.5e-4
const FIRST_SQUARE = 1e-4
/** Readers trained in different orders and averaged: what only one order makes of it is chance. */
const READERS = 3
const SEED = 7
const BETWEEN_SEEDS = 101

export function shuffled(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, index) => index)
  let state = seed
  for (let index = length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (index + 1)
    ;[order[index], order[other]] = [order[other] as number, order[index] as number]
  }
  return order
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  const highest = Math.max(...scores)
  let sum = 0
  for (let level = 0; level < scores.length; level += 1) {
    const power = Math.exp((scores[level] as number) - highest)
    scores[level] = power
    sum += power
  }
  for (let level = 0; level < scores.length; level += 1) {
    scores[level] = (scores[level] as number) / sum
  }
}

/** The probability of each level, in the order of LEVELS. */
export function probabilities(model: Model, { features, values }: Vector): Float64Array {
  const scores = Float64Array.from(model.bias)
  for (let index = 0; index < features.length; index += 1) {
    const place = (features[index] as number) * CLASSES
    const value = values[index] as number
    for (let level = 0; level < CLASSES; level += 1) {
      scores[level] = (scores[level] as number) + (model.weights[place + level] as number) * value
    }
  }
  softmax(scores)
  return scores
}

function trainOnce(examples: Example[], size: number, seed: number): Model {
  const weights = new Float64Array(size * CLASSES)
  const squares = new Float64Array(size * CLASSES).fill(FIRST_SQUARE)
  const model: Model = { weights, bias: new Float64Array(CLASSES) }
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of shuffled(examples.length, seed + epoch)) {
      const { vector, level, weight } = examples[index] as Example
      const { features, values } = vector
      const errors = probabilities(model, vector)
      for (const [number, name] of LEVELS.entries()) {
        const error = ((errors[number] as number) - (name === level ? 1 : 0)) * weight
        errors[number] = error
        model.bias[number] = (model.bias[number] as number) - BIAS_RATE * error
      }
      for (let one = 0; one < features.length; one += 1) {
        const first = (features[one] as number) * CLASSES
        const value = values[one] as number
        for (let number = 0; number < CLASSES; number += 1) {
          const place = first + number
          const slope = (errors[number] as number) * value + DECAY * (weights[place] as number)
          const square = (squares[place] as number) + slope * slope
          squares[place] = square
          weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(square)
        }
      }
    }
  }
  return model
}

/** Trains on examples whose vectors count in `size` features. */
export function train(examples: Example[], size: number): Model {
  const mean: Model = {
    weights: new Float64Array(size * CLASSES),
    bias: new Float64Array(CLASSES),
  }
  for (let reader = 0; reader < READERS; reader += 1) {
    const one = trainOnce(examples, size, SEED + reader * BETWEEN_SEEDS)
    for (const [place, weight] of one.weights.entries()) {
      mean.weights[place] = (mean.weights[place] as number) + weight / READERS
    }
    for (const [level, bias] of one.bias.entries()) {
      mean.bias[level] = (mean.bias[level] as number) + bias / READERS
    }
  }
  return mean
}
