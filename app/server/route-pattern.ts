import type { ServerBuild } from '@remix-run/node'

type Route = NonNullable<ServerBuild['routes'][string]>
type Pattern = { pattern: string; parts: string[]; route: Route }

/** A path of which there is no doubt what the framework reads in it. */
const PLAIN = /^(\/[\w-]+)+$/
const known = new WeakMap<ServerBuild, Pattern[]>()

function patternsOf(build: ServerBuild): Pattern[] {
  const cached = known.get(build)
  if (cached !== undefined) return cached
  const patterns = Object.values(build.routes)
    .filter((route) => route !== undefined)
    .map((route) => {
      const parts: string[] = []
      for (let one = route; one !== undefined;) {
        if (one.path) parts.unshift(one.path)
        const parent = one.parentId === undefined ? undefined : build.routes[one.parentId]
        if (parent === undefined) break
        one = parent
      }
      return { pattern: `/${parts.join('/')}`, route }
    })
    // Fixed words before parameters: `/help/traces` is not `/help/:situation`.
    .toSorted((a, b) => a.pattern.split(':').length - b.pattern.split(':').length)
    .map(({ pattern, route }) => ({ pattern, route, parts: pattern.split('/') }))
  known.set(build, patterns)
  return patterns
}

/** The pattern of the build's routes that fits a path of these parts, or undefined. */
function matchRoutes(build: ServerBuild, parts: string[]): Pattern | undefined {
  return patternsOf(build).find(
    (one) =>
      one.parts.length === parts.length &&
      one.parts.every((part, index) => part.startsWith(':') || part === parts[index]),
  )
}

/** The route of a plain path, with what stands in the place of its names; undefined for any other path. */
export function plainRoute(
  build: ServerBuild,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  if (!PLAIN.test(path)) return undefined
  const parts = path.split('/')
  const found = matchRoutes(build, parts)
  if (found === undefined) return undefined
  const named = found.parts.flatMap((part, index) =>
    part.startsWith(':') ? [[part.slice(1), parts[index] ?? ''] as const] : [],
  )
  return { route: found.route, params: Object.fromEntries(named) }
}

const OWN = new Set(['/leave', '/healthz', '/events'])

/** The pattern of a path (`/t/:thread`), for the log: the path itself is never written. */
export function routePattern(build: ServerBuild, path: string): string {
  return OWN.has(path) ? path : (matchRoutes(build, path.split('/'))?.pattern ?? 'other')
}
