/** Puts the parts of the server together and listens: the same for `npm start`, the demo and the tests. */
import { existsSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { makeSessions } from '#app/auth/sessions.ts'
import { makeBell } from '#app/server/bell.ts'
import { startBroom } from '#app/server/broom.ts'
import { startCallLoop } from '#app/server/call-loop.ts'
import { createServer } from '#app/server/create-server.ts'
import type { Environment } from '#app/server/environment.ts'
import { makeLine, type Line } from '#app/server/line.ts'
import { readFiles } from '#app/server/files.ts'
import { makeLimits } from '#app/server/limits.ts'
import { WHOLE_MS } from '#app/server/read-form.ts'
import { makeWaitingRoom } from '#moderation/members/waiting-room.ts'
import { makeLog } from '#app/server/log.ts'
import { startLoop } from '#app/server/loop.ts'
import { startPulse } from '#app/server/pulse.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { HELP_LINK_HOSTS } from '#moderation/help/services.ts'
import { makeReady } from '#moderation/triage/assess.ts'

/** How many accounts an hour makes at most: what moderators can read the first posts of. */
const JOIN_PER_HOUR = 60
/** How often it is looked for connections that said nothing for too long (below): each has room that others need. */
const LOOK_FOR_SILENT_MS = 5_000

export type Running = { server: Server; port: number; close(): Promise<void> }

const root = join(import.meta.dirname, '..')

async function loadBuild(): Promise<ServerBuild> {
  // Else React and its router run as for developers: slower, and they write addresses to stderr.
  process.env.NODE_ENV = 'production'
  const file = join(root, 'build/server/index.js')
  if (!existsSync(file))
    throw new Error('There is no build yet: run it by npm start or npm run demo.')
  return (await import(pathToFileURL(file).href)) as ServerBuild
}

/** Seeds the boards on an empty store, starts the loop, and listens. */
export async function startServer(
  store: Store,
  env: Environment,
  options: { quiet: boolean; clock?: () => Date; line?: Line; joinPerHour?: number },
): Promise<Running> {
  const clock = options.clock ?? (() => new Date())
  await inTransaction(store, (trx) => seedBoards(trx, HELP_LINK_HOSTS))
  const log = makeLog({ quiet: options.quiet })
  const bell = makeBell()
  const line = options.line ?? makeLine(() => performance.now())
  const pulse = startPulse(line)
  const app = createServer({
    store,
    env,
    build: await loadBuild(),
    files: readFiles(join(root, 'build/client')),
    sessions: makeSessions(store),
    limits: makeLimits({ factor: env.demo ? 10 : 1 }),
    waitingRoom: makeWaitingRoom(store.keys, {
      perHour: options.joinPerHour ?? JOIN_PER_HOUR * (env.demo ? 10 : 1),
    }),
    bell,
    line,
    pulse: pulse.read,
    log,
    clock,
  })
  const stopLoop = startLoop({ store, bell, log, clock })
  const stopCalls = startCallLoop({ store, env, log, clock })
  const stopBroom = startBroom({ store, log, clock })
  const limits = { maxHeaderSize: 16 * 1024, connectionsCheckingInterval: LOOK_FOR_SILENT_MS }
  const server = createHttpServer(limits, app)
  server.headersTimeout = 15_000
  // A little longer than a form may take, which answers by itself.
  server.requestTimeout = WHOLE_MS + 30_000
  server.keepAliveTimeout = 10_000
  server.maxConnections = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.port, env.host, resolve)
  })
  // Pages are there at once; the triage needs a moment, and the first text should not wait for it.
  setImmediate(makeReady)
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await stopLoop()
      await stopCalls()
      await stopBroom()
      pulse.stop()
    },
  }
}
