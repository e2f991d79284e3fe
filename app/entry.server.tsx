import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'

/** Every page is whole HTML, made in one go: nothing hydrates it, so nothing needs to stream. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
): Response {
  const html = renderToString(<RemixServer context={remix} url={request.url} />)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!doctype html>${html}`, { status, headers })
}

/** Faults go to the log as place and kind; the message could hold what somebody wrote. */
export function handleError(
  error: unknown,
  { context, request }: { context: AppLoadContext; request: Request },
): void {
  // The framework's own refusals (nothing at this address, no form taken here) are no faults.
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.fault('route', error)
}
