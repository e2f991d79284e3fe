/**
 * A whole visit in the browsers that people have, and then the search for what is left of it: read four
 * pages, sign in, write once, leave, press Back six times, quit.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Page } from 'puppeteer-core'
import { aCanary, canaries, type Canaries } from '../helpers/canaries.ts'
import { t } from '../helpers/browser.ts'
import { place } from '../helpers/placing.ts'
import { boardOf } from '../helpers/store.ts'
import { startWorld, type Somebody, type World } from '../helpers/world.ts'
import { startCarelessSite, type CarelessSite } from './careless-site.ts'
import { findInProfile, historyOf } from './profile.ts'
import { browsersHere, startRealBrowser, type RealBrowser } from './real-browsers.ts'

const BACKS = 6
/** How long is looked at what comes up after one press of Back. */
const LOOK_MS = 1_500

const read = canaries('title', 'body', 'reply', 'second page')
const typed = canaries('title', 'body')
const onPages: Canaries = {
  ...Object.fromEntries(Object.entries(read).map(([name, word]) => [`read ${name}`, word])),
  ...Object.fromEntries(Object.entries(typed).map(([name, word]) => [`typed ${name}`, word])),
}
const elsewhere = { read: aCanary(), typed: aCanary() }

let world: World
let careless: CarelessSite
let thread: string
let board: string

beforeAll(async () => {
  world = await startWorld()
  careless = await startCarelessSite(elsewhere)
  const author = await world.somebody()
  const now = world.clock.now()
  const opening = await place(world.store, author, {
    title: `Over de kast ${read.title}`,
    body: `Op zolder staat een kast. ${read.body}`,
    now,
  })
  for (let count = 1; count <= 21; count += 1) {
    const canary = count > 19 ? read['second page'] : read.reply
    const body = `Bij mij stond er ook een. ${count} ${canary}`
    await place(world.store, author, { threadId: opening.threadId, body, now })
  }
  thread = `${world.origin}/t/${opening.threadId}`
  board = `${world.origin}/b/${await boardOf(world.store)}`
})
afterAll(async () => {
  await careless?.close()
  await world?.close()
})

/** Clicks where something is. Puppeteer's own click waits for a script of the page's in vain, where none runs. */
async function press(page: Page, what: string): Promise<void> {
  const { x, y } = await page.$eval(what, (element) => {
    element.scrollIntoView({ block: 'center' })
    const box = element.getBoundingClientRect()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  })
  await page.mouse.click(x, y)
}

/** Presses what sends a form, and waits for the page that answers. */
async function send(page: Page, button: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), press(page, button)])
}

async function beElsewhere(page: Page): Promise<void> {
  await page.goto(careless.address)
  await page.type('#about', elsewhere.typed)
  await send(page, 'button')
}

async function signIn(page: Page, who: Somebody): Promise<void> {
  await page.goto(`${world.origin}/login`)
  await send(page, 'form[action="/enter"] .main')
  await page.type('#pseudonym', who.pseudonym)
  await page.type('#passphrase', who.passphrase)
  await send(page, 'main form .main')
  if (page.url() !== `${world.origin}/`) throw new Error(`Signed in to ${page.url()}`)
}

/** Four pages with words of others, each seen to be there. */
async function readFour(page: Page): Promise<string> {
  const pages = [`${world.origin}/`, board, thread, `${thread}?page=2`]
  let seen = ''
  for (const address of pages) {
    await page.goto(address)
    seen += await page.content()
  }
  return seen
}

async function write(page: Page): Promise<string> {
  await page.goto(`${board}/new`)
  await page.type('#title', `Nog een kast ${typed.title}`)
  await page.type('#body', `Ik heb er ook een gezien. ${typed.body}`)
  await send(page, 'main form .main')
  const receipt = await page.content()
  await page.goto(board)
  return receipt + (await page.content())
}

async function leave(page: Page): Promise<void> {
  await page.goto(thread)
  await press(page, '[data-leave]')
  await vi.waitUntil(() => page.url() === world.outside, { timeout: 20_000 })
}

/** Presses Back, and answers all that could be read while the page before came up. */
async function lookBack(page: Page): Promise<string> {
  // A page out of memory loads nothing, which puppeteer waits for in vain.
  const back = page.goBack({ timeout: LOOK_MS }).catch(() => null)
  let seen = ''
  for (const end = Date.now() + LOOK_MS; Date.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    seen += await page.content().catch(() => '')
  }
  await back
  return seen
}

type Visit = { browser: RealBrowser; who: Somebody; forum: string; backs: string[] }

async function visit(
  name: Parameters<typeof startRealBrowser>[0],
  script: boolean,
): Promise<Visit> {
  const browser = await startRealBrowser(name, { script })
  const { page } = browser
  const who = await world.somebody()
  await beElsewhere(page)
  await signIn(page, who)
  const forum = (await readFour(page)) + (await write(page))
  await leave(page)
  const backs: string[] = []
  for (let time = 1; time <= BACKS; time += 1) backs.push(await lookBack(page))
  await browser.quit()
  return { browser, who, forum, backs }
}

const CASES = browsersHere().flatMap((name) => [
  { name, how: 'with script', script: true },
  { name, how: 'without script', script: false },
])

/** The names of the words that `page` holds. */
function found(words: Canaries, page: string): string[] {
  return Object.keys(words).filter((name) => page.includes(words[name] ?? ''))
}

const ADDRESSES = [
  /^\/$/,
  /^\/(login|leave)$/,
  /^\/(b|t)\/[0-9A-Za-z]{16,}$/,
  /^\/t\/[0-9A-Za-z]{16,}\?page=\d+$/,
  /^\/b\/[0-9A-Za-z]{16,}\/new$/,
  /^\/login\?to=%2F$/,
  /^\/p\/[0-9A-Za-z]{16,}\/placed(\?[a-z]=[0-9A-Za-z]+)?$/,
]

describe.each(CASES)('$name $how', ({ name, script }) => {
  let seen: Visit
  let words: Canaries

  beforeAll(async () => {
    seen = await visit(name, script)
    words = { ...onPages, pseudonym: seen.who.pseudonym, passphrase: seen.who.passphrase }
  }, 180_000)
  afterAll(() => seen?.browser.forget())

  test('the words were on the pages, so that their absence means something', () => {
    expect(found(onPages, seen.forum)).toEqual(Object.keys(onPages))
  })

  test('after the exit, Back shows no word six times over', () => {
    expect(seen.backs).toHaveLength(BACKS)
    for (const page of seen.backs) {
      expect(page).toContain('<html')
      expect(found(words, page)).toEqual([])
    }
  })

  test('nothing that was read or typed is in the profile folder', () => {
    expect(findInProfile(seen.browser.profile, words)).toEqual([])
  })

  test('what is read and typed at a careless site is found there by the same search', () => {
    const places = findInProfile(seen.browser.profile, elsewhere).join()
    expect(places).toContain('read: ')
    expect(places).toContain('typed: ')
  })

  test('the history holds neutral addresses, and titles of a short list', () => {
    const titles = [...Object.values(t('common:titles', { returnObjects: true })), 'Luwte']
    const ours = historyOf(name, seen.browser.profile).filter(({ url }) =>
      url.startsWith(world.origin),
    )
    expect(ours.length).toBeGreaterThan(4)
    for (const { url, title } of ours) {
      const path = url.slice(world.origin.length)
      expect(path).toSatisfy((one: string) => ADDRESSES.some((form) => form.test(one)))
      // The way out is called after the page it leads to.
      expect([null, '', ...(path === '/leave' ? ['Weer', 'Buiten'] : titles)]).toContain(title)
    }
  })
})
