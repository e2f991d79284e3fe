/** `npm start`: the forum on its own store. On an empty store it prints a link for the first administrator. */
import { readEnvironment } from '#app/server/environment.ts'
import { countRoles } from '#db/queries/accounts.ts'
import { openStore } from '#db/store.ts'
import { invite } from '#moderation/members/invite.ts'
import { onStop } from './on-stop.ts'
import { explainStartError } from './start-error.ts'
import { startServer } from './start-server.ts'

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
  onStop(async () => {
    await running.close()
    await store.close()
  })
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exit(1)
}
