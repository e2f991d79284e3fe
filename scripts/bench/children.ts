/** The child processes of the benchmarks: started, asked, and ended. */
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function start(script: string, values: string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, script), values, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** What a child says next. */
export async function answerOf<T>(child: ChildProcess): Promise<T> {
  return await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', () => reject(new Error('A process of the benchmark ended.')))
  })
}

/** Tells a child something and waits for its answer. */
export async function ask<T>(child: ChildProcess, what: string): Promise<T> {
  const answer = answerOf<T>(child)
  child.send(what)
  return await answer
}

/** Memory that a process holds now, in MiB (Linux). */
export function memoryOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
}

export function median(values: number[]): number {
  return quantile(values, 0.5)
}

/** The value that a share of all values does not pass; 0 of nothing. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
