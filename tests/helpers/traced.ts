/** Processes whose calls to the kernel are written down, by strace. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from './children.ts'
import { aFolder } from './store.ts'

const STRACE = '/usr/bin/strace'
/** Longer than anything that is written at once. */
const MOST_BYTES = 1_000_000

export type Traced = Child & {
  /** The calls so far, a line each: with the bytes that were given to them, as far as they are letters. */
  calls(): string[]
}

/** Whether calls can be traced here. Says so once where they can't, so that nobody takes it for a pass. */
export function canTrace(): boolean {
  const there = existsSync(STRACE)
  if (!there)
    process.stdout.write(`${STRACE} is not installed: what the kernel is told is not looked at.\n`)
  return there
}

/** Starts a script; of all its threads the named calls are written down. */
export function startTraced(
  script: string,
  args: string[],
  environment: Record<string, string>,
  calls: string,
): Traced {
  const file = join(aFolder(), 'calls')
  // -D: the script itself is our child, so that a signal reaches it.
  const under = [STRACE, '-D', '-f', '--seccomp-bpf', '-qq', '-y', '-s', String(MOST_BYTES)]
  const child = startChild(script, args, environment, [
    ...under,
    '-o',
    file,
    '-e',
    `trace=${calls}`,
  ])
  return { ...child, calls: () => readFileSync(file, 'latin1').split('\n') }
}
