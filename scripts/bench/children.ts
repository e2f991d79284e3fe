/** The child processes of the benchmarks: started, asked, and ended. */
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** What `npm start` gives the server: variables of its own, and words for Node. */
function asStarted(): { variables: Record<string, string>; words: string[] } {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const found = scripts.start.matchAll(/([A-Z_]+)=(\S+)/g)
  return {
    variables: Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value])),
    words: scripts.start.match(/--\S+/g) ?? [],
  }
}

/** Starts a script of this folder the way `npm start` starts the server. */
export function start(script: string, values: string[] = []): ChildProcess {
  const { variables, words } = asStarted()
  return fork(join(import.meta.dirname, script), values, {
    execArgv: words,
    env: { ...process.env, ...variables },
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
