/**
 * An authenticator in software: makes keys and signs as one that a person holds, and can be told to do it
 * wrong. What Chromium's own does is tried in tests/browser/passkeys.test.ts.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

type Doing = {
  /** The origin that signs along: what the page's address was. */
  origin: string
  host: string
  /** Whether the person was known by fingerprint, face or PIN. */
  verified?: boolean
}

export type Held = { id: string; key: KeyObject; counter: number }

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function uint(value: number, size: 2 | 4): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

/** CBOR of a byte string of 24 to 255 bytes. */
function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, bytes.length]), bytes])
}

/** A public key of P-256 as COSE: kty 2, alg -7, crv 1, x, y. */
function cose(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ])
}

function clientData(type: 'create' | 'get', challenge: string, origin: string): Buffer {
  return Buffer.from(
    JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }),
  )
}

function authData({ host, verified = true }: Doing, counter: number, credential?: Buffer): Buffer {
  const flags =
    USER_PRESENT | (verified ? USER_VERIFIED : 0) | (credential === undefined ? 0 : HAS_CREDENTIAL)
  return Buffer.concat([
    sha256(host),
    Buffer.from([flags]),
    uint(counter, 4),
    credential ?? Buffer.alloc(0),
  ])
}

function answer(id: string, response: Record<string, Buffer>): string {
  const texts = Object.fromEntries(
    Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
  )
  return JSON.stringify({ id, rawId: id, type: 'public-key', response: texts })
}

/** Makes a new passkey for a challenge; answers it and what the browser would send. */
export function makePasskey(
  challenge: string,
  doing: Doing & { counter?: number; id?: string },
): { held: Held; answer: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const rawId = doing.id === undefined ? randomBytes(32) : Buffer.from(doing.id, 'base64url')
  const id = rawId.toString('base64url')
  const counter = doing.counter ?? 0
  const aaguid = Buffer.alloc(16)
  const credential = Buffer.concat([aaguid, uint(rawId.length, 2), rawId, cose(publicKey)])
  const attestationObject = Buffer.concat([
    // {"fmt": "none", "attStmt": {}, "authData": …}
    Buffer.from([0xa3, 0x63]),
    Buffer.from('fmt'),
    Buffer.from([0x64]),
    Buffer.from('none'),
    Buffer.from([0x67]),
    Buffer.from('attStmt'),
    Buffer.from([0xa0, 0x68]),
    Buffer.from('authData'),
    cborBytes(authData(doing, counter, credential)),
  ])
  const clientDataJSON = clientData('create', challenge, doing.origin)
  return {
    held: { id, key: privateKey, counter },
    answer: answer(id, { clientDataJSON, attestationObject }),
  }
}

/** Signs a challenge with a passkey, and counts on. */
export function signWith(held: Held, challenge: string, doing: Doing): string {
  if (held.counter > 0) held.counter += 1
  const authenticatorData = authData(doing, held.counter)
  const clientDataJSON = clientData('get', challenge, doing.origin)
  const signature = sign(
    'sha256',
    Buffer.concat([authenticatorData, sha256(clientDataJSON)]),
    held.key,
  )
  return answer(held.id, { clientDataJSON, authenticatorData, signature })
}
