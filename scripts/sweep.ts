/**
 * `npm run sweep [-- --as-of YYYY-MM-DD] [--dry-run]`: the retention sweep, as the server runs it every night,
 * and what it took away. `--as-of` sweeps as on that day: with a day to come more is gone than is due today.
 * `--dry-run` says what would go, and changes nothing.
 */
import { parseArgs } from 'node:util'
import { readEnvironment } from '#app/server/environment.ts'
import { removeLeftOver } from '#db/backup/left-over.ts'
import { newId } from '#db/ids.ts'
import { momentOf } from '#db/local-time.ts'
import { sweepByHand } from '#db/retention/nightly.ts'
import type { Swept } from '#db/retention/sweep.ts'
import { trySweep } from '#db/retention/try-sweep.ts'
import { openStore, storeExists } from '#db/store.ts'
import { explainStartError } from './start-error.ts'

const USAGE = 'Say the day as YYYY-MM-DD: npm run sweep -- --as-of 2027-01-31'

type Wish = { asOf: Date; dryRun: boolean }

function wishFrom(args: string[], now: Date): Wish {
  let day: string | undefined
  let dryRun = false
  try {
    const { values } = parseArgs({
      args,
      options: { 'as-of': { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    })
    day = values['as-of']
    dryRun = values['dry-run']
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
  if (day === undefined) return { asOf: now, dryRun }
  // At the hour at which the server sweeps.
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(`${day}T04:00`, 'earlier') : undefined
  if (moment === undefined) throw new Error(USAGE)
  return { asOf: new Date(moment), dryRun }
}

function print(swept: Swept): void {
  const entries = Object.entries(swept)
  const width = Math.max(0, ...entries.map(([what]) => what.length))
  for (const [what, count] of entries) {
    process.stdout.write(`${what.padEnd(width)}  ${String(count).padStart(6)}\n`)
  }
  if (entries.length === 0) process.stdout.write('Nothing has run out.\n')
}

async function sweepFor({ asOf, dryRun }: Wish, dataDir: string, now: Date): Promise<void> {
  if (dryRun) {
    print(await trySweep(dataDir, asOf))
    process.stdout.write('Nothing was changed.\n')
    return
  }
  const store = await openStore(dataDir)
  const result = await sweepByHand(store, { by: newId(), now, asOf })
  await store.close()
  if (result === undefined) {
    throw new Error('Another process is sweeping at this moment: try again in a few minutes.')
  }
  print(result.swept)
  for (const name of removeLeftOver(dataDir, now)) process.stdout.write(`Removed: ${name}\n`)
  if (!result.traceless) {
    throw new Error('What went is still in the write-ahead log: sweep again when nobody reads.')
  }
}

try {
  const now = new Date()
  const wish = wishFrom(process.argv.slice(2), now)
  const { dataDir } = readEnvironment(process.env, { demo: false })
  if (!storeExists(dataDir)) throw new Error(`There is no store in ${dataDir}.`)
  await sweepFor(wish, dataDir, now)
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
