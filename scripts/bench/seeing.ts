/**
 * What a phone sees: a conversation of 20 posts on a slow line (1.6 Mbit/s, 150 ms there and back: "slow
 * 4G" of Chromium's developer tools) with a processor four times as slow, the first time and without a cache.
 * Beside it, in turns, a page of one sentence from a bare server: what the browser alone takes for its first
 * page on this machine now.
 */
import { existsSync } from 'node:fs'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import type { Bench, Measured } from './bench.ts'
import { answerOf, median, start } from './children.ts'
import type { Bytes } from './serve-bytes.ts'
import type { Served } from './serve-demo.ts'

const ROUNDS = 7
const SENTENCE = '<!doctype html><title>Luwte</title><p>Een zin van een paar woorden.'
const BYTES_A_SECOND = (1.6 * 1024 * 1024) / 8
const LATENCY_MS = 150
const SLOWER = 4
const MOST_LCP_MS = 1_000
const SETTLED_MS = 1_500
/** A new window loads some 150 scripts of the browser's own (for its address bar), on the processor that is measured. */
const WINDOW_READY_MS = 3_000
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable']

type Seen = { lcp: number; shifted: number; bytes: number; requests: number }

/** What the page tells of itself, gathered from its first moment on. */
function watchPage(): void {
  const seen = { lcp: 0, shifted: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.lcp = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shifted += (entry as { value?: number }).value ?? 0
  }).observe({ type: 'layout-shift', buffered: true })
}

async function slowDown(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

async function look(page: Page, url: string): Promise<Seen> {
  const devtools = await page.context().newCDPSession(page)
  let bytes = 0
  let requests = 0
  devtools.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength
    requests += 1
  })
  await page.waitForTimeout(WINDOW_READY_MS)
  await slowDown(devtools)
  await page.addInitScript(watchPage)
  await page.goto(url)
  await page.waitForTimeout(SETTLED_MS)
  const { lcp, shifted } = await page.evaluate(
    () => (globalThis as unknown as { seen: { lcp: number; shifted: number } }).seen,
  )
  return { lcp, shifted, bytes, requests }
}

/** What was seen of the conversation, and of the bare page. */
async function rounds({ origin, path, reader }: Served, bare: string): Promise<[Seen[], Seen[]]> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place))
  if (executablePath === undefined)
    throw new Error('This benchmark needs a Chromium: set CHROMIUM.')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  try {
    const seen: [Seen[], Seen[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [which, url] of [origin + path, bare].entries()) {
        const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
        const [name = '', value = ''] = reader.split(/=(.*)/s)
        await context.addCookies([{ name, value, url }])
        seen[which]?.push(await look(await context.newPage(), url))
        await context.close()
      }
    }
    return seen
  } finally {
    await browser.close()
  }
}

export const seeing: Bench = {
  name: 'seeing',
  async run() {
    const server = start('serve-demo.ts')
    const peer = start('serve-bytes.ts')
    try {
      peer.send({
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(SENTENCE).toString('base64'),
      } satisfies Bytes)
      const bare = `http://127.0.0.1:${await answerOf<number>(peer)}/`
      const [seen, sentence] = await rounds(await answerOf<Served>(server), bare)
      const shifted = Math.max(...seen.map((one) => one.shifted))
      const beside = `${Math.round(median(seen.map((one) => one.bytes)) / 100) / 10} kB in ${median(seen.map((one) => one.requests))} requests; one sentence ${Math.round(median(sentence.map((one) => one.lcp)))} ms`
      return [
        {
          what: 'largest paint of a conversation, slow 4G, 4 times slower',
          measured: median(seen.map((one) => one.lcp)),
          unit: 'ms',
          beside,
          limit: MOST_LCP_MS,
          atLeast: false,
        },
        {
          what: 'what moves on it after it was shown',
          measured: shifted,
          unit: 'CLS',
          beside: `${ROUNDS} rounds`,
          limit: 0,
          atLeast: false,
        },
      ] satisfies Measured[]
    } finally {
      server.kill()
      peer.kill()
    }
  },
}
