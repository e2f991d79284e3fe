/**
 * Trains the linear reader: multinomial logistic regression by Adagrad, deterministic (a fixed order
 * drawn from fixed seeds), several times and averaged. Two views of the same posts: one learns the four
 * levels, one what each level is about (topics.ts); a text's chances are the mean of both.
 */
import { LEVELS, type Level } from '../../vocabulary.ts'
import { topicOf } from './topics.ts'
import type { Vector } from './vector.ts'

export type Example = { vector: Vector; level: Level; signals: readonly string[]; weight: number }

/** Weights by feature, the columns beside one another; and a bias and a level for each column. */
export type View = { weights: Float32Array; bias: Float64Array; levels: number[] }

/** More of them learn the posts by heart: with 14, posts of unread hands were heard no better (docs/triage.md). */
const EPOCHS = 8
const RATE = 0.6
const BIAS_RATE = 0.02
/** Pulls a weight back whenever its feature is met; chosen by cross-validation (docs/triage.md). */
const DECAY = 5e-4
const FIRST_SQUARE = 1e-4
/** Readers of the levels, trained in different orders and averaged: what only one order makes of it is chance. */
const READERS = 2
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
  let highest = Number.NEGATIVE_INFINITY
  for (let column = 0; column < scores.length; column += 1) {
    highest = Math.max(highest, scores[column] as number)
  }
  let sum = 0
  for (let column = 0; column < scores.length; column += 1) {
    const power = Math.exp((scores[column] as number) - highest)
    scores[column] = power
    sum += power
  }
  for (let column = 0; column < scores.length; column += 1) {
    scores[column] = (scores[column] as number) / sum
  }
}

/** The probability of each column of a view. */
function columnsOf({ weights, bias }: View, { features, values }: Vector): Float64Array {
  const columns = bias.length
  const scores = Float64Array.from(bias)
  for (let index = 0; index < features.length; index += 1) {
    const place = (features[index] as number) * columns
    const value = values[index] as number
    for (let column = 0; column < columns; column += 1) {
      scores[column] = (scores[column] as number) + (weights[place + column] as number) * value
    }
  }
  softmax(scores)
  return scores
}

/** The probability of each level, in the order of LEVELS: the mean of the views. */
export function probabilities(views: readonly View[], vector: Vector): Float64Array {
  const chances = new Float64Array(LEVELS.length)
  for (const view of views) {
    for (const [column, chance] of columnsOf(view, vector).entries()) {
      const level = view.levels[column] as number
      chances[level] = (chances[level] as number) + chance / views.length
    }
  }
  return chances
}

type Lesson = { vector: Vector; column: number; weight: number }

function trainOnce(lessons: Lesson[], size: number, levels: number[], seed: number): View {
  const columns = levels.length
  const weights = new Float32Array(size * columns)
  const squares = new Float32Array(size * columns).fill(FIRST_SQUARE)
  const view: View = { weights, bias: new Float64Array(columns), levels }
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const index of shuffled(lessons.length, seed + epoch)) {
      const { vector, column: right, weight } = lessons[index] as Lesson
      const { features, values } = vector
      const errors = columnsOf(view, vector)
      for (let column = 0; column < columns; column += 1) {
        const error = ((errors[column] as number) - (column === right ? 1 : 0)) * weight
        errors[column] = error
        view.bias[column] = (view.bias[column] as number) - BIAS_RATE * error
      }
      for (let one = 0; one < features.length; one += 1) {
        const first = (features[one] as number) * columns
        const value = values[one] as number
        for (let column = 0; column < columns; column += 1) {
          const place = first + column
          const slope = (errors[column] as number) * value + DECAY * (weights[place] as number)
          const square = (squares[place] as number) + slope * slope
          squares[place] = square
          weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(square)
        }
      }
    }
  }
  return view
}

/** Trains one view: what is to be told apart is named by `classOf`. */
function trainView(
  examples: Example[],
  size: number,
  classes: ReadonlyMap<string, Level>,
  classOf: (example: Example) => string,
  readers: number,
): View {
  const names = [...classes.keys()]
  const levels = [...classes.values()].map((level) => LEVELS.indexOf(level))
  const lessons = examples.map((example) => ({
    vector: example.vector,
    column: names.indexOf(classOf(example)),
    weight: example.weight,
  }))
  const each = Array.from({ length: readers }, (_, reader) =>
    trainOnce(lessons, size, levels, SEED + reader * BETWEEN_SEEDS),
  )
  const meanOf = (one: (view: View) => ArrayLike<number>, place: number): number =>
    each.reduce((sum, view) => sum + (one(view)[place] as number), 0) / readers
  return {
    weights: new Float32Array(size * names.length).map((_, place) =>
      meanOf((view) => view.weights, place),
    ),
    bias: new Float64Array(names.length).map((_, place) => meanOf((view) => view.bias, place)),
    levels,
  }
}

/** Trains both views on examples whose vectors count in `size` features: levels first, then topics. */
export function train(examples: Example[], size: number): View[] {
  const topicOfExample = ({ level, signals }: Example) => topicOf(level, signals)
  const topics = new Map(examples.map((one) => [topicOfExample(one), one.level]))
  const levels = new Map(LEVELS.map((level) => [level as string, level]))
  return [
    trainView(examples, size, levels, ({ level }) => level, READERS),
    trainView(examples, size, new Map([...topics].toSorted()), topicOfExample, 1),
  ]
}
