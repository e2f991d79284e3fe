/**
 * After years: the same pages on a store of ten thousand posts and on a large one (BENCH_POSTS, 100,000
 * unless said otherwise), asked in turns; how long a start takes; memory; and how long erasing and sweeping
 * keep everybody waiting. With BENCH_STORES, a folder, the stores are made once and stay there; erasing and
 * sweeping, which would change them, are left out.
 */
import { spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Bench, Measured } from './bench.ts'
import { answerOf, ask, median, memoryOf, start } from './children.ts'
import type { Blocked, Grown } from './serve-grown.ts'

const FEW = 10_000
const MANY = Number(process.env.BENCH_POSTS ?? 100_000)
const ROUNDS = 60
const STARTS = 5
const MOST_TIMES = 1.3
const MOST_TIMES_SEARCH = 3
const MOST_BLOCKED_MS = 50
const MOST_START_MS = 1_000
/** At rest is who was asked nothing for so long. */
const REST_MS = 10_000
const MOST_AT_REST_MB = 200
const MOST_UNDER_LOAD_MB = 400

type Kind = keyof Grown['pages']

/** How long an answer takes, in milliseconds; throws when it is no page. */
async function timeOf(grown: Grown, kind: Kind, round: number, language: string): Promise<number> {
  const { cookie, paths } = grown.pages[kind]
  const path = paths[round % paths.length] ?? '/'
  const search = kind === 'search'
  const began = performance.now()
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const asking = request(
      grown.origin + (search ? '/search' : path),
      {
        method: search ? 'POST' : 'GET',
        headers: {
          cookie,
          'accept-language': language,
          ...(search
            ? { origin: grown.origin, 'content-type': 'application/x-www-form-urlencoded' }
            : {}),
        },
      },
      (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode))
      },
    )
    asking.once('error', reject)
    asking.end(search ? `q=${encodeURIComponent(path)}` : undefined)
  })
  const took = performance.now() - began
  if (status !== 200 && status !== 303 && status !== 404) throw new Error(`${status} at ${path}`)
  return took
}

async function compare(kind: Kind, few: Grown, many: Grown): Promise<Measured> {
  const rounds = kind === 'search' ? ROUNDS / 3 : ROUNDS
  const times: { few: number[]; many: number[] } = { few: [], many: [] }
  for (let round = 0; round < rounds; round += 1) {
    // In another language first, which is another page: then both are made from what the system has in memory.
    await timeOf(few, kind, round, 'en')
    await timeOf(many, kind, round, 'en')
    times.few.push(await timeOf(few, kind, round, 'nl'))
    times.many.push(await timeOf(many, kind, round, 'nl'))
  }
  const [small, large] = [median(times.few), median(times.many)]
  return {
    what: `${kind}: ${MANY.toLocaleString('en')} posts beside ${FEW.toLocaleString('en')}`,
    measured: large / small,
    unit: 'times as long',
    beside: `${large.toFixed(1)} and ${small.toFixed(1)} ms`,
    limit: kind === 'search' ? MOST_TIMES_SEARCH : MOST_TIMES,
    atLeast: false,
  }
}

/** Empty when the stores go after the run. */
const KEPT_IN = process.env.BENCH_STORES ?? ''

/** The folder of a store with so many posts. */
async function storeOf(posts: number): Promise<string> {
  const kept = KEPT_IN === '' ? undefined : join(KEPT_IN, String(posts))
  if (kept !== undefined && existsSync(kept)) return kept
  if (kept !== undefined) mkdirSync(KEPT_IN, { recursive: true })
  const folder = mkdtempSync(join(kept === undefined ? tmpdir() : KEPT_IN, 'luwte-bench-'))
  const [code] = await once(start('grow.ts', [folder, String(posts)]), 'exit')
  if (code !== 0) throw new Error('The store could not be filled.')
  if (kept === undefined) return folder
  renameSync(folder, kept)
  return kept
}

/** How long it takes from nothing to a server that listens, beside a Node that does nothing. */
async function starting(folder: string): Promise<Measured> {
  const times: { server: number[]; bare: number[] } = { server: [], bare: [] }
  for (let round = 0; round < STARTS; round += 1) {
    const began = performance.now()
    spawnSync(process.execPath, ['-e', ''])
    times.bare.push(performance.now() - began)
    const child = start('serve-grown.ts', [folder])
    times.server.push((await answerOf<Grown>(child)).started)
    child.kill()
  }
  return {
    what: `start on ${MANY.toLocaleString('en')} posts, until it listens`,
    measured: median(times.server),
    unit: 'ms',
    beside: `a Node that does nothing: ${Math.round(median(times.bare))} ms`,
    limit: MOST_START_MS,
    atLeast: false,
  }
}

async function memory(child: ChildProcess, { origin, pages }: Grown): Promise<Measured[]> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const rest = memoryOf(child)
  const { cookie, paths } = pages.thread
  await autocannon({
    url: origin,
    requests: paths.map((path) => ({ path, headers: { cookie } })),
    connections: 16,
    duration: 5,
  })
  const line = { unit: 'MiB', beside: `${MANY.toLocaleString('en')} posts`, atLeast: false }
  return [
    { ...line, what: 'memory at rest', measured: rest, limit: MOST_AT_REST_MB },
    { ...line, what: 'memory under load', measured: memoryOf(child), limit: MOST_UNDER_LOAD_MB },
  ]
}

function blocked(what: string, { worst, took }: Blocked): Measured {
  return {
    what: `${what}: the longest that nothing else is answered`,
    measured: worst,
    unit: 'ms',
    beside: `${Math.round(took)} ms in all`,
    limit: MOST_BLOCKED_MS,
    atLeast: false,
  }
}

export const years: Bench = {
  name: 'years',
  async run() {
    const folders: string[] = []
    const children: ChildProcess[] = []
    try {
      for (const posts of [FEW, MANY]) folders.push(await storeOf(posts))
      const lines: Measured[] = [await starting(folders[1] ?? '')]
      children.push(...folders.map((folder) => start('serve-grown.ts', [folder])))
      const [few, many] = await Promise.all(children.map((child) => answerOf<Grown>(child)))
      const large = children[1]
      if (few === undefined || many === undefined || large === undefined) return []
      for (const kind of ['thread', 'board', 'queue', 'cases', 'search'] as const) {
        lines.push(await compare(kind, few, many))
      }
      lines.push(...(await memory(large, many)))
      if (KEPT_IN !== '') return lines
      lines.push(blocked('erasing an account', await ask<Blocked>(large, 'erase')))
      lines.push(blocked('the sweep of a month', await ask<Blocked>(large, 'sweep')))
      return lines
    } finally {
      for (const child of children) child.kill()
      if (KEPT_IN === '') {
        for (const folder of folders) rmSync(folder, { recursive: true, force: true })
      }
    }
  },
}
