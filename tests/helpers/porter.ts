/** Requests as the porter meets them, and what it says to them. */
import { judge, type RequestFacts, type Settings, type Verdict } from '#app/porter/porter.ts'

export const HERE: Settings = { origin: new URL('http://127.0.0.1:3000'), loopback: true }
export const PUBLIC: Settings = { origin: new URL('https://example.org'), loopback: false }
export const FORM = 'application/x-www-form-urlencoded'

const READER: RequestFacts = {
  method: 'GET',
  target: '/b/x',
  host: '127.0.0.1:3000',
  origin: undefined,
  contentType: undefined,
  secFetchSite: undefined,
  secPurpose: undefined,
  entry: 'reader',
  ear: false,
  file: false,
}

export const FORM_FROM_HERE = {
  method: 'POST',
  origin: 'http://127.0.0.1:3000',
  contentType: FORM,
}

/** What becomes of a reader's look at a board, but for `facts`. */
export function ask(facts: Partial<RequestFacts>, settings = HERE): Verdict {
  return judge({ ...READER, ...facts }, settings)
}

export function refused(status: number) {
  return { do: 'refuse', status }
}
