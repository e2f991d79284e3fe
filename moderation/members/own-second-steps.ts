/** What somebody of the staff has for their second step, and taking one of it away. */
import { appendAudit } from '#db/audit.ts'
import { codeOf, dropCode, dropPasskey, passkeysOf } from '#db/queries/passkeys.ts'
import { dropSessionsOf } from '#db/queries/sessions.ts'
import { inTransaction, type Reader, type Store, type Writing } from '#db/store.ts'
import type { Actor } from '../actor.ts'
import { onlyPasskeys } from './asked-second-step.ts'
import type { Site } from './passkeys.ts'
import { MOST_PASSKEYS } from './what-passkeys-are.ts'

export type OwnPasskey = {
  id: string
  name: string
  /** `YYYY-Www`. */
  week: string
  /** Whether it was made for this site; else it opens nothing and does not count. */
  here: boolean
}

export type OwnSecondSteps = {
  passkeys: OwnPasskey[]
  code: boolean
  /** Whether only passkeys count. */
  only: boolean
  /** How many there are that can be used to come in. */
  counted: number
  full: boolean
}

/** What somebody has, as this site counts it. */
export async function ownSecondSteps(
  db: Reader | Writing,
  accountId: string,
  site: Site | undefined,
): Promise<OwnSecondSteps> {
  const rows = await passkeysOf(db, accountId)
  const passkeys = rows.map((row) => ({
    id: row.id,
    name: row.name,
    week: row.added_week,
    here: row.host === site?.host,
  }))
  const code = (await codeOf(db, accountId))?.confirmed ?? false
  const only = await onlyPasskeys(db, site)
  const fitting = passkeys.filter((one) => one.here).length
  return {
    passkeys,
    code,
    only,
    counted: fitting + (code && !only ? 1 : 0),
    full: rows.length >= MOST_PASSKEYS,
  }
}

export type RemoveResult = { kind: 'removed' | 'last' | 'not-found' }

/**
 * Takes one away, never the last that counts. Every session ends, because it may have been opened with
 * what is lost now.
 */
export async function removeSecondStep(
  store: Store,
  removing: { actor: Actor; which: string; site: Site | undefined; now: Date },
): Promise<RemoveResult> {
  const { actor, which, site, now } = removing
  return await inTransaction<RemoveResult>(store, async (trx) => {
    const own = await ownSecondSteps(trx, actor.id, site)
    const passkey = own.passkeys.find((one) => one.id === which)
    if (passkey === undefined && !(which === 'code' && own.code)) return { kind: 'not-found' }
    const counts = passkey === undefined ? !own.only : passkey.here
    if (own.counted - (counts ? 1 : 0) < 1) return { kind: 'last' }
    if (passkey === undefined) await dropCode(trx, actor.id)
    else await dropPasskey(trx, { id: passkey.id, accountId: actor.id })
    await dropSessionsOf(trx, actor.id)
    await appendAudit(trx, {
      now,
      actor: actor.id,
      action: 'second-step.remove',
      subjectKind: 'account',
      subject: actor.id,
      reason: passkey === undefined ? 'code' : 'passkey',
    })
    return { kind: 'removed' }
  })
}
