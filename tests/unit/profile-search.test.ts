/** The search through a browser's profile, which proves nothing unless it finds what is there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { unpackLz4 } from '../promises/lz4.ts'
import { findInProfile } from '../promises/profile.ts'

const folder = mkdtempSync(join(tmpdir(), 'luwte-profile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WORD = 'kastanjeboomgaard'

/** LZ4 of the word twice over: its letters, a match that points back to them, then five letters more. */
function packed(): Buffer {
  const letters = Buffer.from(WORD, 'latin1')
  return Buffer.concat([
    Buffer.from([0xfd, WORD.length - 15]),
    letters,
    Buffer.from([WORD.length, 0]),
    Buffer.from([0x50]),
    Buffer.from('einde', 'latin1'),
  ])
}

test('LZ4 is unpacked, matches that point back included', () => {
  expect(unpackLz4(packed(), 2 * WORD.length + 5).toString()).toBe(`${WORD}${WORD}einde`)
  expect(() => unpackLz4(Buffer.from([0x00, 9, 0]), 8)).toThrow('before the start')
})

test('a word is found in one byte a letter and in two, packed, and deep in folders', () => {
  const header = Buffer.from('mozLz40\0\0\0\0\0', 'latin1')
  header.writeUInt32LE(2 * WORD.length + 5, 8)
  mkdirSync(join(folder, 'Default/Sessions'), { recursive: true })
  writeFileSync(join(folder, 'plain'), `voor ${WORD} na`)
  writeFileSync(join(folder, 'Default/Sessions/wide'), Buffer.from(`x${WORD}`, 'utf16le'))
  writeFileSync(join(folder, 'packed'), Buffer.concat([header, packed()]))
  writeFileSync(join(folder, 'zipped'), Buffer.concat([Buffer.from('kop'), gzipSync(WORD)]))
  writeFileSync(join(folder, 'other'), 'niets')
  expect(findInProfile(folder, { it: WORD, not: 'walnotenhout' }).toSorted()).toEqual([
    'it: Default/Sessions/wide',
    'it: packed',
    'it: plain',
    'it: zipped',
  ])
})
