/**
 * The packages that the server runs on, a file each instead of hundreds, and small:
 * `.cache/node_modules/packages`. A start reads them in less time, and the server holds less of their text in
 * memory (decision 0024). Run by setup.mjs; `use-packages.mjs` takes them from there.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './built-from.mjs'
import PACKAGES from './packages.json' with { type: 'json' }

const ENTRY = 'package:'
/** What Node adds to what a package exports. */
const NOT_NAMED = new Set(['default', 'module.exports', '__esModule'])
// Under this name Node takes them for what they are, and warns nobody of how they are written.
const folder = join(root, '.cache/node_modules/packages')

function fileOf(name) {
  return `${name.replace(/\W+/g, '-')}.js`
}

/** A module that gives on what a package exports, by name: of an older kind of module a bundler can't tell. */
async function entryOf(name) {
  const exported = Object.keys(await import(name))
  const names = exported.filter((one) => !NOT_NAMED.has(one) && /^[\w$]+$/.test(one))
  const lines = [`export { ${names.join(', ')} } from '${name}'`]
  if (exported.includes('default')) lines.push(`export { default } from '${name}'`)
  return lines.join('\n')
}

const entries = {
  name: 'entries',
  resolveId: (id) => (id.startsWith(ENTRY) ? id : undefined),
  load: (id) => (id.startsWith(ENTRY) ? entryOf(id.slice(ENTRY.length)) : undefined),
}

await build({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [entries],
  define: { 'process.env.NODE_ENV': '"production"' },
  // As Node itself would look for them.
  environments: { ssr: { resolve: { mainFields: ['main'], noExternal: true } } },
  ssr: { target: 'node' },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'node24',
    minify: 'esbuild',
    rollupOptions: {
      input: Object.fromEntries(PACKAGES.map((name) => [fileOf(name).slice(0, -3), ENTRY + name])),
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
    },
  },
})
const list = Object.fromEntries(PACKAGES.map((name) => [name, fileOf(name)]))
writeFileSync(join(folder, 'list.json'), JSON.stringify(list))
