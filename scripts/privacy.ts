/**
 * `npm run privacy`: prints the register of processing in Dutch, as Markdown, with what the store holds today, and
 * after it the inventory column by column in English, with the rules that are in force there, as wide as the
 * terminal. `--register`: the register alone; `--dpia`: the impact assessment of docs/dpia.md with the register in
 * it; `--json` gives the inventory to programs: an array of `{thing, column, purpose, seenBy, ground, articles, keep,
 * lastDay}`, with `column: null` for a table as a whole.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironment } from '#app/server/environment.ts'
import type { Entry, InventoryRow } from '#db/inventory/entry.ts'
import { ABOUT_OTHERS, GROUNDS } from '#db/inventory/grounds.ts'
import { keepInWords, seenByInWords } from '#db/inventory/in-words.ts'
import { BESIDE_THE_STORE, rowsOf } from '#db/inventory/inventory.ts'
import { tablesOf } from '#db/retention/choices.ts'
import { register, registerTable } from './privacy/register.ts'
import { explainStartError } from './start-error.ts'

const NARROWEST = 80
const WIDEST = 160
const GAP = 2
/** Characters of the columns that need no more; purpose and last day share the rest. */
const FIXED = { name: 16, seenBy: 14, ground: 12 }
const PURPOSE_SHARE = 0.6

/** Breaks a text into lines of at most `width` characters, at spaces; a longer word is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    let rest = word
    const longer = line === '' ? rest : `${line} ${rest}`
    if (longer.length <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    while (rest.length > width) {
      lines.push(rest.slice(0, width))
      rest = rest.slice(width)
    }
    line = rest
  }
  lines.push(line)
  return lines
}

function inColumns(cells: string[], widths: number[]): string {
  const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? NARROWEST))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, index) => (lines[at] ?? '').padEnd(widths[index] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  ).join('\n')
}

/** What a column has from its table is said once, on the table's own line. */
function cellsOf(row: InventoryRow, entry: Entry): string[] {
  return [
    row.column,
    row.purpose,
    seenByInWords(row.seenBy),
    GROUNDS[row.ground].articles,
    row.keep === entry.keep ? 'with its row' : keepInWords(row.keep),
  ]
}

function printEntry(entry: Entry, widths: number[], width: number): string {
  const whole = [
    '(the row)',
    entry.about,
    seenByInWords(entry.seenBy),
    GROUNDS[entry.ground].articles,
    keepInWords(entry.keep),
  ]
  const rows = rowsOf(entry).map((row) => cellsOf(row, entry))
  return [
    `── ${entry.name} ${'─'.repeat(width - entry.name.length - 4)}`,
    ...[whole, ...rows].map((cells) => inColumns(cells, widths)),
    '',
  ].join('\n')
}

function print(tables: readonly Entry[], width: number): string {
  const { name, seenBy, ground: articles } = FIXED
  const room = width - name - seenBy - articles - 4 * GAP
  const purpose = Math.floor(room * PURPOSE_SHARE)
  const widths = [name, purpose, seenBy, articles, room - purpose]
  const paragraph = (text: string) => wrap(text, width).join('\n')
  const head = inColumns(['Column', 'Purpose', 'Seen by', 'GDPR art.', 'Last day'], widths)
  const grounds = Object.values(GROUNDS).map((ground) =>
    paragraph(`${ground.articles}: ${ground.words}`),
  )
  return [
    'What is kept, why, who sees it, on which ground, and until when',
    '',
    paragraph(
      'Of several last days the first that comes holds. “Nobody”: only the product itself uses it. Who runs the server can open its files; what is encrypted or hashed stays closed to them without the key file or the token.',
    ),
    '',
    head,
    '',
    ...tables.map((entry) => printEntry(entry, widths, width)),
    'BESIDE THE STORE',
    '',
    ...BESIDE_THE_STORE.map((entry) => printEntry(entry, widths, width)),
    'GROUNDS',
    '',
    ...grounds,
    '',
    paragraph(ABOUT_OTHERS),
    '',
  ].join('\n')
}

function forPrograms(row: Omit<InventoryRow, 'column' | 'words'> & { column: string | null }) {
  const { thing, column, purpose, seenBy, ground, keep } = row
  const articles = GROUNDS[ground].articles
  return { thing, column, purpose, seenBy, ground, articles, keep, lastDay: keepInWords(keep) }
}

function asJson(tables: readonly Entry[]): string {
  const rows = [...tables, ...BESIDE_THE_STORE].flatMap((entry) => [
    forPrograms({ ...entry, thing: entry.name, column: null, purpose: entry.about }),
    ...rowsOf(entry).map(forPrograms),
  ])
  return `${JSON.stringify(rows, null, 2)}\n`
}

// Whoever reads only the beginning (`| head`) has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const DPIA = join(import.meta.dirname, '../docs/dpia.md')
/** Where the register stands in the template. */
const PLACE = '<!-- register -->'

async function answer(args: string[]): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      register: { type: 'boolean', default: false },
      dpia: { type: 'boolean', default: false },
    },
  })
  const { dataDir } = readEnvironment(process.env, { demo: false })
  if (values.json) return asJson(await tablesOf(dataDir))
  if (values.register) return await register(dataDir, new Date())
  if (values.dpia) {
    return readFileSync(DPIA, 'utf8').replace(PLACE, await registerTable(dataDir, new Date()))
  }
  const terminal = process.stdout.columns ?? 100
  const columns = print(await tablesOf(dataDir), Math.min(WIDEST, Math.max(NARROWEST, terminal)))
  return `${await register(dataDir, new Date())}\n## Per kolom (in het Engels)\n\n\`\`\`text\n${columns}\`\`\`\n`
}

try {
  process.stdout.write(await answer(process.argv.slice(2)))
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
