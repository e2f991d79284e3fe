/** The headers of every answer. No page needs more than what stands here; none may have less. */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { RequestHandler } from 'express'

/** `style` is the one sheet that may stand in a page, by its hash: so no other words can be styles. */
function contentPolicy(style: string | undefined): Record<string, string[]> {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...(style === undefined ? [] : [style])],
    'img-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
  }
}

const TWO_YEARS_S = 63_072_000

/** Sets the security headers by helmet, stricter than its defaults. `style`: as above. */
export function securityHeaders(loopback: boolean, style?: string): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(style) },
      // `no-referrer` would turn the origin of our own form posts into "null" (measured).
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: { policy: 'require-corp' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      strictTransportSecurity: loopback ? false : { maxAge: TWO_YEARS_S, includeSubDomains: true },
      xFrameOptions: { action: 'deny' },
      xXssProtection: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
    }),
    (_request, response, next) => {
      response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive')
      response.setHeader(
        'Permissions-Policy',
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      )
      next()
    },
  ]
}

/** What these put on an answer, as a flat list: for answers that don't go through them. */
export function headersOf(handlers: readonly RequestHandler[]): string[] {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  for (const handler of handlers) {
    // They look at nothing but the response.
    handler({} as never, response as never, () => undefined)
  }
  return response.getHeaderNames().flatMap((name) => [name, String(response.getHeader(name))])
}
