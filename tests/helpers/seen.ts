/**
 * What of the store stands in an answer that the inventory keeps from who asked. Every value that can be told
 * apart (ids, hashes, texts) is looked for; one that also stands in a column that she may see is no finding.
 */
import { rowsOf, TABLES } from '#db/inventory/inventory.ts'
import type { SeenBy } from '#db/inventory/entry.ts'
import { openWith } from '#db/keys.ts'
import { SIGNALS } from '#moderation/vocabulary.ts'
import type { Store } from '#db/store.ts'
import { KEPT_TO_ITSELF, RECKONED } from './kept-to-itself.ts'
import type { Reads } from './read-columns.ts'
import { everything } from './store-rows.ts'

/** What the triage says in words of its own stands on every page that explains them. */
const FROM_A_LIST = new Set<string>(SIGNALS)

/** Shorter values (levels, days, numbers) stand everywhere. */
export const LEAST = 16

function formsOf(value: unknown): string[] {
  const forms = Buffer.isBuffer(value)
    ? [value.toString('hex'), value.toString('base64url')]
    : [typeof value === 'string' ? value : '']
  return forms.filter((form) => form.length >= LEAST && !FROM_A_LIST.has(form))
}

/** Where words stand under a key: their column, the table of its key, and the column that names it. */
const SEALED = [
  ['case_event', 'note', 'case_key', 'case_id'],
  ['case_answer', 'note', 'case_key', 'case_id'],
  ['case_task', 'task', 'case_key', 'case_id'],
  ['message', 'ciphertext', 'conversation_key', 'conversation_id'],
  ['sealed_text', 'ciphertext', 'seal_key', 'id'],
] as const

/** What stands under a key, opened, by its column. */
function openedIn(store: Store): Array<[string, string]> {
  return SEALED.flatMap(([table, column, keys, by]) => {
    const rows = store.sqlite
      .prepare(
        `SELECT sealed."${column}" AS sealed, ${keys}.key FROM "${table}" AS sealed
         JOIN ${keys} ON ${keys}.id = sealed."${by}" WHERE sealed."${column}" IS NOT NULL`,
      )
      .all() as Array<{ sealed: Buffer; key: Buffer }>
    return rows.map((row): [string, string] => [
      `${table}.${column}`,
      openWith(row.key, row.sealed).toString('utf8'),
    ])
  })
}

/** Every value that can be told apart, with the columns in which it stands. */
export function valuesOf(store: Store): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [column, words] of openedIn(store)) {
    for (const form of formsOf(words)) found.set(form, (found.get(form) ?? new Set()).add(column))
  }
  for (const [table, rows] of Object.entries(everything(store))) {
    for (const row of rows as Array<Record<string, unknown>>) {
      for (const [column, value] of Object.entries(row)) {
        for (const form of formsOf(value)) {
          found.set(form, (found.get(form) ?? new Set()).add(`${table}.${column}`))
        }
      }
    }
  }
  return found
}

const SEEN_BY = new Map(
  TABLES.flatMap(rowsOf).map((row) => [`${row.thing}.${row.column}`, new Set(row.seenBy)]),
)

/** Sites stand in help texts too; they say nothing about anybody. */
const ANYBODYS = new Set(['allowed_host.host'])

/** The columns of which a value stands in `body`, though none of `roles` may see any column that has it. */
export function keptFrom(
  roles: readonly SeenBy[],
  body: string,
  values: Map<string, Set<string>>,
): string[] {
  const may = (columns: Set<string>) =>
    [...columns].some(
      (one) => ANYBODYS.has(one) || roles.some((role) => SEEN_BY.get(one)?.has(role)),
    )
  const seen = [...values].filter(([, columns]) => may(columns)).map(([value]) => value)
  const found = new Set<string>()
  for (const [value, columns] of values) {
    if (may(columns) || !body.includes(value)) continue
    // A text without marks is the same in its HTML, a rule's id stands in what the triage noticed.
    if (seen.some((other) => other.includes(value) && body.includes(other))) continue
    found.add([...columns].toSorted().join(' = '))
  }
  return [...found].toSorted()
}

/** What an asker may not see and the store handed out all the same, with no reason for it: in words, a line each. */
export function readTooMuch(roles: readonly SeenBy[], asker: SeenBy, reads: Reads): string[] {
  const excused = new Set(
    KEPT_TO_ITSELF.filter(({ to }) => to === undefined || to.includes(asker)).flatMap(
      ({ columns }) => columns,
    ),
  )
  const may = (column: string) =>
    ANYBODYS.has(column) ||
    excused.has(column) ||
    roles.some((role) => SEEN_BY.get(column)?.has(role))
  const lines: string[] = []
  for (const [column, { statement }] of reads.columns) {
    if (!may(column)) lines.push(`${asker} gets ${column}: ${statement}`)
  }
  for (const [name, { statement, text }] of reads.reckoned) {
    const tells = RECKONED[name]
    const unknown = tells === undefined || (text && tells.length === 0)
    if (unknown) lines.push(`${asker} gets ${name}, and nobody said what of: ${statement}`)
    for (const column of tells ?? []) {
      if (!may(column)) lines.push(`${asker} gets ${name}, which tells ${column}: ${statement}`)
    }
  }
  return lines
}

/** Columns that are excused though there are none, or nobody needs the excuse. */
export function needlessExcuses(): string[] {
  const askers: SeenBy[] = ['reader', 'owner', 'moderator', 'professional', 'administrator']
  return KEPT_TO_ITSELF.flatMap(({ to, columns }) =>
    columns.filter((column) => {
      const seenBy = SEEN_BY.get(column)
      return seenBy === undefined || (to ?? askers).every((asker) => seenBy.has(asker))
    }),
  )
}
