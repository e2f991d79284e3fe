/** Whether a clone is ready is asked of names and contents: times lie after a checkout. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashOf, hashOfSources, root, stampIs } from '#scripts/built-from.mjs'

/** A folder within the project with two files in it, by its path from the root. */
function sources(): { folder: string; file: (name: string) => string } {
  const folder = mkdtempSync(join(root, 'node_modules/sources-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'room'))
  writeFileSync(join(folder, 'room/one.ts'), 'one')
  writeFileSync(join(folder, 'two.ts'), 'two')
  return { folder: relative(root, folder), file: (name) => join(folder, name) }
}

test.each<[string, (file: (name: string) => string) => void]>([
  ['a changed file', (file) => writeFileSync(file('two.ts'), 'Two')],
  ['a new file', (file) => writeFileSync(file('room/three.ts'), '')],
  ['a file that went', (file) => rmSync(file('room/one.ts'))],
  ['a file with another name', (file) => renameSync(file('two.ts'), file('too.ts'))],
])('%s asks for a new build', (_, change) => {
  const { folder, file } = sources()
  const before = hashOf([folder])
  change(file)
  expect(hashOf([folder])).not.toBe(before)
})

test('a file that was only touched asks for none', () => {
  const { folder, file } = sources()
  const before = hashOf([folder])
  utimesSync(file('two.ts'), 0, 0)
  expect(hashOf([folder])).toBe(before)
})

test('what is not there counts as nothing, and a file by itself counts', () => {
  const { folder } = sources()
  expect(hashOf([folder, 'nowhere', 'nowhere.json'])).toBe(hashOf([folder]))
  expect(hashOf(['package.json'])).not.toBe(hashOf([]))
  expect(hashOfSources()).toMatch(/^[0-9a-f]{64}$/)
})

test('a stamp stands for exactly one hash', () => {
  const { file } = sources()
  writeFileSync(file('stamp'), 'abc')
  expect(stampIs(file('stamp'), 'abc')).toBe(true)
  expect(stampIs(file('stamp'), 'abcd')).toBe(false)
  expect(stampIs(file('no-stamp'), 'abc')).toBe(false)
})
