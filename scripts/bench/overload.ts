/**
 * Twenty times as many at once as the server can carry: help answers all the same, and what is put off is
 * put off at once. "Can carry" is 16 connections, as everywhere here.
 */
import autocannon from 'autocannon'
import type { Bench, Measured } from './bench.ts'
import { answerOf, memoryOf, start } from './children.ts'
import type { Served } from './serve-demo.ts'

const CONNECTIONS = 320
const SECONDS = 8
const FIRST_MS = 1_500
const MOST_MS = 250

async function helpWhile(
  served: Served,
  what: string,
  path: string,
  cookie: string,
): Promise<Measured> {
  const load = autocannon({
    url: served.origin + path,
    headers: { cookie },
    connections: CONNECTIONS,
    duration: SECONDS,
  })
  await new Promise((resolve) => setTimeout(resolve, FIRST_MS))
  const help = await autocannon({
    url: `${served.origin}/help`,
    connections: 2,
    duration: SECONDS - FIRST_MS / 1_000 - 1,
  })
  const { '2xx': answered, '5xx': away } = await load
  if (help.non2xx > 0 || help.errors > 0) throw new Error(`Help was refused ${help.non2xx} times`)
  return {
    what: `help while ${CONNECTIONS} at once ${what}, 99 of 100 within`,
    measured: help.latency.p99,
    unit: 'ms',
    beside: `median ${help.latency.p50} ms; ${answered} answered, ${away} put off`,
    limit: MOST_MS,
    atLeast: false,
  }
}

export const overload: Bench = {
  name: 'overload',
  async run() {
    const server = start('serve-demo.ts')
    try {
      const served = await answerOf<Served>(server)
      await fetch(`${served.origin}/help`)
      const lines = [
        await helpWhile(served, 'read', served.path, served.reader),
        await helpWhile(served, 'search', '/search', served.member),
        await helpWhile(served, 'look at their own page', '/me', served.member),
      ]
      const memory = {
        what: 'memory after all that',
        measured: memoryOf(server),
        unit: 'MiB',
        beside: 'the demo',
        limit: 400,
        atLeast: false,
      }
      return [...lines, memory]
    } finally {
      server.kill()
    }
  },
}
