/**
 * Lucia's seven methods over our own session queries. Ids are hashed before they come here (an adapter
 * that hashes hashes twice). When Lucia goes, `sessions.ts` beside this file is the only other place.
 */
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import {
  changeSession,
  dropExpiredSessions,
  dropSession,
  dropSessionsOf,
  insertSession,
  sessionFinder,
  sessionsOf,
} from '#db/queries/sessions.ts'
import type { Row } from '#db/schema.ts'
import { inTransaction, type Store } from '#db/store.ts'

function toDatabaseSession(row: Row<'session'>): DatabaseSession {
  return {
    id: row.id,
    userId: row.account_id,
    expiresAt: new Date(row.expires_at),
    attributes: {
      createdAt: row.created_at,
      passphraseAt: row.passphrase_at,
      shared: row.shared === 1,
      secondStep: row.second_step === 1,
      away: row.away === 1,
    },
  }
}

export function luciaAdapter(store: Store): Adapter {
  const findSession = sessionFinder(store)
  return {
    async getSessionAndUser(id) {
      const row = findSession(id)
      if (row === undefined) return [null, null]
      const user: DatabaseUser = {
        id: row.account_id,
        attributes: {
          role: row.role,
          pseudonym: row.pseudonym,
          approvedPosts: row.approved_posts,
          active: row.active === 1,
          saidYes: row.said_yes === 1,
        },
      }
      return [toDatabaseSession(row), user]
    },
    async getUserSessions(userId) {
      return (await sessionsOf(store.read, userId)).map(toDatabaseSession)
    },
    async setSession(session) {
      await inTransaction(store, (trx) =>
        insertSession(trx, {
          id: session.id,
          account_id: session.userId,
          expires_at: session.expiresAt.getTime(),
          created_at: session.attributes.createdAt,
          passphrase_at: session.attributes.passphraseAt,
          shared: session.attributes.shared ? 1 : 0,
          second_step: session.attributes.secondStep ? 1 : 0,
          away: session.attributes.away ? 1 : 0,
        }),
      )
    },
    async updateSessionExpiration(id, expiresAt) {
      await inTransaction(store, (trx) =>
        changeSession(trx, id, { expires_at: expiresAt.getTime() }),
      )
    },
    async deleteSession(id) {
      await inTransaction(store, (trx) => dropSession(trx, id))
    },
    async deleteUserSessions(userId) {
      await inTransaction(store, (trx) => dropSessionsOf(trx, userId))
    },
    async deleteExpiredSessions() {
      await inTransaction(store, (trx) => dropExpiredSessions(trx, Date.now()))
    },
  }
}
