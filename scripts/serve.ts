/** `npm start`: the forum on its own store. On an empty store it prints a link for the first administrator. */
import { EnvironmentError, readEnvironment } from '#app/server/environment.ts'
import { countRoles } from '#db/queries/accounts.ts'
import { openStore } from '#db/store.ts'
import { invite } from '#moderation/members/invite.ts'
import { startServer } from './start-server.ts'

function explain(error: unknown): string {
  const code = (error as { code?: string }).code
  if (code === 'EADDRINUSE') return 'This port is in use: set another one, for example PORT=3001.'
  if (code === 'EACCES')
    return 'No right to use this port or folder: choose another PORT or DATA_DIR.'
  if (code === 'SQLITE_CANTOPEN') return 'The store could not be opened: is DATA_DIR writable?'
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return 'The store is damaged: stop, and put back the last backup.'
  }
  if (error instanceof EnvironmentError || error instanceof Error) return error.message
  return String(error)
}

try {
  const env = readEnvironment(process.env, { demo: false })
  const store = await openStore(env.dataDir)
  const running = await startServer(store, env, { quiet: false })
  const roles = await countRoles(store.read)
  process.stdout.write(`Luwte listens at ${env.origin.origin}\n`)
  if (!roles.has('administrator')) {
    const token = await invite(store, { role: 'administrator', by: null, now: new Date() })
    process.stdout.write(
      `There is no administrator yet. This link makes the first one; it works once, for 7 days:\n  ${env.origin.origin}/invite/${token}\n`,
    )
  }
  const stop = () => {
    void running
      .close()
      .then(() => store.close())
      .then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exit(1)
}
