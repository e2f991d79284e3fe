/** Trained weights as the product keeps them: bytes with a scale for each column. */
import { packed, type PackedSignals } from '#moderation/triage/reader/packed.ts'
import type { Trained } from '#moderation/triage/reader/read.ts'
import type { View } from '#moderation/triage/reader/train.ts'
import type { SignalModel } from '#moderation/triage/reader/train-signals.ts'

const STEPS = 127

function largest(weights: Iterable<number>): number {
  let most = 1e-9
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  return most
}

/** The weights of the features, by the views. */
export function packViews(views: View[]): Omit<Trained, 'hearings'> {
  const columns = views.flatMap(({ weights, bias }) =>
    [...bias.keys()].map((column) => weights.filter((_, place) => place % bias.length === column)),
  )
  const scales = columns.map((column) => largest(column) / STEPS)
  const features = columns[0]?.length ?? 0
  const bytes = new Int8Array(features * columns.length)
  for (const [index, column] of columns.entries()) {
    for (const [feature, weight] of column.entries()) {
      bytes[feature * columns.length + index] = Math.round(weight / (scales[index] as number))
    }
  }
  return {
    views: views.map(({ bias, levels }, view) => {
      const before = views.slice(0, view).reduce((sum, one) => sum + one.bias.length, 0)
      return { levels, bias: [...bias], scale: scales.slice(before, before + bias.length) }
    }),
    weights: packed(bytes),
  }
}

/** The weights of all signals, a column for each. */
export function packSignals(models: SignalModel[]): PackedSignals {
  const scales = models.map(({ weights }) => largest(weights) / STEPS)
  const features = models[0]?.weights.length ?? 0
  const bytes = new Int8Array(features * models.length)
  for (const [column, { weights }] of models.entries()) {
    for (const [feature, weight] of weights.entries()) {
      bytes[feature * models.length + column] = Math.round(weight / (scales[column] as number))
    }
  }
  return {
    signals: models.map(({ signal, bias }, column) => ({
      signal,
      bias,
      scale: scales[column] as number,
    })),
    weights: packed(bytes),
  }
}
