/**
 * Files under the age format (https://age-encryption.org/v1): compressed, then encrypted, in a stream. Age
 * because anybody can open such a file with a tool that is kept by many, in ten years too.
 */
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'

/** Who can open a file: whoever has the identity to an age recipient, or the server's own secret. */
export type Lock = { recipient: string } | { secret: string }
export type Unlock = { identity: string } | { secret: string }

/** The secret has 256 bits already: stretching it would only take time. */
const WORK_FACTOR = 8

/** The same stream; the types of the web's and of Node's know nothing of each other. */
function fromWeb(stream: unknown): Readable {
  return Readable.fromWeb(stream as NodeStream)
}

function encrypterFor(lock: Lock): Encrypter {
  const encrypter = new Encrypter()
  if ('recipient' in lock) encrypter.addRecipient(lock.recipient)
  else {
    encrypter.setPassphrase(lock.secret)
    encrypter.setScryptWorkFactor(WORK_FACTOR)
  }
  return encrypter
}

/** @throws Error when the recipient is none. */
export function checkLock(lock: Lock): void {
  encrypterFor(lock)
}

/** Writes `from` compressed and encrypted to `file`, whole or not at all. */
export async function sealFile(from: Readable, file: string, lock: Lock): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    const plain = Readable.toWeb(from.pipe(createGzip())) as ReadableStream<Uint8Array>
    const sealed = await encrypterFor(lock).encrypt(plain)
    await pipeline(fromWeb(sealed), createWriteStream(unfinished, { mode: 0o600 }))
    const handle = openSync(unfinished, 'r')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/**
 * Opens a sealed file into `to`.
 * @throws Error when it can't be opened with what was given.
 */
export async function unsealFile(file: string, to: string, unlock: Unlock): Promise<void> {
  const decrypter = new Decrypter()
  if ('identity' in unlock) decrypter.addIdentity(unlock.identity)
  else decrypter.addPassphrase(unlock.secret)
  const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  const plain = await decrypter.decrypt(sealed)
  await pipeline(fromWeb(plain), createGunzip(), createWriteStream(to, { mode: 0o600 }))
}
