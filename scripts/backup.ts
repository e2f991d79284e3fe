/**
 * `npm run backup -- FILE`: a consistent, encrypted copy of the store while the server runs, and beside it
 * `FILE.keys`, to be kept a day at most. FILE may be a folder: then the copy is called by its day, and
 * copies older than 14 days are removed from it.
 */
import { readEnvironment } from '#app/server/environment.ts'
import { checkLock } from '#db/backup/seal-file.ts'
import { storeExists } from '#db/store.ts'
import { makeBackup } from '#moderation/backups/make.ts'
import { explainStartError } from './start-error.ts'

const USAGE = 'Say where the backup goes: npm run backup -- /somewhere/else/'

try {
  const [target, ...more] = process.argv.slice(2)
  if (target === undefined || target.startsWith('-') || more.length > 0) throw new Error(USAGE)
  const { dataDir } = readEnvironment(process.env, { demo: false })
  if (!storeExists(dataDir)) throw new Error(`There is no store in ${dataDir}.`)
  const recipient = process.env['BACKUP_RECIPIENT'] || undefined
  if (recipient !== undefined) {
    try {
      checkLock({ recipient })
    } catch (error) {
      const hint = 'BACKUP_RECIPIENT must be an age public key (age1…), as age-keygen prints it.'
      throw new Error(hint, { cause: error })
    }
  }
  const made = await makeBackup({ dataDir, target, recipient, now: new Date() })
  process.stdout.write(`${made.file}  ${Math.ceil(made.bytes / 1024)} kB\n`)
  process.stdout.write(
    `${made.keysFile}  keep it for a day at most: it opens conversations, case notes and originals\n`,
  )
  for (const name of made.rotated) process.stdout.write(`${name} was removed: it was too old\n`)
  if (recipient === undefined) {
    process.stdout.write(
      'Only luwte.key opens it: keep a copy of that apart from the backups, or set BACKUP_RECIPIENT to an age public key whose private key is not on this machine.\n',
    )
  }
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
