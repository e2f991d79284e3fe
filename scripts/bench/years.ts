/**
 * After years: the same pages on a store of ten thousand posts and on a large one (BENCH_POSTS, 100,000
 * unless said otherwise), asked in turns; memory; and how long erasing and sweeping keep everybody waiting.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
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
const MOST_TIMES = 1.3
const MOST_TIMES_SEARCH = 3
const MOST_BLOCKED_MS = 50
const MOST_AT_REST_MB = 200
const MOST_UNDER_LOAD_MB = 400

type Kind = keyof Grown['pages']

/** How long an answer takes, in milliseconds; throws when it is no page. */
async function timeOf(grown: Grown, kind: Kind, round: number): Promise<number> {
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
    times.few.push(await timeOf(few, kind, round))
    times.many.push(await timeOf(many, kind, round))
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

async function memory(child: ChildProcess, { origin, pages }: Grown): Promise<Measured[]> {
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
    const folders = [FEW, MANY].map(() => mkdtempSync(join(tmpdir(), 'luwte-bench-')))
    const children: ChildProcess[] = []
    try {
      for (const [index, posts] of [FEW, MANY].entries()) {
        const [code] = await once(start('grow.ts', [folders[index] ?? '', String(posts)]), 'exit')
        if (code !== 0) throw new Error('The store could not be filled.')
      }
      children.push(...folders.map((folder) => start('serve-grown.ts', [folder])))
      const [few, many] = await Promise.all(children.map((child) => answerOf<Grown>(child)))
      const large = children[1]
      if (few === undefined || many === undefined || large === undefined) return []
      const lines: Measured[] = []
      for (const kind of ['thread', 'board', 'queue', 'cases', 'search'] as const) {
        lines.push(await compare(kind, few, many))
      }
      lines.push(...(await memory(large, many)))
      lines.push(blocked('erasing an account', await ask<Blocked>(large, 'erase')))
      lines.push(blocked('the sweep of a month', await ask<Blocked>(large, 'sweep')))
      return lines
    } finally {
      for (const child of children) child.kill()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    }
  },
}
