/** Processes that the tests start, each ended with its test. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Child = {
  process: ChildProcessWithoutNullStreams
  /** Everything it has written to standard output and to standard error so far. */
  said(): string
  complained(): string
  /** Waits until it has said `words`. Throws with what it complained of when it ends before. */
  untilSaid(words: string): Promise<string>
  ended: Promise<number | null>
}

const root = join(import.meta.dirname, '../..')

/**
 * Starts a script of this project with the Node that runs the tests, as `npm start` does. `under`: another command that is given
 * all this as its arguments.
 */
export function startChild(
  script: string,
  args: string[] = [],
  environment: Record<string, string> = {},
  under: string[] = [],
): Child {
  // Nothing of the tests' own environment: a person who starts it has none of it.
  const variables: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
    ...environment,
  }
  const asStarted = ['--import=./scripts/use-packages.mjs', join(root, script)]
  const [command = '', ...rest] = [...under, process.execPath, ...asStarted, ...args]
  const child = spawn(command, rest, {
    cwd: root,
    env: variables as NodeJS.ProcessEnv,
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString('utf8')))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    process: child,
    said: () => said,
    complained: () => complained,
    async untilSaid(words) {
      const over = ended.then(() => true)
      for (;;) {
        if (said.includes(words)) return said
        const pause = new Promise<boolean>((resolve) => setTimeout(resolve, 10, false))
        if ((await Promise.race([over, pause])) && !said.includes(words)) {
          throw new Error(`${script} ended before it said "${words}": ${complained}`)
        }
      }
    },
    ended,
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
