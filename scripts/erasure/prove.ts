/**
 * The proof that gone is gone: words that stand nowhere else are written by everything that a person can
 * write, go in every way in which something can go, and are then looked for in every byte that is left: the
 * folder of the store, what the server wrote, the memory it keeps pages in, and the last backup, put back.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ERASED_NAME } from '#db/backup/erased-file.ts'
import { dayOf, HOUR_MS } from '#db/days.ts'
import { momentOf } from '#db/local-time.ts'
import { writeSetting } from '#db/queries/settings.ts'
import { seedBoards } from '#db/seed/seed-boards.ts'
import { inTransaction, openStore } from '#db/store.ts'
import { makeBackup } from '#moderation/backups/make.ts'
import { putBack } from '#moderation/backups/put-back.ts'
import { fill } from './fill.ts'
import type { Gone, Orders, Ready, Rested } from './goer.ts'
import { filesIn, searchFiles, searchMemory } from './look.ts'
import { placeCanaries, type Plan } from './place.ts'
import { searchFor, type Needles, type Search } from './traces.ts'

/** A place that was looked into: what of all that went was found there, and whether what stays was. */
export type Place = { name: string; found: string[]; stays: boolean; counts: boolean }

export type Proof = {
  /** How many words, and ends of encrypted ones, went. */
  went: number
  /** By way and by what they stood in: how many. */
  kinds: Map<string, number>
  places: Place[]
  /** Whether the server said that it could take all of it out of its files. */
  traceless: boolean
}

export type Proving = {
  posts: number
  /** How many of everything for each way. */
  each: number
  /** False: SQLite is told not to overwrite, so that the search can be seen to find what is left then. */
  overwrite: boolean
  /** Whether to look through the server's memory too, which takes its time. */
  memory: boolean
  onStep?: (what: string) => void
}

type Placed = { needles: Needles; plan: Plan }

const LINK_HOST = 'hulp.example'
/** One person wrote so large a part of all posts: enough to go quicker together than one by one. */
const POSTS_FOR_ONE_OF_MANY = 300
const AT_NIGHT = '03:00'
/** Where the server puts temporary files, were it to make any. */
const TEMPORARY = 'tmp'

async function heard<T extends { kind: string }>(child: ChildProcess, kind: T['kind']): Promise<T> {
  return await new Promise((resolve, reject) => {
    child.on('message', (message: T) => {
      if (message.kind === kind) resolve(message)
    })
    child.once('exit', (code) => reject(new Error(`The server of the proof ended (${code}).`)))
  })
}

/** Opens every conversation as a reader; answers what was on the pages. */
async function read(ready: Ready, plan: Plan): Promise<Buffer> {
  const pages: Buffer[] = []
  for (const thread of plan.threads) {
    const answer = await fetch(`${ready.origin}/t/${thread}`, {
      headers: { cookie: ready.cookie },
      redirect: 'manual',
    })
    pages.push(Buffer.from(await answer.arrayBuffer()))
  }
  return Buffer.concat(pages)
}

function look(search: Search, bytes: Buffer): Set<string> {
  const found = new Set<string>()
  search.look(bytes, found)
  return found
}

/** Every file that the server could write to lies in this folder; its memory is as `npm start` asks for it. */
function startServer(folder: string): ChildProcess {
  const temporary = join(folder, TEMPORARY)
  mkdirSync(temporary)
  const log = openSync(join(folder, 'log'), 'a')
  const env = {
    PATH: process.env.PATH,
    TMPDIR: temporary,
    SQLITE_TMPDIR: temporary,
    HOME: folder,
    MALLOC_PERTURB_: '165',
  } as Record<string, string | undefined>
  return fork(join(import.meta.dirname, 'goer.ts'), {
    execArgv: ['--expose-gc'],
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', log, log, 'ipc'],
  })
}

/** The last backup, in a folder where nothing stood before but the key and the list of erasures. */
async function restored(from: string, to: string, backup: string, now: Date): Promise<void> {
  mkdirSync(to)
  for (const name of ['luwte.key', ERASED_NAME]) copyFileSync(join(from, name), join(to, name))
  await putBack({ dataDir: to, file: backup, identity: undefined, erasedFile: undefined, now })
}

