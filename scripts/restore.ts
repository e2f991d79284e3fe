/**
 * `npm run restore -- FILE [--identity FILE] [--erased FILE]`: puts a backup in the place of the store, and
 * erases in it again what was erased since. The server must stand still.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readEnvironment } from '#app/server/environment.ts'
import { putBack } from '#moderation/backups/put-back.ts'
import { explainStartError } from './start-error.ts'

const USAGE = 'Say which backup: npm run restore -- FILE [--identity AGE-KEY-FILE] [--erased LIST]'
const IDENTITY = /^AGE-SECRET-KEY-\S+/m

function readArgs(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { identity: { type: 'string' }, erased: { type: 'string' } },
    })
  } catch (error) {
    throw new Error(USAGE, { cause: error })
  }
}

function identityFrom(file: string): string {
  const [identity] = IDENTITY.exec(readFileSync(file, 'utf8')) ?? []
  if (identity === undefined) throw new Error(`${file} holds no age identity (AGE-SECRET-KEY-…).`)
  return identity
}

try {
  const { positionals, values } = readArgs(process.argv.slice(2))
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Error(USAGE)
  const done = await putBack({
    dataDir: readEnvironment(process.env, { demo: false }).dataDir,
    file,
    identity: values.identity === undefined ? undefined : identityFrom(values.identity),
    erasedFile: values.erased,
    now: new Date(),
  })
  const lines = [
    `The backup is in its place. Erased again: ${done.erased}. Without words now, because these had been replaced since: ${done.outdated}. Waiting for a moderator, because they had been removed since: ${done.held}.`,
    'Everybody has to sign in again.',
  ]
  if (done.unreadable > 0) {
    lines.push(
      `${done.unreadable} messages, case notes and originals can't be read any more and are gone: their keys are kept for a day only.`,
    )
  }
  if (done.replaced !== null) {
    lines.push(
      `The store that stood there is in ${done.replaced} for a day, then the server removes it: no erasure reaches it. Remove it sooner when you are sure; what you want to examine for longer, keep elsewhere.`,
    )
    if (!done.oldStoreRead) {
      lines.push(
        'It could not be read, so what was erased since the backup comes from luwte.erased alone.',
      )
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`)
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exitCode = 1
}
