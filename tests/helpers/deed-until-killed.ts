/**
 * A process of its own that does one deed and kills itself just before its so-manieth step: a statement of the
 * writing connection, or a write to a file. Arguments: the store's folder, the deed, the step (0: none), the
 * scene as JSON. Says what every step was, how the store looked after each transaction, and "done".
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { openStore } from '#db/store.ts'
import { shapeOf } from './shape.ts'
import { WRITE_PATHS, type Scene } from './write-paths.ts'

const [folder = '', deed = '', at = '0', scene = '{}'] = process.argv.slice(2)
const say = (what: string, value: string) => void write(1, `${what} ${value}\n`)
const write = fs.writeSync
const store = await openStore(folder)
let step = 0
let told = false

function count(name: string): void {
  step += 1
  if (step === Number(at)) process.kill(process.pid, 'SIGKILL')
  if (at === '0') say('step', name.replaceAll(/\s+/g, ' ').slice(0, 60))
}

/** Everything that a statement of better-sqlite3 is run by. */
const statements = Object.getPrototypeOf(store.sqlite.prepare('SELECT 1')) as Record<
  'run' | 'get' | 'all',
  (this: { database: unknown; source: string }, ...values: unknown[]) => unknown
>
for (const how of ['run', 'get', 'all'] as const) {
  const before = statements[how]
  statements[how] = function counted(...values) {
    if (told || this.database !== store.sqlite) return before.apply(this, values)
    count(this.source)
    const answer = before.apply(this, values)
    if (at === '0' && /^commit/i.test(this.source)) {
      told = true
      say('shape', shapeOf(store))
      told = false
    }
    return answer
  }
}
fs.writeSync = ((...values: Parameters<typeof write>) => {
  count('write to a file')
  return write(...values)
}) as typeof write
syncBuiltinESMExports()

const result = (await WRITE_PATHS[deed]?.(store, JSON.parse(scene) as Scene)) as
  | { kind?: string }
  | undefined
say('done', String(result?.kind ?? 'yes'))
