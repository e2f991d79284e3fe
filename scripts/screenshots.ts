/**
 * `npm run screenshots [-- NAME …]`: makes the pictures of docs/pictures anew, from the demo's content. Each is a PNG with
 * a palette, small enough for a README.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import UPNG from 'upng-js'
import { readEnvironment } from '#app/server/environment.ts'
import { openCaseOfPost } from '#db/queries/cases.ts'
import { openItemsOfPost } from '#db/queries/review-items.ts'
import { openStore, type Store } from '#db/store.ts'
import { codeAt } from '#moderation/members/second-step.ts'
import { readDemoSecrets, type DemoSecrets } from './demo/demo-environment.ts'
import type { Placed } from './demo/put-in.ts'
import { seedDemo } from './demo/seed.ts'
import { HANDBOOK_PICTURES } from './screenshots/handbook-pictures.ts'
import { PICTURES, press, type Addresses, type Picture } from './screenshots/pictures.ts'
import { startServer } from './start-server.ts'

/** The server's clock stands still here: durations are the same in every run, days are today's. */
const NOW = new Date()
const COLOURS = 256
const LARGEST_BYTES = 120_000
const FOLDER = join(import.meta.dirname, '../docs/pictures')

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function signIn(page: Page, origin: string, who: string, secrets: DemoSecrets) {
  await page.goto(`${origin}/login`)
  await press(page, 'form[action="/enter"] button')
  await page.locator('input[name="pseudonym"]').fill(who)
  await page.locator('input[name="passphrase"]').fill(secrets.passphrase)
  await press(page, 'main button.main')
  if (!page.url().includes('/login/second')) return
  await page.locator('input[name="code"]').fill(await codeAt(secrets.totpSecret, NOW))
  await press(page, 'main button.main')
}

/** Fewer colours and no transparency: what a page of text needs. */
function small(png: Buffer): Buffer {
  const image = UPNG.decode(new Uint8Array(png).buffer)
  const rgba = UPNG.toRGBA8(image)
  return Buffer.from(UPNG.encode(rgba, image.width, image.height, COLOURS))
}

function addressesOf(store: Store, origin: string, placed: Placed): Addresses {
  const postId = (key: string) => placed.posts.get(key)?.postId ?? ''
  return {
    origin,
    thread: (key) => `${origin}/t/${placed.threads.get(key)}`,
    async item(key) {
      const [item] = await openItemsOfPost(store.read, postId(key))
      return `${origin}/queue/${item?.id}`
    },
    async case(key) {
      return `${origin}/cases/${(await openCaseOfPost(store.read, postId(key)))?.id}`
    },
  }
}

async function take(
  browser: Browser,
  picture: Picture,
  at: { addresses: Addresses; secrets: DemoSecrets },
): Promise<string> {
  const context = await browser.newContext({
    locale: 'nl-NL',
    viewport: picture.screen,
    colorScheme: picture.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (picture.who !== null) {
    await signIn(page, at.addresses.origin, picture.who, at.secrets)
  }
  await picture.show(page, at.addresses)
  const bytes = small(await page.screenshot())
  await context.close()
  if (bytes.length > LARGEST_BYTES) throw new Error(`${picture.name} has ${bytes.length} bytes`)
  writeFileSync(join(FOLDER, `${picture.name}.png`), bytes)
  return `${picture.name}.png ${Math.ceil(bytes.length / 1000)} kB\n`
}

const folder = mkdtempSync(join(tmpdir(), 'luwte-pictures-'))
try {
  const secrets = await readDemoSecrets({})
  const env = readEnvironment({ PORT: String(await freePort()) }, { demo: true })
  const store = await openStore(folder)
  const placed = await seedDemo(store, { secrets, now: NOW })
  const running = await startServer(store, env, { quiet: true, clock: () => NOW })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  })
  const addresses = addressesOf(store, env.origin.origin, placed)
  const names = process.argv.slice(2)
  const wanted = [...PICTURES, ...HANDBOOK_PICTURES].filter(
    (picture) => names.length === 0 || names.includes(picture.name),
  )
  for (const picture of wanted) {
    // The clock stands still, so a code that was used once would be refused the second time.
    await store.write.updateTable('second_factor').set({ last_step: 0 }).execute()
    process.stdout.write(await take(browser, picture, { addresses, secrets }))
  }
  await browser.close()
  await running.close()
  await store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
