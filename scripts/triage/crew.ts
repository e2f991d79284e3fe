/**
 * Trains in several threads: what learns from the same posts apart (the reader of each fold, the one that is
 * shipped, the signals) does so at once. The same posts give the same weights, whatever thread they are made in.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Example, View } from '#moderation/triage/reader/train.ts'
import type { SignalModel } from '#moderation/triage/reader/train-signals.ts'

/** What a thread does: examples with vectors of `size` features, and for a fold those that it judges. */
export type Task =
  | { kind: 'fold'; examples: Example[]; unseen: Example[]; size: number }
  | { kind: 'views'; examples: Example[]; size: number }
  | { kind: 'signals'; examples: Example[]; size: number }

/** What each kind of task gives: for a fold the chances of each unseen example, in order. */
type Made = { fold: Float64Array[]; views: View[]; signals: SignalModel[] }

/** The same examples with their vectors in memory that all threads share, so that none has to copy them. */
export function shared(examples: Example[]): Example[] {
  const count = examples.reduce((sum, { vector }) => sum + vector.features.length, 0)
  const features = new Int32Array(
    new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT),
  ) as unknown as Int32Array<ArrayBuffer>
  const values = new Float64Array(
    new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT),
  ) as unknown as Float64Array<ArrayBuffer>
  let from = 0
  return examples.map((example) => {
    const to = from + example.vector.features.length
    const vector = { features: features.subarray(from, to), values: values.subarray(from, to) }
    vector.features.set(example.vector.features)
    vector.values.set(example.vector.values)
    from = to
    return { ...example, vector }
  })
}

let free = availableParallelism()
const waiting: Array<() => void> = []

async function place(): Promise<void> {
  if (free > 0) free -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

function leave(): void {
  const next = waiting.shift()
  if (next === undefined) free += 1
  else next()
}

/** Does a task in a thread of its own, as soon as a core is free. @throws Error of the thread. */
export async function inThread<Kind extends Task['kind']>(
  task: Task & { kind: Kind },
): Promise<Made[Kind]> {
  await place()
  try {
    return await new Promise<Made[Kind]>((resolve, reject) => {
      const thread = new Worker(new URL('crew-member.ts', import.meta.url), { workerData: task })
      thread.once('message', resolve)
      thread.once('error', reject)
    })
  } finally {
    leave()
  }
}
