/** The real server on a store of its own, for the tests that use it as a person does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '#app/server/environment.ts'
import type { Line } from '#app/server/line.ts'
import { openStore, type Store } from '#db/store.ts'
import type { Actor } from '#moderation/actor.ts'
import { hashPassphrase } from '#moderation/members/hashing.ts'
import type { Role } from '#moderation/vocabulary.ts'
import { person } from '#scripts/demo/people.ts'
import type { Placed } from '#scripts/demo/put-in.ts'
import { seedDemo } from '#scripts/demo/seed.ts'
import { startServer } from '#scripts/start-server.ts'
import { after, type Span } from './clock.ts'
import { onShift } from './staff.ts'
import { aPerson } from './people.ts'
import { set } from './store.ts'

/** Somebody who can sign in. */
export type Somebody = Actor & { passphrase: string }

/** What everybody of a world signs in with. */
const PASSPHRASE = 'zeven ganzen zwemmen zacht'

type Clock = { now(): Date; forward(span: Span): void }

export type World = {
  origin: string
  store: Store
  clock: Clock
  /** Where the way out leads: a page of another origin that says it was reached. */
  outside: string
  somebody(role?: Role, approvedPosts?: number): Promise<Somebody>
  /** Somebody of the demo's, in a world that has its content. */
  demo(pseudonym: string): Promise<Somebody>
  /** Where the demo's content came to stand. */
  placed: Placed
  /** Puts a professional on call for the next eight hours. */
  onCall(professional: Actor): Promise<void>
  /** Ends the server alone, as a crash would; the store stays. */
  stopServer(): Promise<void>
  close(): Promise<void>
}

/** A real clock that can be put forward: browsers and one-time codes go by the real time. */
function aClock(): Clock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    forward(span) {
      ahead += after(new Date(0), span).getTime()
    },
  }
}

/** The site that the way out leads to. Also shows that going Back from it is possible at all. */
async function outsideServer() {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end('<!doctype html><html lang="nl"><title>Buiten</title><p>Droog en zonnig.</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const NOTHING_PLACED: Placed = { posts: new Map(), threads: new Map() }
const TOTP_SECRET = 'LUWTELUWTELUWTELUWTELUWTELUWTELU'

/**
 * Starts a server with open boards, and the site outside. The store is empty, or has the content of the
 * demo. Limits are as wide as the demo's, unless they are what is tried.
 */
export async function startWorld(
  options: {
    seeded?: boolean
    tightLimits?: boolean
    line?: Line
    joinPerHour?: number
    /** The name of this machine, where passkeys are tried: browsers make none for a number. */
    host?: 'localhost'
  } = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-world-'))
  const outside = await outsideServer()
  const clock = aClock()
  const store = await openStore(folder)
  const env: Environment = {
    port: 0,
    host: '127.0.0.1',
    dataDir: folder,
    origin: new URL('http://127.0.0.1'),
    loopback: true,
    clientAddress: { kind: 'socket' },
    smtpUrl: null,
    leaveTo: outside.address,
    demo: !(options.tightLimits ?? false),
  }
  const secrets = { passphrase: PASSPHRASE, totpSecret: TOTP_SECRET }
  const placed = options.seeded
    ? await seedDemo(store, { secrets, now: clock.now() })
    : NOTHING_PLACED
  const running = await startServer(store, env, {
    quiet: true,
    clock: clock.now,
    ...(options.line === undefined ? {} : { line: options.line }),
    ...(options.joinPerHour === undefined ? {} : { joinPerHour: options.joinPerHour }),
  })
  // Known only now that it listens.
  env.origin = new URL(`http://${options.host ?? '127.0.0.1'}:${running.port}`)
  await set(store, 'open', true)
  const hashes = new Map<boolean, string>()
  return {
    origin: env.origin.origin,
    store,
    clock,
    outside: outside.address,
    async somebody(role = 'member', approvedPosts = 5) {
      const staff = role !== 'member'
      const passphraseHash = hashes.get(staff) ?? (await hashPassphrase(PASSPHRASE, staff))
      hashes.set(staff, passphraseHash)
      return {
        ...(await aPerson(store, { role, approvedPosts, passphraseHash })),
        passphrase: PASSPHRASE,
      }
    },
    onCall: (professional) => onShift(store, professional, clock.now()),
    demo: async (pseudonym) => ({ ...(await person(store, pseudonym)), passphrase: PASSPHRASE }),
    placed,
    stopServer: () => running.close(),
    async close() {
      await running.close()
      await outside.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
