/**
 * Passphrases at rest: argon2id by OWASP's parameters (Password Storage Cheat Sheet: m=19456 KiB, t=2,
 * p=1 for members; staff m=65536, t=3). Hashing runs off the main thread, at most two at a time, so that
 * a flood of sign-ins slows sign-ins and not reading.
 */
import { hash, verify } from '@node-rs/argon2'

// The package's enum is erased by type stripping; 2 is its Argon2id.
const ARGON2ID = 2
const MEMBER = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const STAFF = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1 }

const AT_ONCE = 2
const WAITING_AT_MOST = 200
let running = 0
const waiting: Array<() => void> = []

/** Thrown when more people wait for a hash than can be served soon: answer 503 with Retry-After. */
export class HashingBusyError extends Error {
  override name = 'HashingBusyError'
}

/** How many wait for a hash. */
export function hashesWaiting(): number {
  return waiting.length
}

async function inQueue<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new HashingBusyError('too many sign-ins at once')
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** The PHC string of a passphrase, for a member's or a staff account. */
export async function hashPassphrase(passphrase: string, staff: boolean): Promise<string> {
  return await inQueue(() => hash(passphrase.normalize('NFKC'), staff ? STAFF : MEMBER))
}

// Verified when there is no account, so that its absence can't be timed.
const NOBODY = hash('nobody has this passphrase', MEMBER)

/** Whether a passphrase fits a PHC string; `undefined` (no such account) takes as long and never fits. */
export async function verifyPassphrase(
  stored: string | null | undefined,
  passphrase: string,
): Promise<boolean> {
  const phc = stored ?? (await NOBODY)
  const fits = await inQueue(() => verify(phc, passphrase.normalize('NFKC')))
  return fits && stored != null
}
