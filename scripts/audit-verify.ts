/** `npm run audit:verify`: walks the audit trail's chain and names the first row that does not fit. */
import { readEnvironment } from '#app/server/environment.ts'
import { brokenAuditRow } from '#db/audit.ts'
import { openStore } from '#db/store.ts'
import { explainStartError } from './start-error.ts'

try {
  const store = await openStore(readEnvironment(process.env, { demo: false }).dataDir)
  const broken = await brokenAuditRow(store.read)
  await store.close()
  if (broken === null) process.stdout.write('The audit trail is whole.\n')
  else {
    process.stdout.write(
      `The audit trail was changed: row ${broken} does not fit the one before. Compare with the last backup, and tell your privacy officer.\n`,
    )
    process.exitCode = 1
  }
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exit(1)
}
