/**
 * Ten thousand connections that say nothing: what they take, whether help is there meanwhile, and how long they
 * may stay. It needs as many open files (`ulimit -n`), and speaks to this machine alone.
 */
import { connect, type Socket } from 'node:net'
import autocannon from 'autocannon'
import type { Bench, Measured } from './bench.ts'
import { answerOf, memoryOf, start } from './children.ts'
import type { Served } from './serve-demo.ts'

/** A few less than the server takes in, so that there is room for who asks for help. */
const CONNECTIONS = 9_900
const AT_ONCE = 100
const HELP_SECONDS = 4
const MOST_MIB = 400
const MOST_MS = 250
const LONGEST_S = 20
const LOOK_MS = 50
const SECOND_MS = 1_000

/** Opens so many, some at a time; answers how to know how many are still open, and how to end them. */
async function sayNothing(origin: URL): Promise<{ open(): number; end(): void }> {
  const sockets: Socket[] = []
  let open = 0
  async function one(): Promise<void> {
    const socket = connect(Number(origin.port), origin.hostname)
    sockets.push(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    open += 1
    socket.resume()
    socket.once('close', () => (open -= 1))
    socket.on('error', () => {})
  }
  for (let done = 0; done < CONNECTIONS; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, one))
  }
  return {
    open: () => open,
    end: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

export const idle: Bench = {
  name: 'idle',
  async run() {
    const server = start('serve-demo.ts')
    let silent: Awaited<ReturnType<typeof sayNothing>> | undefined
    try {
      const { origin } = await answerOf<Served>(server)
      await fetch(`${origin}/help`)
      const before = memoryOf(server)
      const began = performance.now()
      silent = await sayNothing(new URL(origin))
      const opened = performance.now()
      const help = await autocannon({
        url: `${origin}/help`,
        connections: 2,
        duration: HELP_SECONDS,
      })
      if (help.non2xx > 0 || help.errors > 0) throw new Error('Help was refused')
      const during = memoryOf(server)
      const still = silent.open()
      while (silent.open() > 0 && performance.now() - opened < 4 * LONGEST_S * SECOND_MS) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      }
      const gone = silent.open() === 0 ? performance.now() - opened : Number.POSITIVE_INFINITY
      const many = CONNECTIONS.toLocaleString('en')
      const least = { atLeast: false } as const
      return [
        {
          ...least,
          what: `memory with ${many} connections that say nothing`,
          measured: during,
          unit: 'MiB',
          beside: `${before.toFixed(0)} MiB without; ${still} open`,
          limit: MOST_MIB,
        },
        {
          ...least,
          what: 'help meanwhile, 99 of 100 within',
          measured: help.latency.p99,
          unit: 'ms',
          beside: `median ${help.latency.p50} ms`,
          limit: MOST_MS,
        },
        {
          ...least,
          what: 'until the last of them is closed, from when it was opened',
          measured: gone / SECOND_MS,
          unit: 's',
          beside: `opened within ${((opened - began) / SECOND_MS).toFixed(1)} s`,
          limit: LONGEST_S,
        },
      ] satisfies Measured[]
    } finally {
      silent?.end()
      server.kill()
    }
  },
}
