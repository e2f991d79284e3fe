/** From a request that the porter let in to the bytes of its page: by the framework, or kept from before. */
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Request, Response } from 'express'
import { dayOf } from '#db/days.ts'
import { newToken } from '#db/ids.ts'
import { unseenCounter } from '#db/queries/notices.ts'
import { ownPagesAsker } from '#db/queries/hidden.ts'
import { contentVersion, type Shown } from '#db/queries/content-version.ts'
import { NEWCOMER_POSTS } from '#moderation/administration/what-can-be-set.ts'
import type { Store } from '#db/store.ts'
import { troubleOf } from '#db/trouble.ts'
import type { RequestContext } from './context.ts'
import { makeDeeds } from './deeds.ts'
import type { Environment } from './environment.ts'
import { keyedPage } from './keyed-page.ts'
import type { Log } from './log.ts'
import { makePageCache, withBrotli, type KeptPage, type Page } from './page-cache.ts'
import { plainAnswer, stuckAnswer, type Dress } from './plain-page.ts'

/** What everybody without an account sees alike: the neutral page, help, the boards, their conversations. */
const SHARED =
  /^\/(front\?to=[^&]*|help(\/[a-z-]{1,20})?|about|privacy|[bt]\/[\w-]+(\?page=\d{1,6})?)?$/

const MINUTE_MS = 60_000
/** What was erased or taken away waits in memory no longer than this, also when nobody asks for it. */
const FRESHEN_MS = 1_000
/** Stands in kept pages where the key of a form belongs. */
const NO_KEY = newToken()

const EMPTY = Buffer.alloc(0)

/** What a page of somebody without an account depends on, beside its address. */
type Asking = Pick<RequestContext, 'language' | 'tab' | 'reader' | 'now'>

/** What a page is kept under, when everybody who asks the same way gets the same page. */
function sharedKey(target: string, asking: Asking): string | undefined {
  if (!SHARED.test(target)) return undefined
  const tab = asking.tab.join('+')
  return `${asking.language} ${tab} ${asking.reader ? 'reader' : 'none'} ${target}`
}

/** The thread or board that the page at `target`, which is shared, shows. */
function shownAt(target: string): Shown {
  const [, kind, id = ''] = /^\/([bt])\/([\w-]+)/.exec(target) ?? []
  return kind === undefined ? undefined : { of: kind === 't' ? 'thread' : 'board', id }
}

/** A page, with all that was made of it before, and the key that this reader's form gets. */
type Found = Page & Partial<Pick<KeptPage, 'brotli' | 'keyed'>> & { key?: string }

type Encoded = { body: Buffer; encoding: 'br' | 'gzip' | undefined }

export type Pages = {
  /** Answers with the page at `target` (path and query). */
  answer(
    request: Request,
    response: Response,
    target: string,
    context: RequestContext,
  ): Promise<void>
  /** The page at `target` for somebody without an account, when it is kept and nothing changed since. */
  kept(target: string, asking: Asking): KeptPage | undefined
  /** Bytes of pages kept in memory. */
  bytes(): number
}

