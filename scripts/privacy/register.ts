/** The register of processing (GDPR, art. 30) in Dutch, as Markdown, with what the store holds today. */
import { dayOf } from '#db/days.ts'
import type { Entry } from '#db/inventory/entry.ts'
import { GROUNDS } from '#db/inventory/grounds.ts'
import { BESIDE_THE_STORE, rowsOf } from '#db/inventory/inventory.ts'
import { tablesOf } from '#db/retention/choices.ts'
import { sweptAs } from '#db/retention/sweepers.ts'
import { standings, type Standing } from '#db/retention/standings.ts'
import { timedRules } from '#db/retention/timed-rules.ts'
import { lookAtStore, storeExists } from '#db/store.ts'
import { stoppedCases } from '#moderation/figures/kept.ts'
import { FOR, GROUND_NAMES, keepInDutch, seenByInDutch } from './dutch.ts'

/** What a store holds of a thing: rows, and the oldest of each rule that is about it. */
type Held = { rows: number; standings: Standing[] }

async function holdings(
  folder: string,
  tables: readonly Entry[],
  now: Date,
): Promise<Map<string, Held>> {
  const store = lookAtStore(folder)
  try {
    const all = await standings(store.read, now)
    const tableOf = new Map(timedRules(tables).map((timed) => [sweptAs(timed), timed.table]))
    return new Map(
      tables.map(({ name }) => [
        name,
        {
          rows: store.sqlite.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number,
          standings: all.filter((one) => tableOf.get(one.name) === name),
        },
      ]),
    )
  } finally {
    await store.close()
  }
}

/** Words of people can be about anything: violence, health, a crime. */
function categoryOf(entry: Entry): string {
  const rows = rowsOf(entry)
  if (rows.every(({ ground }) => ground === 'none')) return 'geen persoonsgegevens'
  const special = rows.some((row) => row.words) || entry.ground === 'care'
  return special ? 'bijzonder (art. 9), soms strafrechtelijk (art. 10)' : 'gewoon'
}

function groundsOf(entry: Entry): string {
  const grounds = [...new Set(rowsOf(entry).map(({ ground }) => ground))]
  return grounds
    .map((one) => `${GROUND_NAMES[one]} (${GROUNDS[one].articles.replaceAll(' and ', ' en ')})`)
    .join('; ')
}

/** Whoever sees any column of it. */
function seenBy(entry: Entry): string {
  return seenByInDutch([
    ...new Set([...entry.seenBy, ...rowsOf(entry).flatMap((row) => row.seenBy)]),
  ])
}

/** The last day of the row, and of columns that go earlier. */
function lastDays(entry: Entry): string {
  const columns = rowsOf(entry).filter((row) => row.keep !== entry.keep)
  const own = Map.groupBy(columns, (row) => keepInDutch(row.keep))
  return [
    keepInDutch(entry.keep),
    ...[...own].map(
      ([keep, rows]) => `${rows.map((row) => `\`${row.column}\``).join(', ')}: ${keep}`,
    ),
  ].join('<br>')
}

function oldestOf(held: Held | undefined): string {
  const dated = (held?.standings ?? []).filter((one) => one.oldest !== null)
  return (
    dated
      .map(({ oldest, behind, rule }) => {
        // Each of these has a last moment of its own, and that is what the store knows of it.
        const day = 'at' in rule ? `gaat ${oldest}` : oldest
        return `${day}${behind ? ' **LOOPT ACHTER**' : ''}`
      })
      .join(', ') || '–'
  )
}

function lineOf(entry: Entry, held: Held | undefined): string {
  const cells = [
    `\`${entry.name}\``,
    FOR[entry.name] ?? entry.about,
    categoryOf(entry),
    seenBy(entry),
    groundsOf(entry),
    lastDays(entry),
    held === undefined ? '–' : String(held.rows),
    oldestOf(held),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
}

const HEAD = [
  '| wat | waarvoor | soort gegevens | wie ziet het | grondslag (AVG-artikel) | laatste dag | aantal nu | oudste van |',
  '|---|---|---|---|---|---|---|---|',
]

/** The table of everything that is kept; with counts where there is a store. */
export async function registerTable(folder: string, now: Date): Promise<string> {
  const tables = await tablesOf(folder)
  const held = storeExists(folder) ? await holdings(folder, tables, now) : new Map<string, Held>()
  return [
    ...HEAD,
    ...[...tables, ...BESIDE_THE_STORE].map((one) => lineOf(one, held.get(one.name))),
  ].join('\n')
}

/** For which cases the sweep is stopped: how many, not which. */
async function stoppedIn(folder: string, now: Date): Promise<string> {
  if (!storeExists(folder)) {
    return `**Zonder aantallen:** er staat geen opslag in \`${folder}\`. Zet \`DATA_DIR=\` met de map van de opslag voor de opdracht.`
  }
  const store = lookAtStore(folder)
  try {
    const { cases, until } = await stoppedCases(store.read, now)
    if (until === null) return 'Het opruimen ligt nergens stil.'
    return `Het opruimen ligt stil voor ${cases} ${cases === 1 ? 'zaak' : 'zaken'}, tot en met uiterlijk ${until} (\`legal_hold\`).`
  } finally {
    await store.close()
  }
}

/** The whole register. */
export async function register(folder: string, now: Date): Promise<string> {
  return `# Register van verwerkingen

Gemaakt op ${dayOf(now)} uit de inventaris van Luwte (\`db/inventory\`). Van meer laatste dagen geldt de eerste die komt. ‘Niemand’: alleen het programma zelf gebruikt het. ‘Gaat’ bij een dag: dan is het weg. De inventaris per kolom, in het Engels: \`npm run privacy\`.

${await registerTable(folder, now)}

${await stoppedIn(folder, now)}
`
}
