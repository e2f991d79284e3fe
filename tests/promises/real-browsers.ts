/**
 * Browsers as people have them: the Chromium and the Firefox of the distribution, each with a profile
 * folder of its own and none of the flags that tools for tests set. Those switch off the memory that Back
 * shows pages from, and write no history: with them a test of leaving proves nothing.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core'

const BROWSERS = ['Chromium', 'Firefox'] as const
export type BrowserName = (typeof BROWSERS)[number]

const FILES: Record<BrowserName, string[]> = {
  Chromium: [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'],
  Firefox: [process.env.FIREFOX ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'],
}

export type RealBrowser = {
  page: Page
  profile: string
  /** Ends the browser as its owner does, so that it writes down all it wants to keep. */
  quit(): Promise<void>
  /** Takes the profile away. */
  forget(): void
}

function fileOf(name: BrowserName): string | undefined {
  return FILES[name].find((path) => path !== '' && existsSync(path))
}

/** The browsers of this machine. Which one is missing, and how to get it, is said on stderr. */
export function browsersHere(): BrowserName[] {
  const here = BROWSERS.filter((name) => fileOf(name) !== undefined)
  if (!here.includes('Firefox')) {
    process.stderr.write(
      'Firefox is not here, so nothing is proven of it: apt-get install firefox-esr, or set FIREFOX.\n',
    )
  }
  return here
}

const SAME_FOR_ALL = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync']

function chromiumWith(profile: string): LaunchOptions {
  return {
    browser: 'chrome',
    args: [
      '--headless=new',
      ...SAME_FOR_ALL,
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--lang=nl',
      'about:blank',
    ],
  }
}

function firefoxWith(profile: string): LaunchOptions {
  return {
    browser: 'firefox',
    args: ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile],
  }
}

/** What a fresh Firefox asks of its maker is kept from the line; nothing about memory or history is set. */
const FIREFOX_QUIET = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'nl',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'trailhead.firstrun.didSeeAboutWelcome': true,
  // Pages come as they are, so that the search for words in the cache sees them.
  'network.http.accept-encoding': 'identity',
  'network.http.accept-encoding.secure': 'identity',
}

/** Starts a browser with an empty profile. `script`: whether pages may run theirs. */
export async function startRealBrowser(
  name: BrowserName,
  options: { script: boolean },
): Promise<RealBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'luwte-profile-'))
  const browser: Browser = await launch({
    ...(name === 'Chromium' ? chromiumWith(profile) : firefoxWith(profile)),
    executablePath: fileOf(name) ?? '',
    userDataDir: profile,
    ignoreDefaultArgs: true,
    defaultViewport: null,
    extraPrefsFirefox: { ...FIREFOX_QUIET, 'javascript.enabled': options.script },
    timeout: 60_000,
  })
  const [first] = await browser.pages()
  const page = first ?? (await browser.newPage())
  page.setDefaultTimeout(20_000)
  if (name === 'Chromium') {
    await page.setExtraHTTPHeaders({ 'accept-encoding': 'identity' })
    await page.setJavaScriptEnabled(options.script)
  }
  return {
    page,
    profile,
    quit: () => browser.close(),
    forget: () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }),
  }
}
