/**
 * The server: express in front, the porter at the door, Remix behind it. It knows no page; it finds out
 * who is there, asks the porter, and hands what is served to the framework with its context.
 */
import type { IncomingMessage, RequestListener } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { ServerBuild } from '@remix-run/node'
import express, { type Request, type Response } from 'express'
import { newToken } from '#db/ids.ts'
import { answers, type Store } from '#db/store.ts'
import { troubleOf } from '#db/trouble.ts'
import { findConversation } from '#db/queries/conversations.ts'
import { isStaff, mayAdminister } from '#moderation/actor.ts'
import { partOf } from '#moderation/conversations/may.ts'
import type { WaitingRoom } from '#moderation/members/waiting-room.ts'
import { whoIs } from '../auth/guards.ts'
import type { Sessions, SignedIn } from '../auth/sessions.ts'
import { judge, type Verdict } from '../porter/porter.ts'
import type { Bell } from './bell.ts'
import type { RequestContext } from './context.ts'
import { isReading, languageOf, readCookies } from './cookies.ts'
import type { Environment } from './environment.ts'
import { isEar, streamRings, streamTalk, type Hearing } from './events.ts'
import { factsOf, frontTarget, headerOf } from './facts.ts'
import { makeFastLane } from './fast-lane.ts'
import type { Files } from './files.ts'
import { headersOf, securityHeaders } from './headers.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { countRing } from './loop.ts'
import { leave } from './leave.ts'
import { workOf, type Line } from './line.ts'
import { makePages } from './pages.ts'
import { sendPage, sendPlain, stuckAnswer } from './plain-page.ts'
import type { Pulse } from './pulse.ts'
import { readForm } from './read-form.ts'
import { choicesIn } from './tab.ts'
import { routePattern } from './route-pattern.ts'
import { makeTurnAway } from './turn-away.ts'

export type ServerParts = {
  store: Store
  env: Environment
  build: ServerBuild
  files: Files
  sessions: Sessions
  limits: Limits
  waitingRoom: WaitingRoom
  bell: Bell
  line: Line
  pulse(pagesBytes: number): Pulse
  log: Log
  clock: () => Date
}

/** The address that limits count by; never stored, never logged. */
function clientAddress(request: Request, env: Environment): string {
  const socket = request.socket.remoteAddress ?? ''
  if (env.clientAddress.kind === 'socket') return socket
  const chain = (headerOf(request, 'x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return chain.at(-env.clientAddress.proxies) || socket
}

/** What somebody wrote and that waited longer is read and kept, no more. */
const LONGEST_WAIT_MS = 5_000

/** Builds what answers requests. Nothing listens yet. */
export function createServer(parts: ServerParts): RequestListener {
  const { store, env, files, sessions, log } = parts
  const dress = { stylesheet: files.sheet?.address, leave: files.asset('leave.js') }
  const { line } = parts
  const pages = makePages({ build: parts.build, store, env, dress, log })
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  const always = securityHeaders(env.loopback, files.sheet?.allowed)
  const alwaysThere = headersOf(always)
  const fastLane = makeFastLane({ ...parts, pages, always: alwaysThere })
  const turnAway = makeTurnAway({ loopback: env.loopback, dress, always: alwaysThere })
  const waits = new WeakMap<IncomingMessage, number>()
  app.use(...always)
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
      if (response.headersSent) return response.end()
      if (troubleOf(error) === undefined) sendPlain(response, 500, 'nl', dress)
      else sendPage(response, stuckAnswer('nl', dress))
    })
  })
  return (request, response) => {
    try {
      if (fastLane(request, response)) return line.answered()
    } catch (error) {
      // Thrown here it would end the process; the long way says what is wrong, in a page.
      log.fault('fast-lane', error)
    }
    line.enter(workOf(request.method ?? '', request.url ?? ''), {
      run(waited, ended) {
        // Who went away while they waited is not waited for.
        if (request.destroyed || response.destroyed) return ended()
        response.once('close', ended)
        waits.set(request, waited)
        try {
          app(request, response)
        } catch (error) {
          // As above: nobody waits for what is thrown here.
          log.fault('line', error)
          response.destroy()
        }
      },
      putOff: () => turnAway(request, response),
    })
  }

  async function receive(request: Request, response: Response): Promise<void> {
    const now = parts.clock()
    const cookies = readCookies(headerOf(request, 'cookie'), env.loopback)
    const language = languageOf(cookies.language, headerOf(request, 'accept-language'))
    const file = files.has(request.path)
    // Files, health and the way out need no look into the store.
    const detail = request.path === '/healthz' && queryOf(request).has('detail')
    const bare = file || (request.path === '/healthz' && !detail)
    const found = bare ? undefined : await sessions.find(cookies.session, now)
    // A session that waits for its passphrase opens nothing, not even for reading.
    const away = found?.session.away ? found : undefined
    const known = away === undefined ? found : undefined
    const reads = isReading(store.keys, cookies.reading, now) || known !== undefined
    const reader = reads && away === undefined
    const ear = request.path === '/events' && (await isEar(store, queryOf(request).get('ear'), now))
    const entry = known !== undefined ? 'signed-in' : reader ? 'reader' : 'none'
    const verdict = judge(factsOf(request, request.originalUrl, { entry, ear, file }), env)
    // Read now: of a connection that is gone nobody knows it.
    const address = clientAddress(request, env)
    const context: RequestContext = {
      store,
      env,
      sessions,
      limits: parts.limits,
      waitingRoom: parts.waitingRoom,
      bell: parts.bell,
      now,
      language,
      tab: choicesIn(cookies.tab),
      signedIn: known,
      away,
      reader,
      form: new URLSearchParams(),
      putOff: false,
      formKey: newToken,
      addressKey: () => parts.limits.addressKey(address, now),
      pulse: () => parts.pulse(pages.bytes()),
      fault: log.fault,
      asset: files.asset,
      sheet: files.sheet?.text,
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
        return await health(request, response, context)
      case 'refuse':
        return sendPlain(response, verdict.status, context.language, dress)
      case 'redirect':
        response.setHeader('Cache-Control', 'no-store')
        return response.redirect(303, verdict.to)
      case 'leave':
        return await leave(request, response, context, verdict.touch)
      case 'front':
        return await pages.answer(request, response, doorTo(verdict.to, context), context)
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
      context.putOff = (waits.get(request) ?? 0) > LONGEST_WAIT_MS
    }
    await pages.answer(request, response, request.originalUrl, context)
  }

  async function health(
    request: Request,
    response: Response,
    context: RequestContext,
  ): Promise<void> {
    await answers(store)
    response.status(200).setHeader('Cache-Control', 'no-store')
    const actor = whoIs(context)
    if (actor !== undefined && mayAdminister(actor) && queryOf(request).has('detail')) {
      response.setHeader('Content-Type', 'application/json; charset=utf-8')
      response.end(`${JSON.stringify(context.pulse())}\n`)
      return
    }
    response.setHeader('Content-Type', 'text/plain; charset=utf-8')
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

/** Where somebody is sent whom a page is not open to: the passphrase, or the neutral front page. */
function doorTo(to: string, context: RequestContext): string {
  return context.away === undefined ? frontTarget(to) : `/unlock?to=${encodeURIComponent(to)}`
}

function hearsAll(signedIn: SignedIn): boolean {
  const { account, session } = signedIn
  return isStaff(account) && session.secondStep && account.role !== 'administrator'
}

function queryOf(request: Request): URLSearchParams {
  const cut = request.originalUrl.indexOf('?')
  return new URLSearchParams(cut === -1 ? '' : request.originalUrl.slice(cut))
}
