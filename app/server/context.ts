/**
 * What a route gets to know of a request and its world. No route imports a store, a clock or a limit:
 * all of it comes in here, so that a test can bring its own.
 */
import type { Store } from '#db/store.ts'
import type { WaitingRoom } from '#moderation/members/waiting-room.ts'
import type { Language } from '#moderation/vocabulary.ts'
import type { Sessions, SignedIn } from '../auth/sessions.ts'
import type { Bell } from './bell.ts'
import type { Environment } from './environment.ts'
import type { Limits } from './limits.ts'
import type { Pulse } from './pulse.ts'
import type { TabChoice } from './tab.ts'

export type RequestContext = {
  store: Store
  env: Environment
  sessions: Sessions
  limits: Limits
  waitingRoom: WaitingRoom
  bell: Bell
  now: Date
  language: Language
  /** What was chosen for this tab. */
  tab: TabChoice[]
  /** Who is signed in, with the second step behind them where their role asks for it. */
  signedIn: SignedIn | undefined
  /** Whose session waits for the passphrase, because a page of it was out of sight; then nobody is signed in. */
  away: SignedIn | undefined
  /** Whether this browser may read: a reading session or a sign-in. */
  reader: boolean
  /** How many notices a member has not seen: read before a page that members share is made. */
  unseen?: number
  /** The fields of a form; empty for GET. */
  form: URLSearchParams
  /** No turn came for what somebody wrote: the triage reads it, and it is kept for its writer. */
  putOff: boolean
  /** A new random value for a form, by which a second sending of it is known. */
  formKey(): string
  /** Stands in for the address in limits. */
  addressKey(): string
  /** How the server is doing. */
  pulse(): Pulse
  /** Writes a fault to the log: where and what kind, never a text. */
  fault(where: string, error: unknown): void
  /** The versioned address of a file in `public/`. */
  asset(name: string): string
  /** The words of the style sheet that members' pages have in them. */
  sheet: string | undefined
}

declare module '@remix-run/node' {
  // oxlint-disable-next-line consistent-type-definitions
  interface AppLoadContext extends RequestContext {}
  // oxlint-disable-next-line consistent-type-definitions
  interface Future {
    v3_singleFetch: true
  }
}
