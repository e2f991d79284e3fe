/** The packages that are bundled: all that the server uses, so that no part of one is there twice. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesUnder } from '#scripts/built-from.mjs'
import packages from '#scripts/packages.json' with { type: 'json' }

const root = join(import.meta.dirname, '../..')

/** With native parts, with files beside them that they look for, or loaded when they are first needed. */
const BY_THEMSELVES = [
  '@node-rs/argon2',
  '@simplewebauthn/server',
  'age-encryption',
  'better-sqlite3',
  'nodemailer',
  'pino',
]

function packagesIn(source: string): string[] {
  const named = source.matchAll(/^(?!import type).*?(?:from|import\(?) ?'([@a-z][\w@/:.-]*)'/gm)
  return [...named].map(([, name = '']) => name).filter((name) => !name.startsWith('node:'))
}

test.each([
  [`import { sql } from 'kysely'`, ['kysely']],
  [`import helmet from 'helmet'`, ['helmet']],
  [`import 'express'`, ['express']],
  [`  return await import('nodemailer')`, ['nodemailer']],
  [`import type { Token } from 'marked'`, []],
  [`import { join } from 'node:path'`, []],
  [`import { newId } from '#db/ids.ts'`, []],
  [`} from 'react-dom/server'`, ['react-dom/server']],
])('%s names a package or none', (source, expected) => {
  expect(packagesIn(source)).toEqual(expected)
})

test('each package that the server names is bundled or stands by itself, and none of them is for nothing', () => {
  const sources = ['app', 'db', 'moderation']
    .flatMap((floor) => filesUnder(join(root, floor)))
    .filter((file) => /\.tsx?$/.test(file))
  const used = new Set(sources.flatMap((file) => packagesIn(readFileSync(file, 'utf8'))))
  // What tsx becomes asks for it.
  used.add('react/jsx-runtime')
  expect([...used].toSorted()).toEqual([...packages, ...BY_THEMSELVES].toSorted())
})

test('a process that is started as the server is takes them from where they are bundled', () => {
  const ask = `for (const name of ['kysely', 'better-sqlite3']) console.log(import.meta.resolve(name))`
  const words = ['--import=./scripts/use-packages.mjs', '--input-type=module', '-e', ask]
  const { stdout } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
  const [bundled, byItself] = stdout.split('\n')
  expect(bundled).toMatch(/\/\.cache\/node_modules\/packages\/kysely\.js$/)
  expect(byItself).toMatch(/\/node_modules\/better-sqlite3\//)
})
