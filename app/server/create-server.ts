/**
 * The server: express in front, the porter at the door, Remix behind it. It knows no page; it finds out
 * who is there, asks the porter, and hands what is served to the framework with its context.
 */
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import express, { type Express, type Request, type Response } from 'express'
import { answers, type Store } from '#db/store.ts'
import { findConversation } from '#db/queries/conversations.ts'
import { isStaff } from '#moderation/actor.ts'
import { partOf } from '#moderation/conversations/may.ts'
import { whoIs } from '../auth/guards.ts'
import type { Sessions, SignedIn } from '../auth/sessions.ts'
import { judge, type Verdict } from '../porter/porter.ts'
import type { Bell } from './bell.ts'
import type { RequestContext } from './context.ts'
import { isReading, languageOf, readCookies } from './cookies.ts'
import type { Environment } from './environment.ts'
import { isEar, streamRings, streamTalk, type Hearing } from './events.ts'
import type { Files } from './files.ts'
import { securityHeaders } from './headers.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { countRing } from './loop.ts'
import { leave } from './leave.ts'
import { sendPlain } from './plain-page.ts'
import { readForm } from './read-form.ts'
import { routePattern } from './route-pattern.ts'

export type ServerParts = {
  store: Store
  env: Environment
  build: ServerBuild
  files: Files
  sessions: Sessions
  limits: Limits
  bell: Bell
  log: Log
  clock: () => Date
}