export function makePages(parts: {
  build: ServerBuild
  store: Store
  env: Environment
  dress: Dress
  log: Pick<Log, 'fault'>
}): Pages {
  const { dress, env, store } = parts
  const deeds = makeDeeds(parts.build)
  const handle = createRequestHandler(deeds.build, 'production')
  const cache = makePageCache()
  const contentOf = contentVersion(store)
  const unseenOf = unseenCounter(store)
  const hasOwnPages = ownPagesAsker(store)
  let latest: Date | undefined
  freshenNowAndThen()

  /** The version of the page at `target`: days, opening hours and shifts go by the clock. */
  function versionOf(target: string, now: Date): string {
    const { all, own } = contentOf(shownAt(target))
    return `${Math.floor(now.getTime() / MINUTE_MS)} ${all} ${own}`
  }

  /** Once a second, when the store was written by anybody or the minute is over. */
  function freshenNowAndThen(): void {
    const written = store.reading.prepare('PRAGMA data_version').pluck()
    let known = ''
    function freshen(now: Date): void {
      const version = `${written.get()} ${versionOf('', now)}`
      if (version === known) return
      known = version
      cache.freshen((key) => versionOf(key.slice(key.lastIndexOf(' ') + 1), now))
    }
    const timer = setInterval(() => {
      if (!store.reading.open) return clearInterval(timer)
      try {
        if (latest !== undefined) freshen(latest)
      } catch (error) {
        // Nobody waits for what is thrown here: it would end the process. What can't be compared is not kept.
        parts.log.fault('pages', error)
        cache.freshen(() => '')
      }
    }, FRESHEN_MS)
    timer.unref()
  }

  /** Makes a page. For one that is `kept` it answers with the older one where that shows the same. */
  async function make(
    request: Request,
    target: string,
    context: RequestContext,
    kept?: { older: KeptPage | undefined },
  ): Promise<Page> {
    const isPost = request.method === 'POST'
    let stuck = false
    function fault(where: string, error: unknown): void {
      stuck ||= troubleOf(error) !== undefined
      context.fault(where, error)
    }
    const asked = { ...context, fault }
    const leadsOn = isPost ? await deeds.run(target, asked) : undefined
    if (leadsOn !== undefined)
      return { status: leadsOn.status, headers: headersOf(leadsOn), body: EMPTY }
    const forFramework = new Request(new URL(target, env.origin), {
      method: request.method,
      headers: {
        accept: 'text/html',
        ...(isPost ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(isPost ? { body: '' } : {}),
    })
    const from = kept && (await deeds.load(target, asked, forFramework))
    if (from !== undefined && kept?.older?.from === from) return kept.older
    const answered = await handle(forFramework, asked)
    if (stuck && answered.status === 500) return stuckAnswer(context.language, dress)
    const isPage = answered.headers.get('content-type')?.startsWith('text/html') ?? false
    if (answered.status >= 400 && !isPage) {
      // The framework's own refusal, in its words: of an address that only takes forms, for one.
      return plainAnswer(isPost ? answered.status : 404, context.language, dress)
    }
    const body = Buffer.from(await answered.arrayBuffer())
    return { from, status: answered.status, headers: headersOf(answered), body }
  }

  /** The page of a member; those who have the same in their frame, and may do the same here, share it. */
  async function membersPage(
    request: Request,
    target: string,
    context: RequestContext,
  ): Promise<Found> {
    const account = context.signedIn?.account
    const shared = account?.role === 'member' ? sharedKey(target, context) : undefined
    if (account === undefined || shared === undefined) return await make(request, target, context)
    // Read before anything else is asked: what is found then is at least as new.
    const current = versionOf(target, context.now)
    const { all } = contentOf(shownAt(target))
    // Who does not get to see everybody has pages of her own.
    if (hasOwnPages(account.id, all, dayOf(context.now))) {
      return await make(request, target, context)
    }
    const unseen = unseenOf(account.id)
    const approved = Math.min(account.approvedPosts, NEWCOMER_POSTS.max)
    const may = `${context.signedIn?.suspended} ${context.signedIn?.saidYes} ${approved}`
    const key = `member ${may} ${unseen} ${shared}`
    const page = await cache.find(key, current, async (older) => {
      const made = await make(
        request,
        target,
        { ...context, unseen, formKey: () => NO_KEY },
        { older },
      )
      if (made === older) return older
      return { ...made, brotli: undefined, keyed: keyedPage(made.body, NO_KEY) }
    })
    return { ...page, key: context.formKey() }
  }

  async function find(request: Request, target: string, context: RequestContext): Promise<Found> {
    if (request.method !== 'GET') return await make(request, target, context)
    if (context.signedIn !== undefined) return await membersPage(request, target, context)
    const key = sharedKey(target, context)
    if (key === undefined) return await make(request, target, context)
    return await cache.find(key, versionOf(target, context.now), async (older) => {
      // Nobody without an account gets a form with a key.
      const made = await make(request, target, { ...context, formKey: () => NO_KEY }, { older })
      return made === older ? older : await withBrotli(made, true)
    })
  }

  return {
    async answer(request, response, target, context) {
      latest = context.now
      await send(request, response, await find(request, target, context))
    },
    bytes: cache.bytes,
    kept(target, asking) {
      const key = sharedKey(target, asking)
      return key === undefined ? undefined : cache.peek(key, versionOf(target, asking.now))
    },
  }
}

function headersOf({ headers }: globalThis.Response): Page['headers'] {
  const all = [...headers].filter(([name]) => name !== 'set-cookie')
  for (const cookie of headers.getSetCookie()) all.push(['Set-Cookie', cookie])
  return all
}

function encoded(body: Buffer, encoding: 'br' | 'gzip' | undefined): Encoded {
  return { body, encoding }
}

/** The bytes of a page in a form that the browser takes. */
async function encode(page: Found, accepts: string): Promise<Encoded> {
  const { key, keyed } = page
  if (keyed !== undefined && key !== undefined && /\bgzip\b/.test(accepts)) {
    return encoded(keyed.gzip(key), 'gzip')
  }
  const whole =
    keyed === undefined || key === undefined ? page : { ...page, body: keyed.plain(key) }
  if (!/\bbr\b/.test(accepts)) return encoded(whole.body, undefined)
  const brotli = page.brotli ?? (await withBrotli(whole, false)).brotli
  return brotli === undefined ? encoded(whole.body, undefined) : encoded(brotli, 'br')
}

async function send(request: Request, response: Response, page: Found): Promise<void> {
  const { body, encoding } = await encode(page, String(request.headers['accept-encoding'] ?? ''))
  response.status(page.status)
  for (const [name, value] of page.headers) response.appendHeader(name, value)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Vary', 'Accept-Encoding')
  if (encoding !== undefined) response.setHeader('Content-Encoding', encoding)
  response.end(body)
}
