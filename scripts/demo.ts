/**
 * `npm run demo`: the same application as `npm start`, open for writing, on a throwaway store with made-up
 * people and stories. The store is a folder of its own and goes when the demo ends.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EnvironmentError, readEnvironment } from '#app/server/environment.ts'
import { openStore, storeExists } from '#db/store.ts'
import { readDemoSecrets } from './demo/demo-environment.ts'
import { codeLine, greeting } from './demo/greeting.ts'
import { seedDemo } from './demo/seed.ts'
import { onStop } from './on-stop.ts'
import { explainStartError } from './start-error.ts'
import { startServer, type Running } from './start-server.ts'

/** A folder for this run alone. Never beside a store that somebody works with. */
function makeFolder(dataDir: string): string {
  if (storeExists(dataDir)) {
    throw new EnvironmentError(
      `A real store stands in ${dataDir}: set DATA_DIR to another folder for the demo.`,
    )
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return mkdtempSync(join(dataDir, 'demo-'))
}

let folder: string | undefined
let close = async () => {}

function removeFolder(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}

try {
  const env = readEnvironment(process.env, { demo: true })
  const secrets = await readDemoSecrets(process.env)
  folder = makeFolder(env.dataDir)
  process.once('exit', removeFolder)
  onStop(() => close())
  const store = await openStore(folder)
  await seedDemo(store, { secrets, now: new Date() })
  const running: Running = await startServer(store, env, { quiet: true })
  close = async () => {
    await running.close()
    await store.close()
  }
  const { isTTY } = process.stdin
  process.stdout.write(
    await greeting(env.origin.origin, secrets, { now: new Date(), folder, enterGivesCode: isTTY }),
  )
  if (isTTY) {
    process.stdin.on('data', () => {
      void codeLine(secrets, new Date()).then((line) => process.stdout.write(`  ${line}\n`))
    })
  }
} catch (error) {
  process.stderr.write(`${explainStartError(error)}\n`)
  process.exit(1)
}