async function prepare(
  dataDir: string,
  backup: string,
  night: Date,
  { posts, each, onStep }: Proving,
): Promise<Placed> {
  const store = await openStore(dataDir)
  await inTransaction(store, async (trx) => {
    await seedBoards(trx, [LINK_HOST])
    await writeSetting(trx, 'open', true)
  })
  onStep?.(`writes ${posts} posts that stay`)
  await fill(store, Math.ceil(posts / 2), night)
  onStep?.('writes what is to go')
  const many = Math.ceil(posts / POSTS_FOR_ONE_OF_MANY)
  const placed = await placeCanaries(store, { each, many, night })
  await fill(store, Math.floor(posts / 2), night)
  await store.close()
  await makeBackup({ dataDir, target: backup, recipient: undefined, now: night })
  return placed
}

/** The name of a needle without its number: the way it goes, and what it stood in. */
function kindOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'))
}

function isStaying(name: string): boolean {
  return name.startsWith('none/')
}

function place(name: string, found: Set<string>, counts = true): Place {
  const names = [...found]
  return {
    name,
    found: names.filter((one) => !isStaying(one)),
    stays: names.some(isStaying),
    counts,
  }
}

function filePlaces(folder: string, before: string, search: Search): Place[] {
  return [...searchFiles(folder, search)].map(([file, found]) => place(before + file, found))
}

async function serveAndErase(
  dataDir: string,
  night: Date,
  { needles, plan }: Placed,
  { overwrite, memory: withMemory, onStep }: Proving,
): Promise<Pick<Proof, 'places' | 'traceless'>> {
  const search = searchFor(needles)
  const child = startServer(dataDir)
  try {
    onStep?.('reads, and takes away')
    const orders: Orders = { folder: dataDir, night: night.getTime(), plan, overwrite }
    child.send(orders)
    const ready = await heard<Ready>(child, 'ready')
    const before = look(search, await read(ready, plan))
    child.send('go')
    const { traceless } = await heard<Gone>(child, 'gone')
    onStep?.('looks')
    const after = look(search, await read(ready, plan))
    child.send('rest')
    await heard<Rested>(child, 'rested')
    const memory = withMemory ? searchMemory(child.pid ?? 0, search) : undefined
    const places = [
      place('pages that readers got before', before, false),
      place('pages that readers get now', after),
      ...filePlaces(dataDir, '', search),
      ...(filesIn(join(dataDir, TEMPORARY)).length === 0
        ? [place('temporary files: none', new Set<string>())]
        : []),
      ...(memory === undefined ? [] : [place('memory until the next start', memory, false)]),
    ]
    child.send('end')
    await new Promise((resolve) => child.once('exit', resolve))
    return { places, traceless }
  } finally {
    child.kill('SIGKILL')
  }
}

/** Writes, takes away, and looks. The folder it works in goes with it. */
export async function prove(proving: Proving): Promise<Proof> {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-proof-'))
  const [dataDir, backup] = [join(folder, 'data'), join(folder, 'last.age')]
  const night = new Date(momentOf(`${dayOf(new Date())}T${AT_NIGHT}`, 'earlier') ?? 0)
  try {
    const placed = await prepare(dataDir, backup, night, proving)
    const { places, traceless } = await serveAndErase(dataDir, night, placed, proving)
    if (proving.overwrite) {
      proving.onStep?.('puts the last backup back')
      const again = join(folder, 'again')
      await restored(dataDir, again, backup, new Date(night.getTime() + 3 * HOUR_MS))
      places.push(...filePlaces(again, 'last backup, put back: ', searchFor(placed.needles)))
    }
    const going = Object.keys(placed.needles).filter((name) => !isStaying(name))
    return {
      went: going.length,
      kinds: new Map([...Map.groupBy(going, kindOf)].map(([kind, all]) => [kind, all.length])),
      places,
      traceless,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
