/**
 * `npm run sweep [-- --as-of YYYY-MM-DD]`: the retention sweep, as the server runs it every night, and
 * what it took away. `--as-of` sweeps as on that day: with a day to come more is gone than is due today.
 */
import { parseArgs } from 'node:util'
import { readEnvironment } from '#app/server/environment.ts'
import { newId } from '#db/ids.ts'
import { momentOf } from '#db/local-time.ts'
import { sweepByHand } from '#db/retention/nightly.ts'
import { openStore, storeExists } from '#db/store.ts'
import { explainStartError } from './start-error.ts'

const USAGE = 'Say the day as YYYY-MM-DD: npm run sweep -- --as-of 2027-01-31'

function asOfFrom(args: string[], now: Date): Date {
  let day: string | undefined
  try {
    day = parseArgs({ args, options: { 'as-of': { type: 'string' } } }).values['as-of']
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
  if (day === undefined) return now
  // At the hour at which the server sweeps.
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(`${day}T04:00`, 'earlier') : undefined
  if (moment === undefined) throw new Error(USAGE)
  return new Date(moment)
}

try {
  const now = new Date()
  const asOf = asOfFrom(process.argv.slice(2), now)
  const env = readEnvironment(process.env, { demo: false })
  if (!storeExists(env.dataDir)) throw new Error(`There is no store in ${env.dataDir}.`)
  const store = await openStore(env.dataDir)
  const result = await sweepByHand(store, { by: newId(), now, asOf })
  await store.close()
  if (result === undefined) {
    throw new Error('Another process is sweeping at this moment: try again in a few minutes.')
  }
  const entries = Object.entries(result.swept)
  const width = Math.max(0, ...entries.map(([what]) => what.length))
  for (const [what, count] of entries) {
    process.stdout.write(`${what.padEnd(width)}  ${String(count).padStart(6)}\n`)
  }
  if (entries.length === 0) process.stdout.write('Nothing has run out.\n')
  if (!result.traceless) {
    throw new Error('What went is still in the write-ahead log: sweep again when nobody reads.')
  }
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
