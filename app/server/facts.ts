import type { IncomingMessage } from 'node:http'
import type { RequestFacts } from '../porter/porter.ts'

/** One header as text; of several the first. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** What the porter has to know of a request, beside what its sender showed of themselves. */
export function factsOf(
  request: IncomingMessage,
  target: string,
  shown: Pick<RequestFacts, 'entry' | 'ear' | 'file'>,
): RequestFacts {
  return {
    method: request.method ?? '',
    target,
    host: headerOf(request, 'host'),
    origin: headerOf(request, 'origin'),
    contentType: headerOf(request, 'content-type'),
    secFetchSite: headerOf(request, 'sec-fetch-site'),
    secPurpose: headerOf(request, 'sec-purpose') ?? headerOf(request, 'purpose'),
    ...shown,
  }
}

/** The address under which the neutral page is made for a target: what was asked for can't change it. */
export function frontTarget(to: string): string {
  return `/front?to=${encodeURIComponent(to)}`
}
