/**
 * `npm run check`: everything that can be known without running the product, and, by running it, that nobody
 * gets to see what the inventory keeps from them. A line each. All checks run, whatever the others say; ends
 * with 1 when one of them failed.
 */
import type { Check, Result } from './check/check.ts'
import { deadCode } from './check/dead-code.ts'
import { formatting } from './check/formatting.ts'
import { importDirections } from './check/import-directions.ts'
import { inventory } from './check/inventory.ts'
import { lint } from './check/lint.ts'
import { translations } from './check/translations.ts'
import { types } from './check/types.ts'
import { whoSeesWhat } from './check/who-sees-what.ts'

const CHECKS: Check[] = [
  formatting,
  lint,
  types,
  deadCode,
  importDirections,
  translations,
  inventory,
  whoSeesWhat,
]

/** More lines than this help nobody; how many there are is said. */
const MOST_LINES = 60

function indented(lines: string[]): string {
  const shown = lines.slice(0, MOST_LINES).map((line) => `         ${line}\n`)
  const rest = lines.length - shown.length
  return shown.join('') + (rest > 0 ? `         … and ${rest} more\n` : '')
}

function report(name: string, result: Result): string {
  if (result.ok) return `ok       ${name}\n${indented(result.notes ?? [])}`
  return `wrong    ${name}\n${indented(result.found)}         → ${result.todo}\n`
}

async function tried(check: Check): Promise<Result> {
  try {
    return await check.run()
  } catch (error) {
    return {
      ok: false,
      found: [String(error)],
      todo: 'The check itself could not run: mend that first.',
    }
  }
}

let failed = 0
for (const check of CHECKS) {
  const result = await tried(check)
  if (!result.ok) failed += 1
  process.stdout.write(report(check.name, result))
}
process.stdout.write(`${CHECKS.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
