/** The table of docs/decisions/0001: its rows are the names of the tests that walk it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const DOCUMENT = join(import.meta.dirname, '../../docs/decisions/0001-life-of-a-danger-signal.md')

/** The events of the table, in order, as plain words. */
export function rowsOfTheTable(): string[] {
  return readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => (line.split('|')[1] ?? '').replaceAll('`', '').trim())
    .slice(1)
}
