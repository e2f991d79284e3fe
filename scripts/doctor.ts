/** `npm run doctor`: what is wrong with this installation, a line each with what to do. Changes nothing. */
import { buildIsFresh } from './built-from.mjs'
import { examine } from './doctor/examine.ts'
import { explainStartError } from './start-error.ts'

try {
  const findings = await examine({ variables: process.env, now: new Date(), buildIsFresh })
  for (const { what, todo } of findings) process.stdout.write(`${what} → ${todo}.\n`)
  if (findings.length === 0) process.stdout.write('Nothing is wrong.\n')
  process.exitCode = findings.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
