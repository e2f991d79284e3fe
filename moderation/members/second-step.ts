/**
 * The code of the second step: six digits by time (TOTP, RFC 6238: SHA-1, 30 s), by otplib. The secret is
 * encrypted with the server's key; a code works once. Passkeys stand in `passkeys.ts`, which of the two is
 * asked in `asked-second-step.ts`.
 */
import {
  createGuardrails,
  generate,
  generateSecret,
  generateURI,
  ScureBase32Plugin,
  verify,
} from 'otplib'
import { inTransaction, type Store } from '#db/store.ts'

// RFC 4226 asks for 128 bits of secret; older ones in base32 of 16 characters have 80.
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })

const PURPOSE = 'second-step'
const STEP_S = 30
/** A code of the step before or after is taken too: clocks of phones differ. */
const TOLERANCE_S = 30

/** The state of somebody's second step. */
export async function secondStepOf(
  store: Pick<Store, 'read' | 'keys'>,
  accountId: string,
): Promise<{ secret: string; sealed: Buffer; confirmed: boolean; lastStep: number } | undefined> {
  const row = await store.read
    .selectFrom('second_factor')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    secret: store.keys.open(PURPOSE, row.secret).toString('utf8'),
    sealed: row.secret,
    confirmed: row.confirmed === 1,
    lastStep: row.last_step,
  }
}

/** A new secret as the store keeps it; it is shown when its owner sets it up. */
export function newSealedSecret(
  store: Pick<Store, 'keys'>,
  secret: string = generateSecret({ length: 20 }),
): Buffer {
  return store.keys.seal(PURPOSE, Buffer.from(secret))
}

/**
 * The secret that one session sets up, the same at each look. No other session gets to see it: whoever looked
 * at the page before her with her passphrase, and left it at that, must not share the codes she has from then on.
 */
export function secretOfSession(store: Pick<Store, 'keys'>, sessionId: string): string {
  const bytes = store.keys.hash('second-step-of-session', sessionId).subarray(0, 20)
  return new ScureBase32Plugin().encode(bytes)
}

/** Begins, or begins again with another secret, until one is confirmed: that is never replaced, and never told. */
export async function beginSecondStep(
  store: Store,
  accountId: string,
  secret?: string,
): Promise<string> {
  const known = await secondStepOf(store, accountId)
  if (known !== undefined && (secret ?? known.secret) === known.secret) return known.secret
  await inTransaction(store, async (trx) => {
    await trx
      .insertInto('second_factor')
      .values({ account_id: accountId, secret: newSealedSecret(store, secret) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (secret === undefined) return
    await trx
      .updateTable('second_factor')
      .set({ secret: newSealedSecret(store, secret) })
      .where('account_id', '=', accountId)
      .where('confirmed', '=', 0)
      .execute()
  })
  if (secret !== undefined) return secret
  // Of two who begin at once, both get the secret that is there now.
  const begun = await secondStepOf(store, accountId)
  if (begun === undefined) throw new Error('A second step was taken away while it began.')
  return begun.secret
}

/** The address that an authenticator reads from a QR code. Its name tells nothing about the site. */
export function secondStepAddress(secret: string, workingName: string): string {
  return generateURI({ issuer: 'Luwte', label: workingName, secret })
}

/**
 * The code that a secret gives at a moment.
 * @throws Error when the secret is not base32, or too short or long to be one.
 */
export async function codeAt(secret: string, now: Date): Promise<string> {
  const epoch = Math.floor(now.getTime() / 1000)
  return await generate({ secret, epoch, period: STEP_S, guardrails })
}

/** Checks a code and, when it fits, uses it up and confirms the second step; a renewal is over then. */
export async function checkSecondStep(
  store: Store,
  given: { accountId: string; code: string; now: Date },
): Promise<boolean> {
  const known = await secondStepOf(store, given.accountId)
  const code = given.code.replace(/\s/g, '')
  if (known === undefined || !/^\d{6}$/.test(code)) return false
  const epoch = Math.floor(given.now.getTime() / 1000)
  const result = await verify({
    secret: known.secret,
    token: code,
    epoch,
    epochTolerance: TOLERANCE_S,
    period: STEP_S,
    guardrails,
  })
  if (!result.valid) return false
  const step = Math.floor(epoch / STEP_S) + result.delta
  return await inTransaction(store, async (trx) => {
    const updated = await trx
      .updateTable('second_factor')
      .set({ confirmed: 1, last_step: step, renewal: null, renewal_until: null })
      .where('account_id', '=', given.accountId)
      // Another session may have begun with a secret of its own meanwhile: that one was not checked.
      .where('secret', '=', known.sealed)
      .where('last_step', '<', step)
      .executeTakeFirst()
    return updated.numUpdatedRows === 1n
  })
}
