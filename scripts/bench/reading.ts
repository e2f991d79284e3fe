/**
 * Reading a conversation of 20 posts, as somebody without an account and as a member, beside a bare
 * `node:http` server that sends the same bytes: requests a second at 16 connections, in turns, so that what
 * else the machine does weighs on both alike. Medians of five rounds; the ratio is what counts.
 */
import { request, type IncomingMessage } from 'node:http'
import autocannon from 'autocannon'
import type { Bench, Measured } from './bench.ts'
import { answerOf, median, start } from './children.ts'
import type { Bytes } from './serve-bytes.ts'
import type { Served } from './serve-demo.ts'

const CONNECTIONS = 16
const SECONDS = 3
const ROUNDS = 5

/** The bytes of a page as a browser gets them. */
async function bytesOf(url: string, headers: Record<string, string>): Promise<Bytes> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { headers }, resolve).once('error', reject).end()
  })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const kept = Object.entries(response.headers).filter(
    ([name]) => !['connection', 'keep-alive', 'date', 'transfer-encoding'].includes(name),
  )
  return {
    headers: {
      ...(Object.fromEntries(kept) as Record<string, string>),
      'content-length': String(body.length),
    },
    body: body.toString('base64'),
  }
}

type Shot = { aSecond: number; p50: number; p99: number }

async function shoot(url: string, headers: Record<string, string>): Promise<Shot> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS })
  // An answer that is no page would be quick, and count for nothing.
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals at ${url}`)
  return {
    aSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

async function besideThePeer(
  what: string,
  url: string,
  cookie: string,
  least: number,
): Promise<Measured> {
  const headers = { cookie, 'accept-encoding': 'gzip, deflate, br, zstd', 'accept-language': 'nl' }
  const peer = start('serve-bytes.ts')
  try {
    peer.send(await bytesOf(url, headers))
    const port = await answerOf<number>(peer)
    const own: Shot[] = []
    const bare: Shot[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      own.push(await shoot(url, headers))
      bare.push(await shoot(`http://127.0.0.1:${port}/`, headers))
    }
    const mine = median(own.map((shot) => shot.aSecond))
    const theirs = median(bare.map((shot) => shot.aSecond))
    const [p50, p99] = [median(own.map((one) => one.p50)), median(own.map((one) => one.p99))]
    return {
      what,
      measured: mine / theirs,
      unit: 'of the bare server',
      beside: `${Math.round(mine)} and ${Math.round(theirs)} requests/s; p50 ${p50} ms, p99 ${p99} ms`,
      limit: least,
      atLeast: true,
    }
  } finally {
    peer.kill()
  }
}

export const reading: Bench = {
  name: 'reading',
  async run() {
    const server = start('serve-demo.ts')
    try {
      const served = await answerOf<Served>(server)
      const url = served.origin + served.path
      return [
        await besideThePeer('a conversation, without an account', url, served.reader, 0.6),
        await besideThePeer('a conversation, as a member', url, served.member, 0.05),
      ]
    } finally {
      server.kill()
    }
  },
}
