/** A thread of the crew: does the one task it is given, and says what it made (crew.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import { probabilities, train } from '#moderation/triage/reader/train.ts'
import { trainSignals } from '#moderation/triage/reader/train-signals.ts'
import type { Task } from './crew.ts'

function made(task: Task): unknown {
  if (task.kind === 'signals') return trainSignals(task.examples, task.size)
  const views = train(task.examples, task.size)
  if (task.kind === 'views') return views
  return task.unseen.map(({ vector }) => probabilities(views, vector))
}

parentPort?.postMessage(made(workerData as Task), [])
