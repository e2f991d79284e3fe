/**
 * For `node --import`: takes packages from `.cache/node_modules/packages`, where they are a file each
 * (bundle-packages.mjs). What is not there comes from `node_modules`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const folder = new URL('../.cache/node_modules/packages/', import.meta.url)
const list = new URL('list.json', folder)

if (existsSync(list)) {
  const files = JSON.parse(readFileSync(list, 'utf8'))
  registerHooks({
    resolve(specifier, context, next) {
      const file = Object.hasOwn(files, specifier) ? files[specifier] : undefined
      if (file === undefined) return next(specifier, context)
      return { url: new URL(file, folder).href, format: 'module', shortCircuit: true }
    },
  })
}
