/** Chromium for the tests, one for each file, and people's windows in it. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { generate } from 'otplib'
import { secondStepOf } from '#moderation/members/second-step.ts'
import { makeSessions } from '#app/auth/sessions.ts'
import { translator } from '#app/i18n/translate.ts'
import { cookieName } from '#app/server/cookies.ts'
import type { Somebody, World } from './world.ts'

/** The texts of the pages, so that no test breaks over a better word. */
export const t = translator('nl')

const PATIENCE_MS = 15_000

export type Windows = {
  /** A window of somebody new: no cookie, nothing remembered. */
  open(options?: Parameters<Browser['newContext']>[0]): Promise<Page>
  /** What no page may do, since last asked: errors in the console, refusals by the content policy, other hosts. */
  oddities(): string[]
  /** Closes the windows of a test. Throws when there was any such thing. */
  endTest(): Promise<void>
  close(): Promise<void>
}

/** The file of a Chromium, as `scripts/setup.mjs --browser` finds or installs it. */
function chromiumFile(): string {
  return process.env.CHROMIUM ?? '/usr/bin/chromium'
}

function watch(context: BrowserContext, world: World, odd: string[]): void {
  const ours = new Set([world.origin, new URL(world.outside).origin])
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    // A page that answers 400 or 404 on purpose is told by the browser too.
    const refused = message.text().startsWith('Failed to load resource: the server responded')
    if (refused && message.location().url === message.page()?.url()) return
    odd.push(`${message.page()?.url()}: ${message.text()}`)
  })
  context.on('weberror', (error) => odd.push(`${error.page()?.url()}: ${error.error().message}`))
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && !ours.has(origin)) odd.push(`asked for ${request.url()}`)
  })
}

/**
 * Starts a Chromium. `remembers`: with the memory that Back shows pages from, which Playwright turns off
 * and people have (safety.md, fact 1).
 */
export async function startWindows(
  world: World,
  options: { remembers?: boolean } = {},
): Promise<Windows> {
  const browser = await chromium.launch({
    executablePath: chromiumFile(),
    args: ['--no-sandbox', '--disable-quic', '--disable-gpu'],
    ...(options.remembers ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
  })
  const odd: string[] = []
  return {
    async open(contextOptions = {}) {
      const context = await browser.newContext({ locale: 'nl-NL', ...contextOptions })
      context.setDefaultTimeout(PATIENCE_MS)
      watch(context, world, odd)
      return await context.newPage()
    },
    oddities: () => odd.splice(0),
    async endTest() {
      await Promise.all(browser.contexts().map((context) => context.close()))
      const seen = odd.splice(0)
      if (seen.length > 0) throw new Error(`Pages did odd things:\n${seen.join('\n')}`)
    },
    close: () => browser.close(),
  }
}

/** From the neutral front page on to `path`. */
export async function enter(page: Page, world: World, path = '/'): Promise<void> {
  await page.goto(world.origin + path)
  await page.getByRole('button', { name: t('standing:front.enter') }).click()
}

/** A code of somebody's second step; the clock goes on first, because a code works once. */
async function oneTimeCode(world: World, who: Somebody): Promise<string> {
  world.clock.forward({ seconds: 30 })
  const known = await secondStepOf(world.store, who.id)
  if (known === undefined) throw new Error('There is no second step yet.')
  const epoch = Math.floor(world.clock.now().getTime() / 1000)
  return await generate({ secret: known.secret, epoch })
}

/** Signs in as a person does: front page, pseudonym and passphrase, and for staff the second step. */
export async function signIn(page: Page, world: World, who: Somebody): Promise<void> {
  await enter(page, world, '/login')
  await page.getByLabel(t('account:join.pseudonym')).fill(who.pseudonym)
  await page.getByLabel(t('account:join.passphrase')).fill(who.passphrase)
  await page.getByLabel(t('account:signIn.sharedNo'), { exact: true }).check()
  await page.getByRole('button', { name: t('account:signIn.send') }).click()
  if (who.role === 'member') {
    await page.waitForURL(`${world.origin}/`)
    return
  }
  await page.waitForURL('**/login/second**')
  await page.getByLabel(t('account:second.code')).fill(await oneTimeCode(world, who))
  await page.getByRole('button', { name: t('account:second.send') }).click()
  await page.waitForURL((url) => url.pathname !== '/login/second')
}

/** Gives the window a session of somebody's: the short way, for tests of what comes after signing in. */
export async function bringIn(page: Page, world: World, who: Somebody): Promise<void> {
  const token = await makeSessions(world.store).begin(who, {
    shared: false,
    secondStep: true,
    now: world.clock.now(),
  })
  await page
    .context()
    .addCookies([{ name: cookieName('session', true), value: token, url: world.origin }])
}
