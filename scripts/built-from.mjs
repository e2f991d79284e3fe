/**
 * What the build is made from, and whether it is older than that. Plain JavaScript: `setup.mjs` asks
 * before anything is installed.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Holds the hash of what the build was made from. */
export const builtStamp = join(root, 'build/.stamp')

/** Holds the hash of what the packages in `.cache/node_modules/packages` were made from. */
export const bundledStamp = join(root, '.cache/node_modules/packages/.stamp')

const BUNDLED_FROM = ['package-lock.json', 'scripts/bundle-packages.mjs', 'scripts/packages.json']

const BUILT_FROM = [
  'app',
  'db',
  'moderation',
  'package-lock.json',
  'public',
  'remix.config.js',
  'scripts/setup.mjs',
  'vite.config.ts',
]

/** @param {string} path @returns {string[]} */
export function filesUnder(path) {
  const here = readdirSync(path, { withFileTypes: true })
  return here.flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  )
}

/**
 * One hash over names and contents: times lie after a clone, a checkout or an unpacked archive.
 * @param {string[]} paths from the root
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    const whole = join(root, path)
    if (!existsSync(whole)) continue
    const files = path.includes('.') ? [whole] : filesUnder(whole).toSorted()
    for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** The hash of the sources as they are now. */
export function hashOfSources() {
  return hashOf(BUILT_FROM)
}

/** The hash of what the packages are made from. */
export function hashOfPackages() {
  return hashOf(BUNDLED_FROM)
}

/** @param {string} file @param {string} value */
export function stampIs(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

/** Whether the build was made from the sources as they are now. */
export function buildIsFresh() {
  return stampIs(builtStamp, hashOfSources())
}
