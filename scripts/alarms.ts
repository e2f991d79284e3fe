/** `npm run alarms`: a further process that calls people for acute cases, beside the server. */
import { startCallLoop } from '#app/server/call-loop.ts'
import { readEnvironment } from '#app/server/environment.ts'
import { makeLog } from '#app/server/log.ts'
import { openStore } from '#db/store.ts'
import { onStop } from './on-stop.ts'
import { explainStartError } from './start-error.ts'

try {
  const env = readEnvironment(process.env, { demo: false })
  const store = await openStore(env.dataDir)
  const stopLoop = startCallLoop({
    store,
    env,
    log: makeLog({ quiet: false }),
    clock: () => new Date(),
  })
  onStop(async () => {
    await stopLoop()
    await store.close()
  })
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exit(1)
}
