/**
 * Trains the linear reader: multinomial logistic regression by Adagrad, deterministic (a fixed order
 * drawn from a fixed seed). 2,170 posts take some ten seconds.
 */
import { LEVELS, type Level } from '../../vocabulary.ts'
import { PLACES, type Features } from './features.ts'

export type Example = { features: Features; level: Level; weight: number }

/** Weights by class and place, and a bias a class. */
export type Model = { weights: Float64Array[]; bias: number[] }

const EPOCHS = 30
const RATE = 0.5
const DECAY = 1e-5

function shuffled(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, index) => index)
  let state = seed
  for (let index = length - 1; index > 0; index -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (index + 1)
    ;[order[index], order[other]] = [order[other] as number, order[index] as number]
  }
  return order
}

/** The probability of each level, in the order of LEVELS. */
export function probabilities(model: Model, { places, values }: Features): number[] {
  const scores = model.weights.map((weights, level) => {
    let score = model.bias[level] as number
    for (let index = 0; index < places.length; index += 1) {
      score += (weights[places[index] as number] as number) * (values[index] as number)
    }
    return score
  })
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

export function train(examples: Example[]): Model {
  const model: Model = {
    weights: LEVELS.map(() => new Float64Array(PLACES)),
    bias: LEVELS.map(() => 0),
  }
  const seen = LEVELS.map(() => new Float64Array(PLACES).fill(1e-6))
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of shuffled(examples.length, 7 + epoch)) {
      const example = examples[index] as Example
      const { places, values } = example.features
      const guess = probabilities(model, example.features)
      for (const [level, name] of LEVELS.entries()) {
        const error = ((guess[level] as number) - (name === example.level ? 1 : 0)) * example.weight
        const weights = model.weights[level] as Float64Array
        const squares = seen[level] as Float64Array
        for (let one = 0; one < places.length; one += 1) {
          const place = places[one] as number
          const slope = error * (values[one] as number) + DECAY * (weights[place] as number)
          squares[place] = (squares[place] as number) + slope * slope
          weights[place] =
            (weights[place] as number) - (RATE * slope) / Math.sqrt(squares[place] as number)
        }
        model.bias[level] = (model.bias[level] as number) - 0.02 * error
      }
    }
  }
  return model
}
