import { data } from '@remix-run/node'

/** The answer of a refusal, for the error page to put into words. To be thrown. */
export function refuse(
  status: 400 | 403 | 404 | 409 | 429 | 503,
  details: { retryAfterSeconds?: number; draft?: string } = {},
): ReturnType<typeof data<{ draft: string | null }>> {
  return data(
    { draft: details.draft ?? null },
    {
      status,
      ...(details.retryAfterSeconds === undefined
        ? {}
        : { headers: { 'Retry-After': String(details.retryAfterSeconds) } }),
    },
  )
}
