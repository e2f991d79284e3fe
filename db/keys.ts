/**
 * The server's own secret, one file beside the store (`luwte.key`, 32 random bytes, mode 0600), and
 * what is derived from it. It is not in the database, so a stolen copy of the database alone gives
 * neither pseudonyms by guessing nor second-step secrets.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'

export type Keys = {
  /** Keyed hash for one purpose; the same text gives the same 32 bytes, for this installation only. */
  hash(purpose: string, text: string): Buffer
  /** Encrypts with the server's key (AES-256-GCM, random nonce in front). */
  seal(purpose: string, plain: Buffer): Buffer
  /** Undoes `seal`. Throws when the bytes were changed or belong to another purpose. */
  open(purpose: string, sealed: Buffer): Buffer
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM under a 32-byte `key`; the answer is nonce ‖ tag ‖ ciphertext. */
export function sealWith(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Undoes `sealWith`. Throws when key or bytes are not the right ones. */
export function openWith(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), {
    // A shorter tag would be easier to guess.
    authTagLength: TAG,
  })
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}

/** SHA-256 of a token that only its holder knows: what the store keeps in its place. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A key of 32 bytes from a token, for what only the token's holder may read (drafts). */
export function keyFromToken(token: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', purpose, 32))
}

/** Compares two secrets without telling by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = tokenHash(a)
  const right = tokenHash(b)
  return timingSafeEqual(left, right)
}

/** Builds the keys from the server's 32-byte secret. */
export function keysFrom(secret: Buffer): Keys {
  function derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  }
  const derived = new Map<string, Buffer>()
  function keyFor(purpose: string): Buffer {
    const known = derived.get(purpose) ?? derive(purpose)
    derived.set(purpose, known)
    return known
  }
  return {
    hash: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
    seal: (purpose, plain) => sealWith(keyFor(purpose), plain),
    open: (purpose, sealed) => openWith(keyFor(purpose), sealed),
  }
}

/**
 * Reads the server's secret from `file`, or makes it.
 * @throws Error with one line for the operator when the file is not 32 bytes.
 */
export function readOrMakeSecret(file: string): Buffer {
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
    chmodSync(file, 0o600)
  }
  const secret = readFileSync(file)
  if (secret.length !== 32) {
    throw new Error(`The key file ${file} is damaged: put back the copy you made of it.`)
  }
  return secret
}