const compress = promisify(brotliCompress)
const WORTH_COMPRESSING = 1_024
const FAST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The address that limits count by; never stored, never logged. */
function clientAddress(request: Request, env: Environment): string {
  const socket = request.socket.remoteAddress ?? ''
  if (env.clientAddress.kind === 'socket') return socket
  const chain = (header(request, 'x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return chain.at(-env.clientAddress.proxies) || socket
}

/** Builds the express application. Nothing listens yet. */
export function createServer(parts: ServerParts): Express {
  const { store, env, files, sessions, log } = parts
  const handle = createRequestHandler(parts.build, 'production')
  const dress = { stylesheet: files.stylesheet, leave: files.asset('leave.js') }
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.use(...securityHeaders(env.loopback))
  app.use((request, response, next) => {
    const began = performance.now()
    response.on('finish', () => {
      const route = routePattern(parts.build, request.path)
      log.request({ route, status: response.statusCode, milliseconds: performance.now() - began })
    })
    next()
  })
  app.use((request, response) => {
    receive(request, response).catch((error: unknown) => {
      log.fault('request', error)
      if (!response.headersSent) sendPlain(response, 500, 'nl', dress)
      else response.end()
    })
  })
  return app

  async function receive(request: Request, response: Response): Promise<void> {
    const now = parts.clock()
    const cookies = readCookies(header(request, 'cookie'), env.loopback)
    const language = languageOf(cookies.language, header(request, 'accept-language'))
    const file = files.has(request.path)
    // Files, health and the way out need no look into the store.
    const bare = file || request.path === '/healthz'
    const known = bare ? undefined : await sessions.find(cookies.session, now)
    const reader = isReading(store.keys, cookies.reading, now) || known !== undefined
    const ear = request.path === '/events' && (await isEar(store, queryOf(request).get('ear'), now))
    const verdict = judge(
      {
        method: request.method,
        target: request.originalUrl,
        host: header(request, 'host'),
        origin: header(request, 'origin'),
        contentType: header(request, 'content-type'),
        secFetchSite: header(request, 'sec-fetch-site'),
        secPurpose: header(request, 'sec-purpose') ?? header(request, 'purpose'),
        entry: known !== undefined ? 'signed-in' : reader ? 'reader' : 'none',
        ear,
        file,
      },
      env,
    )
    const context: RequestContext = {
      store,
      env,
      sessions,
      limits: parts.limits,
      bell: parts.bell,
      now,
      language,
      signedIn: known,
      reader,
      form: new URLSearchParams(),
      addressKey: parts.limits.addressKey(clientAddress(request, env), now),
      fault: log.fault,
      asset: files.asset,
    }
    await answer(request, response, verdict, context)
  }

  async function answer(
    request: Request,
    response: Response,
    verdict: Verdict,
    context: RequestContext,
  ): Promise<void> {
    switch (verdict.do) {
      case 'file':
        return files.send(verdict.path, request, response)
      case 'health':
        return await health(response)
      case 'refuse':
        return sendPlain(response, verdict.status, context.language, dress)
      case 'redirect':
        response.setHeader('Cache-Control', 'no-store')
        return response.redirect(303, verdict.to)
      case 'leave':
        return await leave(request, response, context, verdict.touch)
      case 'front': {
        // Rendered under its own inner address: what was asked for can't change what is seen.
        const inner = `/front?to=${encodeURIComponent(verdict.to)}`
        return await render(request, response, inner, context)
      }
      case 'serve':
        if (verdict.path === '/events') return await events(request, response, context)
        return await serve(request, response, context)
    }
  }

  async function serve(
    request: Request,
    response: Response,
    context: RequestContext,
  ): Promise<void> {
    if (request.method === 'POST') {
      const read = await readForm(request)
      if (read.kind === 'refused') return sendPlain(response, read.status, context.language, dress)
      context.form = read.form
    }
    await render(request, response, request.originalUrl, context)
  }

  async function render(
    request: Request,
    response: Response,
    target: string,
    context: RequestContext,
  ): Promise<void> {
    const isPost = request.method === 'POST'
    const answered = await handle(
      new Request(new URL(target, env.origin), {
        method: request.method,
        headers: {
          accept: 'text/html',
          ...(isPost ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(isPost ? { body: '' } : {}),
      }),
      { ...context },
    )
    const isPage = answered.headers.get('content-type')?.startsWith('text/html') ?? false
    if (answered.status >= 400 && !isPage) {
      // The framework's own refusal, in its words: of an address that only takes forms, for one.
      return sendPlain(response, isPost ? answered.status : 404, context.language, dress)
    }
    response.status(answered.status)
    for (const [name, value] of answered.headers) {
      if (name !== 'set-cookie') response.setHeader(name, value)
    }
    const setCookies = answered.headers.getSetCookie()
    if (setCookies.length > 0) response.setHeader('Set-Cookie', setCookies)
    response.setHeader('Cache-Control', 'no-store')
    const body = Buffer.from(await answered.arrayBuffer())
    const wantsBrotli = /\bbr\b/.test(header(request, 'accept-encoding') ?? '')
    response.setHeader('Vary', 'Accept-Encoding')
    if (wantsBrotli && body.length > WORTH_COMPRESSING) {
      response.setHeader('Content-Encoding', 'br')
      response.end(await compress(body, FAST_BROTLI))
      return
    }
    response.end(body)
  }

  async function health(response: Response): Promise<void> {
    await answers(store)
    response.status(200).setHeader('Content-Type', 'text/plain; charset=utf-8')
    response.setHeader('Cache-Control', 'no-store')
    response.end('ok')
  }

  async function events(
    request: Request,
    response: Response,
    context: RequestContext,
  ): Promise<void> {
    const { signedIn } = context
    const talk = queryOf(request).get('talk')
    if (talk !== null) {
      const actor = whoIs(context)
      async function heard(): Promise<boolean> {
        const conversation = actor && (await findConversation(store.read, talk ?? ''))
        if (!actor || !signedIn || !conversation || !partOf(actor, conversation)) return false
        return await sessions.stands(signedIn.session.id, parts.clock())
      }
      if (!(await heard())) return sendPlain(response, 403, context.language, dress)
      return streamTalk(response, { bell: parts.bell, id: talk, heard })
    }
    const ear = queryOf(request).get('ear')
    async function hearing(): Promise<Hearing | undefined> {
      const now = parts.clock()
      if (signedIn !== undefined && hearsAll(signedIn)) {
        if (await sessions.stands(signedIn.session.id, now)) return 'all'
      }
      return (await isEar(store, ear, now)) ? 'alarm-only' : undefined
    }
    if ((await hearing()) === undefined) return sendPlain(response, 403, context.language, dress)
    const first = await countRing(store, context.now)
    streamRings(response, { bell: parts.bell, first, hearing })
  }
}

function hearsAll(signedIn: SignedIn): boolean {
  const { account, session } = signedIn
  return isStaff(account) && session.secondStep && account.role !== 'administrator'
}

function queryOf(request: Request): URLSearchParams {
  const cut = request.originalUrl.indexOf('?')
  return new URLSearchParams(cut === -1 ? '' : request.originalUrl.slice(cut))
}
