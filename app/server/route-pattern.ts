import type { ServerBuild } from '@remix-run/node'

type Pattern = { pattern: string; parts: string[] }
const known = new WeakMap<ServerBuild, Pattern[]>()

function patternsOf(build: ServerBuild): Pattern[] {
  const cached = known.get(build)
  if (cached !== undefined) return cached
  const patterns = Object.values(build.routes)
    .map((route) => {
      const parts: string[] = []
      for (let one = route; one !== undefined;) {
        if (one.path) parts.unshift(one.path)
        const parent = one.parentId === undefined ? undefined : build.routes[one.parentId]
        if (parent === undefined) break
        one = parent
      }
      return `/${parts.join('/')}`
    })
    // Fixed words before parameters: `/help/traces` is not `/help/:situation`.
    .toSorted((a, b) => a.split(':').length - b.split(':').length)
    .map((pattern) => ({ pattern, parts: pattern.split('/') }))
  known.set(build, patterns)
  return patterns
}

/** The pattern of the build's routes that fits `path`, or undefined. */
function matchRoutes(build: ServerBuild, path: string): string | undefined {
  const parts = path.split('/')
  return patternsOf(build).find(
    (one) =>
      one.parts.length === parts.length &&
      one.parts.every((part, index) => part.startsWith(':') || part === parts[index]),
  )?.pattern
}

const OWN = new Set(['/leave', '/healthz', '/events'])

/** The pattern of a path (`/t/:thread`), for the log: the path itself is never written. */
export function routePattern(build: ServerBuild, path: string): string {
  return OWN.has(path) ? path : (matchRoutes(build, path) ?? 'other')
}
