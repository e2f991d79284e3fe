/**
 * The way of most requests when many come at once: somebody without an account asks for a page that is
 * kept. The same cookies and the same porter as on the long way, and the same bytes; only what is between
 * them is left out. Anything else goes the long way.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { ServerBuild } from '@remix-run/node'
import type { Store } from '#db/store.ts'
import { judge } from '../porter/porter.ts'
import { isReading, languageOf, readCookies } from './cookies.ts'
import type { Environment } from './environment.ts'
import { factsOf, frontTarget, headerOf } from './facts.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { Pages } from './pages.ts'
import { routePattern } from './route-pattern.ts'
import { choicesIn } from './tab.ts'

type FastLane = (request: IncomingMessage, response: ServerResponse) => boolean

export function makeFastLane(parts: {
  store: Store
  env: Environment
  build: ServerBuild
  files: Files
  pages: Pages
  log: Log
  clock: () => Date
  /** The headers that the long way puts on every answer. */
  always: readonly string[]
}): FastLane {
  const { always, build, clock, env, files, log, pages, store } = parts
  return (request, response) => {
    const began = performance.now()
    const asked = request.url ?? ''
    const [path = ''] = asked.split('?')
    if (request.method !== 'GET' || files.has(path)) return false
    const cookies = readCookies(request.headers.cookie, env.loopback)
    if (cookies.session !== undefined) return false
    const now = clock()
    const reader = isReading(store.keys, cookies.reading, now)
    const shown = { entry: reader ? 'reader' : 'none', ear: false, file: false } as const
    const verdict = judge(factsOf(request, asked, shown), env)
    if (verdict.do !== 'serve' && verdict.do !== 'front') return false
    const target = verdict.do === 'front' ? frontTarget(verdict.to) : asked
    const language = languageOf(cookies.language, headerOf(request, 'accept-language'))
    const tab = choicesIn(cookies.tab)
    const page = pages.kept(target, { language, tab, reader, now })
    if (page === undefined) return false
    const brotli = /\bbr\b/.test(headerOf(request, 'accept-encoding') ?? '')
      ? page.brotli
      : undefined
    const body = brotli ?? page.body
    response.writeHead(page.status, [
      ...always,
      ...page.headers.flat(),
      'Cache-Control',
      'no-store',
      'Vary',
      'Accept-Encoding',
      ...(brotli === undefined ? [] : ['Content-Encoding', 'br']),
      'Content-Length',
      String(body.length),
    ])
    response.end(body)
    log.request({
      route: routePattern(build, path),
      status: page.status,
      milliseconds: performance.now() - began,
    })
    return true
  }
}
