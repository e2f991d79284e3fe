/**
 * Passkeys of staff (WebAuthn, by @simplewebauthn/server). Each is asked for a challenge that one session
 * signs once, within five minutes, for one purpose; with the person's fingerprint, face or PIN. Whose make
 * an authenticator is, is not asked. docs/decisions/0014-passkeys.md says why each of it.
 */
import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { appendAudit } from '#db/audit.ts'
import { MINUTE_MS, weekOf } from '#db/days.ts'
import { newId } from '#db/ids.ts'
import {
  dropChallengesOf,
  findChallenge,
  putChallenge,
  takeChallenge,
} from '#db/queries/challenges.ts'
import {
  codeOf,
  dropUnusedCode,
  insertPasskey,
  passkeysOf,
  raiseCounter,
} from '#db/queries/passkeys.ts'
import { sessionsOf } from '#db/queries/sessions.ts'
import { inTransaction, type Store, type Writing } from '#db/store.ts'
import { cleanLine } from '../texts/clean.ts'
import { readAssertion, readAttestation } from './passkey-answer.ts'
import { LONGEST_PASSKEY_NAME, MOST_PASSKEYS, type PasskeyProblem } from './what-passkeys-are.ts'

const SEALED_FOR = 'passkey'
const FOUND_BY = 'passkey-id'
const CHALLENGE_MS = 5 * MINUTE_MS
/** How long the browser's own window waits. */
const PROMPT_MS = 2 * MINUTE_MS

/** Where passkeys belong: the origin that signs along, and the host that they are made for. */
export type Site = { origin: string; host: string }

/** The site of an origin, or undefined where browsers make no passkeys: an address that is a number. */
export function siteOf(origin: URL): Site | undefined {
  const host = origin.hostname
  return isIP(host.replace(/^\[|\]$/g, '')) === 0 ? { origin: origin.origin, host } : undefined
}

/**
 * What an answer is for; it opens nothing else. `first`: nothing was ever set up. `anew`: the code, or the
 * words of two colleagues, were given just now. `own`: gives leave to change one's own. `add`: that leave,
 * for who gave a second step of theirs just now.
 */
export type Purpose = 'sign-in' | 'first' | 'anew' | 'own' | 'add' | `renew:${string}`

export type Ceremony = {
  accountId: string
  sessionId: string
  purpose: Purpose
  site: Site
  now: Date
}

export type PasskeyResult = { kind: 'fits' } | { kind: 'refused'; why: PasskeyProblem }

function refused(why: PasskeyProblem): PasskeyResult {
  return { kind: 'refused', why }
}

/** Its 24 packages take 0.4 s and 27 MB: loaded when the first passkey is asked for. */
async function webauthn() {
  return await import('@simplewebauthn/server')
}

/** Lets this session sign something for a purpose, within five minutes. */
export async function issueChallenge(
  store: Store,
  asked: Pick<Ceremony, 'sessionId' | 'purpose' | 'now'>,
): Promise<string> {
  const value = randomBytes(32).toString('base64url')
  await inTransaction(store, (trx) =>
    putChallenge(trx, {
      session_id: asked.sessionId,
      purpose: asked.purpose,
      value,
      expires_at: asked.now.getTime() + CHALLENGE_MS,
    }),
  )
  return value
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'))
}

/** The ids of somebody's passkeys on this site, as the browser wants them. */
async function credentialsOf(store: Store, { accountId, site }: Ceremony) {
  const rows = await passkeysOf(store.read, accountId)
  return rows
    .filter((row) => row.host === site.host)
    .map((row) => ({ id: store.keys.open(SEALED_FOR, row.credential).toString('utf8') }))
}

/** What the browser is told to make a new passkey. Leave to set one up is not made longer by asking again. */
export async function askForNewPasskey(
  store: Store,
  ceremony: Ceremony,
  workingName: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { accountId, purpose, site } = ceremony
  const given = purpose === 'first' ? undefined : await findChallenge(store.read, ceremony)
  const challenge = given ?? (await issueChallenge(store, ceremony))
  const { generateRegistrationOptions } = await webauthn()
  return await generateRegistrationOptions({
    rpName: 'Luwte',
    rpID: site.host,
    userName: workingName,
    // Shown by some browsers in place of the name; random to everybody else, and no account's id.
    userID: new Uint8Array(store.keys.hash('passkey-user', accountId)),
    challenge: bytesOf(challenge),
    timeout: PROMPT_MS,
    attestationType: 'none',
    excludeCredentials: await credentialsOf(store, ceremony),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
  })
}

/** What the browser is told to ask for one of somebody's passkeys. */
export async function askForPasskey(
  store: Store,
  ceremony: Ceremony,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await issueChallenge(store, ceremony)
  const { generateAuthenticationOptions } = await webauthn()
  return await generateAuthenticationOptions({
    rpID: ceremony.site.host,
    allowCredentials: await credentialsOf(store, ceremony),
    challenge: bytesOf(challenge),
    timeout: PROMPT_MS,
    userVerification: 'required',
  })
}

