/**
 * Makes a clone ready, before every npm command: installs packages when the lock file changed, builds
 * when the sources changed, with `--browser` finds or installs a Chromium, with `--firefox` a Firefox too.
 * It needs nothing but the Node and npm that the machine has (Node 20 is enough; what follows runs on the
 * Node 24 it installs).
 *
 * Options: --browser, --firefox, --no-build, --quiet. All it says goes to stderr.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import {
  builtStamp,
  bundledStamp,
  hashOf,
  hashOfPackages,
  hashOfSources,
  root,
  stampIs,
} from './built-from.mjs'

const options = new Set(process.argv.slice(2))
const installedStamp = join(root, 'node_modules/.luwte-installed')
const ownNode = join(root, 'node_modules/.bin/node')
const lock = join(root, '.cache/setup.lock')
const LOCK_WAIT_MS = 10 * 60_000
const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
]
const FIREFOXES = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

function say(line) {
  if (!options.has('--quiet')) process.stderr.write(`${line}\n`)
}

function fail(line, output = '') {
  process.stderr.write(`${output}${line}\n`)
  process.exitCode = 1
  throw new SetupError(line)
}

class SetupError extends Error {}

function run(command, args, env = {}) {
  return spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
}

function install() {
  const wanted = `${hashOf(['package.json', 'package-lock.json'])} ${process.platform}-${process.arch}`
  if (stampIs(installedStamp, wanted) && existsSync(ownNode)) return
  say('Installing packages (a minute or two, the first time) …')
  // The npm that called us, so that nothing else on the machine decides.
  const npm = process.env.npm_execpath
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ]
  const done = npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args)
  if (done.status !== 0) {
    fail('The packages could not be installed: is the npm registry within reach?', done.stderr)
  }
  if (!existsSync(ownNode)) {
    fail(
      `There is no Node 24 for ${process.platform}-${process.arch} here: Linux on x64 or arm64 is needed.`,
    )
  }
  writeFileSync(installedStamp, wanted)
}

/** Writes what browsers are sent of a build a second time, compressed: once here, and not at each start. */
function compressFiles(folder, sent) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  for (const name of readdirSync(join(root, folder)).filter((one) => sent.test(one))) {
    const file = join(root, folder, name)
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
  }
}

function build() {
  const wanted = hashOfSources()
  if (stampIs(builtStamp, wanted)) return
  say('Building …')
  const cli = 'node_modules/@remix-run/dev/dist/cli.js'
  const done = run(ownNode, [cli, 'vite:build'], { NODE_ENV: 'production' })
  if (done.status !== 0) fail('The build failed.', done.stdout + done.stderr)
  compressFiles('build/client', /\.(js|svg|txt)$/)
  // No page asks for a script of the framework.
  compressFiles('build/client/assets', /\.css$/)
  writeFileSync(builtStamp, wanted)
}

function bundlePackages() {
  const wanted = hashOfPackages()
  if (stampIs(bundledStamp, wanted)) return
  say('Putting the packages together …')
  const done = run(ownNode, ['scripts/bundle-packages.mjs'], { NODE_ENV: 'production' })
  if (done.status !== 0) fail('The packages could not be put together.', done.stdout + done.stderr)
  writeFileSync(bundledStamp, wanted)
}

function aptInstall(name) {
  const isRoot = process.getuid?.() === 0
  const lead = isRoot ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...rest] = [...lead, 'apt-get', '-q', ...args]
    return run(command, rest, { DEBIAN_FRONTEND: 'noninteractive' })
  }
  apt('update')
  return apt('install', '-y', '--no-install-recommends', name)
}

function browser() {
  const given = process.env.CHROMIUM
  if (given && !existsSync(given)) fail(`CHROMIUM names no file: ${given}`)
  if (given || CHROMIUMS.some((path) => existsSync(path))) return
  say('Installing a Chromium for the tests …')
  const done = aptInstall('chromium')
  if (done.status !== 0) {
    fail(
      'The browser tests need a Chromium: install the package chromium, or set CHROMIUM.',
      done.stderr,
    )
  }
}

/** Only the promises ask for it; without it they are shown for Chromium alone, and the tests say so. */
function firefox() {
  const given = process.env.FIREFOX
  if (given && !existsSync(given)) fail(`FIREFOX names no file: ${given}`)
  if (given || FIREFOXES.some((path) => existsSync(path))) return
  say('Installing a Firefox for the promises …')
  if (aptInstall('firefox-esr').status !== 0) say('That did not work; it goes on without Firefox.')
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two commands at once: the second waits for what the first installs and builds. */
async function withLock(work) {
  mkdirSync(dirname(lock), { recursive: true })
  const until = Date.now() + LOCK_WAIT_MS
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
      else if (Date.now() > until)
        fail(`Another command is still at work here. If not, remove ${lock}.`)
      else await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { force: true })
  }
}

try {
  await withLock(() => {
    install()
    if (!options.has('--no-build')) {
      bundlePackages()
      build()
    }
    if (options.has('--browser')) browser()
    if (options.has('--firefox')) firefox()
  })
} catch (error) {
  if (!(error instanceof SetupError)) throw error
}
