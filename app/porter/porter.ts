/**
 * The porter: one pure function that sees every request first and says what becomes of it. The table it
 * keeps stands in docs/decisions/0002-the-porter.md; its test holds the same rows as data.
 */
export type Entry = 'none' | 'reader' | 'signed-in'

export type RequestFacts = {
  method: string
  /** The request target as sent: path and query. */
  target: string
  host: string | undefined
  origin: string | undefined
  contentType: string | undefined
  secFetchSite: string | undefined
  secPurpose: string | undefined
  /** What this browser showed of itself. */
  entry: Entry
  /** An on-call page's own right, already checked. */
  ear: boolean
  /** Whether a file stands at this path. */
  file: boolean
}

export type Settings = { origin: URL; loopback: boolean }

export type Verdict =
  | { do: 'serve'; path: string }
  | { do: 'file'; path: string }
  | { do: 'health' }
  | { do: 'front'; to: string }
  | { do: 'redirect'; to: string }
  | { do: 'leave'; touch: boolean }
  | { do: 'refuse'; status: 400 | 403 | 404 | 405 | 415 | 421 }

const METHODS = new Set(['GET', 'HEAD', 'POST'])
const LONGEST_TARGET = 2048
const OPEN_PATHS = new Set(['/about', '/privacy', '/ask', '/help'])
const FORM = 'application/x-www-form-urlencoded'
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F\u007F]/
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/

/**
 * Path and query of a target when it is one we could mean, else undefined. Dot segments and fragments are
 * not: the framework would resolve them, and serve another page than the one that was judged here.
 */
function readTarget(target: string): { path: string; search: string } | undefined {
  if (!target.startsWith('/') || target.includes('#') || target.length > LONGEST_TARGET) {
    return undefined
  }
  const cut = target.indexOf('?')
  const path = cut === -1 ? target : target.slice(0, cut)
  const search = cut === -1 ? '' : target.slice(cut)
  try {
    const plainPath = decodeURIComponent(path)
    const plainSearch = decodeURIComponent(search.replace(/\+/g, ' '))
    if (CONTROL.test(plainPath + plainSearch) || /\\|\/\//.test(plainPath)) return undefined
    if (/\/\.{1,2}(\/|$)/.test(plainPath)) return undefined
  } catch {
    return undefined
  }
  return { path, search }
}

/** Whether the Host header names the origin; the port that its scheme has anyway may be named or not. */
function isOwnHost(host: string, origin: URL): boolean {
  const usualPort = origin.protocol === 'https:' ? ':443' : ':80'
  return host === origin.host || (origin.port === '' && host === origin.host + usualPort)
}

function isFrameworkAddress(path: string, search: string): boolean {
  if (path.endsWith('.data') || path === '/__manifest') return true
  const fields = new URLSearchParams(search)
  return fields.has('_data') || fields.has('_routes')
}

function isOpen(path: string): boolean {
  return OPEN_PATHS.has(path) || path.startsWith('/help/')
}

function fromHere(facts: RequestFacts, settings: Settings): boolean {
  if (facts.origin !== undefined) return facts.origin === settings.origin.origin
  return facts.secFetchSite === 'same-origin'
}

function isRealNavigation(facts: RequestFacts): boolean {
  const site = facts.secFetchSite
  const fits = site === undefined || site === 'same-origin' || site === 'none'
  return fits && !(facts.secPurpose ?? '').toLowerCase().includes('prefetch')
}

function judgePost(facts: RequestFacts, settings: Settings): Verdict | undefined {
  if (!fromHere(facts, settings)) return { do: 'refuse', status: 403 }
  const type = (facts.contentType ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== FORM) return { do: 'refuse', status: 415 }
  return undefined
}

/** Decides what becomes of a request. Pure: everything it needs to know is in `facts`. */
export function judge(facts: RequestFacts, settings: Settings): Verdict {
  if (!METHODS.has(facts.method)) return { do: 'refuse', status: 405 }
  const target = readTarget(facts.target)
  if (target === undefined) return { do: 'refuse', status: 400 }
  const { path, search } = target
  const isPost = facts.method === 'POST'
  // Whoever watches over the server asks it by its address, not by its name.
  if (path === '/healthz' && !isPost) return { do: 'health' }
  const host = (facts.host ?? '').toLowerCase()
  if (!isOwnHost(host, settings.origin)) {
    if (settings.loopback && LOOPBACK_HOST.test(host) && !isPost) {
      return { do: 'redirect', to: settings.origin.origin + path + search }
    }
    return { do: 'refuse', status: 421 }
  }
  if (facts.file && !isPost) return { do: 'file', path }
  if (path === '/leave' && !isPost) {
    // HEAD is how programs look at a link; only going there ends anything.
    return { do: 'leave', touch: facts.method === 'GET' && isRealNavigation(facts) }
  }
  if (isFrameworkAddress(path, search)) {
    if (facts.entry === 'none' && !isPost) return { do: 'front', to: '/' }
    return { do: 'refuse', status: 404 }
  }
  if (isPost) return judgePost(facts, settings) ?? { do: 'serve', path }
  if (isOpen(path)) return { do: 'serve', path }
  if (path === '/events' && facts.ear) return { do: 'serve', path }
  if (facts.entry === 'none') return { do: 'front', to: path + search }
  // The neutral page has no address of its own.
  if (path === '/front' || path === '/enter') return { do: 'redirect', to: '/' }
  return { do: 'serve', path }
}