/** Whatever the library says of an answer that does not fit: it throws for each of it. */
async function judged<T extends { verified: boolean }>(
  verify: () => Promise<T>,
): Promise<T | PasskeyProblem> {
  try {
    const result = await verify()
    return result.verified ? result : 'wrong'
  } catch (error) {
    const unverified = error instanceof Error && /user verification/i.test(error.message)
    return unverified ? 'unverified' : 'wrong'
  }
}

/** Whether something may still be set up with nothing but the passphrase. */
export async function nothingSetUp(trx: Parameters<typeof codeOf>[0], accountId: string) {
  const code = await codeOf(trx, accountId)
  const open = code === undefined || (!code.confirmed && code.renewal === null)
  return open && (await passkeysOf(trx, accountId)).length === 0
}

async function keep(
  trx: Writing,
  ceremony: Ceremony,
  row: Parameters<typeof insertPasskey>[1],
): Promise<PasskeyResult> {
  const { accountId, purpose, sessionId, now } = ceremony
  // Every session ended meanwhile: what a renewal or a removal took away does not come back by this one.
  const sessions = await sessionsOf(trx, accountId)
  if (!sessions.some((session) => session.id === sessionId)) return refused('late')
  // Two sessions that only gave the passphrase: the second comes too late.
  if (purpose === 'first' && !(await nothingSetUp(trx, accountId))) return refused('late')
  if ((await passkeysOf(trx, accountId)).length >= MOST_PASSKEYS) return refused('full')
  if (!(await insertPasskey(trx, row))) return refused('known')
  await dropUnusedCode(trx, accountId)
  await dropChallengesOf(trx, accountId)
  await appendAudit(trx, {
    now,
    actor: accountId,
    action: 'second-step.add',
    subjectKind: 'account',
    subject: accountId,
    reason: 'passkey',
  })
  return { kind: 'fits' }
}

/** Adds the passkey that a browser made, under the name that its owner gives it. */
export async function addPasskey(
  store: Store,
  ceremony: Ceremony,
  given: { answer: string; name: string },
): Promise<PasskeyResult> {
  const { accountId, site, now } = ceremony
  const challenge = await inTransaction(store, (trx) => takeChallenge(trx, ceremony))
  if (challenge === undefined) return refused('late')
  const response = readAttestation(given.answer)
  if (response === undefined) return refused('wrong')
  const { verifyRegistrationResponse } = await webauthn()
  const result = await judged(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
    }),
  )
  if (typeof result === 'string') return refused(result)
  if (!result.verified) return refused('wrong')
  const { id, publicKey, counter } = result.registrationInfo.credential
  const name = cleanLine(given.name).slice(0, LONGEST_PASSKEY_NAME).toWellFormed()
  const row = {
    id: newId(),
    account_id: accountId,
    host: site.host,
    credential_key: store.keys.hash(FOUND_BY, id),
    credential: store.keys.seal(SEALED_FOR, Buffer.from(id)),
    public_key: Buffer.from(publicKey),
    counter,
    name: name === '' ? 'Passkey' : name,
    added_week: weekOf(now),
  }
  return await inTransaction(store, (trx) => keep(trx, ceremony, row))
}

/** Checks what somebody's passkey signed, and uses the challenge up. */
export async function usePasskey(
  store: Store,
  ceremony: Ceremony,
  answer: string,
): Promise<PasskeyResult> {
  const { accountId, site, now } = ceremony
  const challenge = await inTransaction(store, (trx) => takeChallenge(trx, ceremony))
  if (challenge === undefined) return refused('late')
  const response = readAssertion(answer)
  if (response === undefined) return refused('wrong')
  const key = store.keys.hash(FOUND_BY, response.id)
  const known = (await passkeysOf(store.read, accountId)).find(
    (row) => row.host === site.host && row.credential_key.equals(key),
  )
  if (known === undefined) return refused('unknown')
  const { verifyAuthenticationResponse } = await webauthn()
  const result = await judged(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      // The counter is looked at below, once the signature is known to be hers, in one step with its change.
      credential: { id: response.id, publicKey: new Uint8Array(known.public_key), counter: 0 },
    }),
  )
  if (typeof result === 'string') return refused(result)
  return await inTransaction(store, async (trx) => {
    if (await raiseCounter(trx, known.id, result.authenticationInfo.newCounter)) {
      return { kind: 'fits' }
    }
    await appendAudit(trx, {
      now,
      actor: accountId,
      action: 'second-step.counter-went-back',
      subjectKind: 'account',
      subject: accountId,
    })
    return refused('counter')
  })
}
