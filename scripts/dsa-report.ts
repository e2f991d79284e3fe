/**
 * `npm run dsa:report -- [YEAR] [--csv]`: the figures of a year that the Digital Services Act asks
 * for, as a table or as CSV. Without a year the last whole one.
 */
import { parseArgs } from 'node:util'
import { readEnvironment } from '#app/server/environment.ts'
import { dayOf } from '#db/days.ts'
import { lookAtStore, storeExists } from '#db/store.ts'
import { transparencyOf, type TransparencyLine } from '#moderation/figures/transparency.ts'
import { explainStartError } from './start-error.ts'

const USAGE = 'Say for which year: npm run dsa:report -- 2026 (and --csv for a file)'

/** What the product keeps no count of, because it does not know it. */
const BY_HAND = `
Not counted here, to be added by hand: orders of authorities (art. 15(1)(a)), notices that came by
letter or mail, the number of moderators and their training (art. 15(1)(c)), and the average number of
monthly users (art. 24(2)). Numbers from 1 to 4 are hidden as "<5": so few can be told apart. "–" hides a
number that would tell one of these, and a median of fewer than five.
`

function asked(args: string[], now: Date): { year: number; csv: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { csv: { type: 'boolean', default: false } },
    })
    const last = Number(dayOf(now).slice(0, 4)) - 1
    const [year = String(last), ...more] = positionals
    if (/^\d{4}$/.test(year) && more.length === 0) return { year: Number(year), csv: values.csv }
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
  throw new Error(USAGE)
}

function shown(line: TransparencyLine): string {
  if (line.number !== null) return String(line.number)
  return line.few ? '<5' : '–'
}

function asCsv(lines: TransparencyLine[]): string {
  const rows = lines.map((line) => [line.part, line.what, line.of, shown(line)])
  return [['part', 'what', 'of', 'number'], ...rows]
    .map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`)
    .join('')
}

function asTable(lines: TransparencyLine[], year: number): string {
  const rows = lines.map((line) => {
    const name = line.of === '' ? `${line.part}  ${line.what}` : `               – ${line.of}`
    return `${name.padEnd(72)}${shown(line).padStart(8)}\n`
  })
  return `Figures of ${year} for the Digital Services Act\n\n${rows.join('')}${BY_HAND}`
}

try {
  const { year, csv } = asked(process.argv.slice(2), new Date())
  const { dataDir } = readEnvironment(process.env, { demo: false })
  if (!storeExists(dataDir)) {
    throw new Error(`There is no store in ${dataDir} yet: npm start makes it.`)
  }
  const store = lookAtStore(dataDir)
  const lines = await transparencyOf(store.read, year)
  await store.close()
  process.stdout.write(csv ? asCsv(lines) : asTable(lines, year))
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
