/**
 * Sessions: Lucia with our lifetimes. The browser holds a random token, the store only its SHA-256.
 * Members: 30 min idle, 4 h at most; on a shared device 10 min and 1 h; staff: 30 min and 8 h on any device.
 *
 * Measured with lucia 3.2.2: `expires: false` still writes a Max-Age, renewal comes only in the second
 * half of a session, and there is no absolute end. So Lucia is given a length that never asks for a
 * renewal, and the end is set here, at most once a minute.
 */
import { Lucia, TimeSpan } from 'lucia'
import { dayOf, HOUR_MS, MINUTE_MS } from '#db/days.ts'
import { newToken } from '#db/ids.ts'
import { tokenHash } from '#db/keys.ts'
import { changeSession, sessionFinder } from '#db/queries/sessions.ts'
import { inTransaction, type Store } from '#db/store.ts'
import { troubleOf } from '#db/trouble.ts'
import { suspension } from '#moderation/measures/limits.ts'
import type { Actor } from '#moderation/actor.ts'
import type { Role } from '#moderation/vocabulary.ts'
import { luciaAdapter } from './lucia-adapter.ts'

declare module 'lucia' {
  // oxlint-disable-next-line consistent-type-definitions
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}

type UserAttributes = {
  role: Role
  pseudonym: string
  approvedPosts: number
  active: boolean
  saidYes: boolean
}

type SessionAttributes = {
  createdAt: number
  passphraseAt: number
  shared: boolean
  secondStep: boolean
  /** A page was out of sight: nothing opens until the passphrase is given. */
  away: boolean
}

export type Session = SessionAttributes & { id: string; expiresAt: number }

export type SignedIn = {
  account: Actor
  session: Session
  /** A measure holds: neither writes nor reads what is for members only. */
  suspended: boolean
  /** Whether they said yes to age, rules and consent: only then may they write on boards. */
  saidYes: boolean
}

export type Sessions = {
  /** Begins a session; answers the token for the cookie. */
  begin(account: Actor, how: { shared: boolean; secondStep: boolean; now: Date }): Promise<string>
  /** Who a token belongs to, with its end moved on; undefined when it is over. */
  find(token: string | undefined, now: Date): Promise<SignedIn | undefined>
  /** Whether a session is not over yet; unlike `find` this is no sign of life. */
  stands(sessionId: string, now: Date): Promise<boolean>
  end(sessionId: string): Promise<void>
  endAll(accountId: string): Promise<void>
  /** A page was out of sight for a minute: from now on the passphrase is asked. */
  away(sessionId: string): Promise<void>
  /** The passphrase was given again. */
  confirmed(sessionId: string, now: Date): Promise<void>
  endExpired(): Promise<void>
}

const LENGTHS = {
  member: { idle: 30 * MINUTE_MS, most: 4 * HOUR_MS },
  shared: { idle: 10 * MINUTE_MS, most: HOUR_MS },
  staff: { idle: 30 * MINUTE_MS, most: 8 * HOUR_MS },
}

/** When a session that is used now ends: idle time from now, within its longest life. */
export function endOf(
  session: Pick<SessionAttributes, 'createdAt' | 'shared'>,
  role: Role,
  now: number,
): number {
  // Who works here answers the question about the device too, but a shift outlives ten minutes of reading.
  const kind = role !== 'member' ? 'staff' : session.shared ? 'shared' : 'member'
  const { idle, most } = LENGTHS[kind]
  return Math.min(now + idle, session.createdAt + most)
}

function sessionId(token: string): string {
  return tokenHash(token).toString('hex')
}

export function makeSessions(store: Store): Sessions {
  const findSession = sessionFinder(store)
  const suspended = suspension(store)
  const lucia = new Lucia(luciaAdapter(store), {
    sessionExpiresIn: new TimeSpan(1, 'ms'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
  async function moveEnd(id: string, end: number): Promise<void> {
    await inTransaction(store, (trx) => changeSession(trx, id, { expires_at: end }))
  }
  const moving = new Set<string>()
  /**
   * Moves an end on; of many requests of one session that come together, one does it. Where nothing can be
   * written the end stays as it was: whoever reads, or takes an alarm, is not kept out by a full disk.
   */
  async function moveOnce(id: string, end: number): Promise<void> {
    if (moving.has(id)) return
    moving.add(id)
    try {
      await moveEnd(id, end)
    } catch (error) {
      if (troubleOf(error) === undefined) throw error
    } finally {
      moving.delete(id)
    }
  }
  return {
    async begin(account, { shared, secondStep, now }) {
      const token = newToken()
      const id = sessionId(token)
      const createdAt = now.getTime()
      const attributes = { createdAt, passphraseAt: createdAt, shared, secondStep, away: false }
      await lucia.createSession(account.id, attributes, { sessionId: id })
      await moveEnd(id, endOf({ createdAt, shared }, account.role, createdAt))
      return token
    },
    async find(token, now) {
      if (token === undefined || token === '') return undefined
      const { session, user } = await lucia.validateSession(sessionId(token))
      if (session === null || !user.active) return undefined
      // Lucia asks the machine's clock; what counts is the one we were given.
      if (session.expiresAt.getTime() <= now.getTime()) return undefined
      const { createdAt, passphraseAt, shared, secondStep, away } = session
      const end = endOf(session, user.role, now.getTime())
      const current = session.expiresAt.getTime()
      if (end - current >= MINUTE_MS) await moveOnce(session.id, end)
      return {
        saidYes: user.saidYes,
        suspended: user.role === 'member' && suspended(user.id, dayOf(now)),
        account: {
          id: user.id,
          role: user.role,
          pseudonym: user.pseudonym,
          approvedPosts: user.approvedPosts,
        },
        session: {
          id: session.id,
          createdAt,
          passphraseAt,
          shared,
          secondStep,
          away,
          expiresAt: Math.max(end, current),
        },
      }
    },
    async stands(id, now) {
      const row = findSession(id)
      return row !== undefined && row.active === 1 && row.expires_at > now.getTime()
    },
    end: (id) => lucia.invalidateSession(id),
    endAll: (accountId) => lucia.invalidateUserSessions(accountId),
    async away(id) {
      await inTransaction(store, (trx) => changeSession(trx, id, { away: 1 }))
    },
    async confirmed(id, now) {
      const given = { passphrase_at: now.getTime(), away: 0 } as const
      await inTransaction(store, (trx) => changeSession(trx, id, given))
    },
    endExpired: () => lucia.deleteExpiredSessions(),
  }
}
