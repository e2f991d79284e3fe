import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  keyFromToken,
  keysFrom,
  openWith,
  readOrMakeSecret,
  sameSecret,
  sealWith,
  tokenHash,
} from '#db/keys.ts'
import { aFolder } from '#tests/helpers/store.ts'

const keys = keysFrom(Buffer.alloc(32, 7))
const others = keysFrom(Buffer.alloc(32, 8))

const CLOSED = /unable to authenticate|Invalid (authentication tag|initialization vector)/

test('what is sealed can be opened again, and only whole', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const sealed = keys.seal('drafts', Buffer.from(bytes))
      expect(keys.open('drafts', sealed)).toEqual(Buffer.from(bytes))
      expect(sealed).toHaveLength(bytes.length + 28)
    }),
  )
})

test('the same words are never sealed the same way', () => {
  const words = Buffer.from('Ik woon nu ergens anders.')
  expect(keys.seal('drafts', words).equals(keys.seal('drafts', words))).toBe(false)
  expect(keys.seal('drafts', words).includes('ergens')).toBe(false)
})

test('one changed bit, a piece cut off or put on, and nothing opens', () => {
  const sealed = keys.seal('drafts', Buffer.from('Ik woon nu ergens anders.'))
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => keys.open('drafts', changed)).toThrow(CLOSED)
    expect(() => keys.open('drafts', sealed.subarray(0, at))).toThrow(CLOSED)
  }
  expect(() => keys.open('drafts', Buffer.concat([sealed, Buffer.from([0])]))).toThrow(CLOSED)
})

test('another purpose and another house open nothing', () => {
  const sealed = keys.seal('drafts', Buffer.from('hulp'))
  expect(() => keys.open('second-factor', sealed)).toThrow(CLOSED)
  expect(() => others.open('drafts', sealed)).toThrow(CLOSED)
})

test('a keyed hash is one for one text, purpose and house', () => {
  const hash = keys.hash('pseudonym', 'stille uil')
  expect(hash).toHaveLength(32)
  expect(keysFrom(Buffer.alloc(32, 7)).hash('pseudonym', 'stille uil')).toEqual(hash)
  expect(keys.hash('pseudonym', 'stille uilen')).not.toEqual(hash)
  expect(keys.hash('out-link', 'stille uil')).not.toEqual(hash)
  expect(others.hash('pseudonym', 'stille uil')).not.toEqual(hash)
})

test('a token gives its key, and its hash does not', () => {
  const key = keyFromToken('token', 'draft')
  const sealed = sealWith(key, Buffer.from('hulp'))
  expect(openWith(keyFromToken('token', 'draft'), sealed).toString()).toBe('hulp')
  expect(() => openWith(keyFromToken('tokem', 'draft'), sealed)).toThrow(CLOSED)
  expect(() => openWith(keyFromToken('token', 'other'), sealed)).toThrow(CLOSED)
  expect(() => openWith(tokenHash('token'), sealed)).toThrow(CLOSED)
})

test.each([
  ['abc', 'abc', true],
  ['', '', true],
  ['abc', 'abd', false],
  ['abc', 'ABC', false],
  ['abc', 'abcd', false],
  ['', 'a', false],
])('%j and %j are the same secret: %s', (one, other, same) => {
  expect(sameSecret(one, other)).toBe(same)
})

test('the secret is made once, for its owner alone, and kept', () => {
  const file = join(aFolder(), 'luwte.key')
  const secret = readOrMakeSecret(file)
  expect(secret).toHaveLength(32)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readOrMakeSecret(file)).toEqual(secret)
  expect(readFileSync(file)).toEqual(secret)
  expect(readOrMakeSecret(join(aFolder(), 'luwte.key'))).not.toEqual(secret)
})

test.each([0, 31, 33, 64])(
  'a key file of %i bytes stops the start, and is left as it is',
  (length) => {
    const file = join(aFolder(), 'luwte.key')
    const bytes = randomBytes(length)
    writeFileSync(file, bytes)
    expect(() => readOrMakeSecret(file)).toThrow(`${file} is damaged`)
    expect(readFileSync(file)).toEqual(bytes)
  },
)

test('where no key can be written none is used', () => {
  const file = join(aFolder(), 'missing', 'luwte.key')
  expect(() => readOrMakeSecret(file)).toThrow(/ENOENT|EACCES/)
  expect(existsSync(file)).toBe(false)
})

test('a tag that was made shorter opens nothing, however little was sealed', () => {
  const sealed = keys.seal('drafts', Buffer.alloc(0))
  expect(() => keys.open('drafts', sealed.subarray(0, 16))).toThrow('tag length')
})
